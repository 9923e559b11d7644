import type { GpuDisturbance } from '../../device/gpu-disturbance.ts';
import type { Launch, Span } from '../arm-measurement.ts';
import type { ProgressStep } from '../progress-event.ts';
import type { GpuSnapshot } from './gpu-snapshot.ts';

/** Stop once late launches outnumber the timed ones by this many. */
const MAX_LATE = 5;

/** Outcome of a launch. Only a `timed` one counts; its `arms` has one entry per arm. */
type LaunchOutcome =
  | { readonly kind: 'timed'; readonly arms: readonly Launch[] }
  /** The load generator could not keep up. */
  | { readonly kind: 'late' }
  | { readonly kind: 'gpu-busy'; readonly disturbance: GpuDisturbance };

type ScheduledOutcome = Exclude<LaunchOutcome, { kind: 'gpu-busy' }>;

/** A finished launch, with the GPU before and after it if one is watched. */
export interface EndedLaunch {
  readonly outcome: LaunchOutcome;
  readonly span: Span;
  readonly gpu: { readonly before: GpuSnapshot; readonly after: GpuSnapshot } | undefined;
}

interface Schedule {
  /** Runs a launch. @returns One entry per arm; undefined if the load generator could not keep up. */
  readonly run: (launch: number) => Promise<readonly Launch[] | undefined>;
  /** Undefined where no GPU is watched. */
  readonly readGpu: (() => GpuSnapshot) | undefined;
  readonly budgetNs: number;
  /** Ms since the pass began. */
  readonly now: () => number;
  readonly progress: (step: ProgressStep) => void;
}

/** @returns Gives the ms since this call, to a tenth of a millisecond, which is enough to draw them. */
export function startClock(): () => number {
  const start = performance.now();
  return () => Math.round((performance.now() - start) * 10) / 10;
}

/**
 * Runs launch after launch until the budget is spent or the load generator is late too often. The caller decides when there
 * are enough launches and then stops iterating. The GPU is read once between launches and at no other time: nothing polls it
 * while a clock runs.
 */
export async function* scheduleLaunches(schedule: Schedule): AsyncGenerator<EndedLaunch, void, undefined> {
  const { run, readGpu, budgetNs, now, progress } = schedule;
  const start = now();
  const count = { timed: 0, late: 0 };
  let before = readGpu?.();
  let longestMs = 0;
  while (count.late < MAX_LATE + count.timed) {
    const spentMs = now() - start;
    const begun = count.timed + count.late;
    // A launch that would overrun the budget is not started, except the first: without it there would be no figures.
    if (begun > 0 && (spentMs + longestMs) * 1e6 > budgetNs) return;
    progress({ kind: 'timing', launch: count.timed + 1, spentNs: spentMs * 1e6, budgetNs });
    const arms = await run(begun);
    const outcome: ScheduledOutcome = arms === undefined ? { kind: 'late' } : { kind: 'timed', arms };
    const span: Span = [start + spentMs, now()];
    longestMs = Math.max(longestMs, span[1] - span[0]);
    const after = readGpu?.();
    count[outcome.kind] += 1;
    yield { outcome, span, gpu: before && after && { before, after } };
    before = after;
  }
}
