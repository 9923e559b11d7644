import { setTimeout as wait } from 'node:timers/promises';
import { OrphanGuard } from './orphan-guard.ts';

/** A thread that waits for a core is stopped only when it gets one. */
const STOP_MS = 1;

/** A child that leads a process group of its own, with everything that it started: all are stopped, continued and killed together. */
export class ProcessGroup {
  readonly #leader: number;
  #guard: OrphanGuard | undefined;

  /** @param leader - The child's process id; undefined where it could not be started, and then there is nothing to signal. */
  constructor(leader: number | undefined) {
    this.#leader = leader ?? 0;
  }

  /** Stops all of their threads. */
  async pause(): Promise<void> {
    if (this.#leader === 0) return;
    this.#guard ??= new OrphanGuard(this.#leader);
    this.#signal('SIGSTOP');
    await wait(STOP_MS);
  }

  /** Continues a paused group; does nothing to any other. */
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
