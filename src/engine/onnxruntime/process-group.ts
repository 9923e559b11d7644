import { setTimeout as wait } from 'node:timers/promises';
import { OrphanGuard } from './orphan-guard.ts';

/** A thread that is waiting for a core only stops once it gets one. */
const STOP_MS = 1;

/** The process group of a child and everything it started: all are paused, resumed and killed together. */
export class ProcessGroup {
  readonly #leader: number;
  #guard: OrphanGuard | undefined;

  /** @param leader - The child's process id; undefined if it could not be started, so that there is nothing to signal. */
  constructor(leader: number | undefined) {
    this.#leader = leader ?? 0;
  }

  /** Stops all threads of the group. */
  async pause(): Promise<void> {
    if (this.#leader === 0) return;
    this.#guard ??= new OrphanGuard(this.#leader);
    this.#signal('SIGSTOP');
    await wait(STOP_MS);
  }

  /** Resumes a paused group; otherwise does nothing. */
  resume(): void {
    this.#signal('SIGCONT');
  }

  kill(): void {
    this.#guard?.dismiss();
    this.#signal('SIGKILL');
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#leader === 0) return;
    try {
      process.kill(-this.#leader, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
