import { spawn } from 'node:child_process';

/** Time between two readings of the long-lived reader. */
export const READER_MS = 200;

/** A reader that runs until it is stopped. */
interface SmiWatch {
  /** Ends the reader and waits until all that it printed has been read. */
  stop(): Promise<void>;
}

/**
 * Starts one nvidia-smi that prints a reading every {@link READER_MS}, for the passes that are not timed: a new process for
 * each reading would take a core from the model. It dies with this process, at its next line, by the broken pipe.
 *
 * @param watch - `onLine` gets each line as it comes, without its end.
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
