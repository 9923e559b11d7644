import type { Progress, ProgressStep } from '../../measure/progress-event.ts';

const EVERY_MS = 10_000;

/**
 * Passes on the newest event every ten seconds, for a log that keeps every line; rows that are not final are left out. Events that may
 * be the last for minutes are passed on immediately.
 *
 * @param now - Milliseconds, from a clock that never goes back.
 */
export function paceProgress(progress: Progress, now: () => number): Progress {
  let last = now();
  return (event) => {
    if (event.step.kind === 'judged') return;
    const time = now();
    if (!isRare(event.step) && time - last < EVERY_MS) return;
    last = time;
    progress(event);
  };
}

const isRare = ({ kind }: ProgressStep): boolean =>
  kind === 'items-needed' ||
  kind === 'making-data' ||
  kind === 'installing-runtime' ||
  kind === 'installing-images' ||
  kind === 'install-failed';
