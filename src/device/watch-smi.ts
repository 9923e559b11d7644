import { spawn } from 'node:child_process';

/** Interval between two readings of the long-lived reader. */
export const READER_MS = 200;

/** A reader that runs until it is stopped. */
interface SmiWatch {
  /** Stops the reader and waits until all of its output has been read. */
  stop(): Promise<void>;
}

/**
 * Starts a single nvidia-smi that prints a reading every {@link READER_MS}, for passes that are not timed. A new process per
 * reading would take a core from the model. If this process dies, the broken pipe ends nvidia-smi at its next line.
 *
 * @param watch - `onLine` gets each line as it arrives, without its line end.
 */
export function watchSmi(watch: {
  readonly command: string;
  readonly words: readonly string[];
  readonly onLine: (line: string) => void;
}): SmiWatch {
  const { command, words, onLine } = watch;
  const child = spawn(command, [...words, '-lms', String(READER_MS)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') onLine(line.trimEnd());
  });
  const closed = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  return {
    stop() {
      child.kill('SIGKILL');
      return closed;
    },
  };
}
