import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { DirectOutcome } from './outcome.ts';

/** Runs cases in the runtime alone, one after another in a child process. A case that ends the child is its outcome. */
export class DirectRunner {
  readonly #deadlineMs: number;
  #child: ChildProcess | undefined;

  constructor(deadlineMs: number) {
    this.#deadlineMs = deadlineMs;
  }

  async run(folder: string): Promise<DirectOutcome> {
    this.#child ??= fork(join(import.meta.dirname, 'direct-child.ts'), { stdio: 'ignore' });
    const child = this.#child;
    let timer: NodeJS.Timeout | undefined;
    const answered = new Promise<DirectOutcome>((resolve) => {
      child.once('message', (outcome) => resolve(outcome as DirectOutcome));
      child.once('exit', (code, signal) =>
        resolve({ kind: 'crashed', message: signal ?? `exit code ${code}` }),
      );
      timer = setTimeout(
        () => resolve({ kind: 'timed-out', message: `after ${this.#deadlineMs / 1000} s` }),
        this.#deadlineMs,
      );
    });
    // A child that is gone is noticed by its exit; the broken channel adds nothing.
    child.send(folder, () => {});
    const outcome = await answered;
    clearTimeout(timer);
    for (const event of ['message', 'exit']) child.removeAllListeners(event);
    if (outcome.kind === 'crashed' || outcome.kind === 'timed-out') this.end();
    return outcome;
  }

  end(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }
}
