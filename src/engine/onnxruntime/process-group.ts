import { setTimeout as wait } from 'node:timers/promises';
import { OrphanGuard } from './orphan-guard.ts';

/** Windows has no groups, and no signals that stop a process. */
const HAS_GROUPS = process.platform !== 'win32';
/** Threads that wait for a core are only stopped when they get one. */
const STOP_MS = 1;

/** A child that leads a group of its own, and everything that it started: all are stopped, go on and are killed together. */
export class ProcessGroup {
  readonly #leader: number;
  #guard: OrphanGuard | undefined;

  /** @param leader - The child's number; undefined where it could not be started, and then there is nothing to signal. */
  constructor(leader: number | undefined) {
    this.#leader = leader ?? 0;
  }

  /** Stops all of their threads; does nothing on Windows. */
  async pause(): Promise<void> {
    if (!HAS_GROUPS || this.#leader === 0) return;
    this.#guard ??= new OrphanGuard(this.#leader);
    this.#signal('SIGSTOP');
    await wait(STOP_MS);
  }

  /** Lets a paused group go on; does nothing to any other. */
  resume(): void {
    if (HAS_GROUPS) this.#signal('SIGCONT');
  }

  kill(): void {
    this.#guard?.dismiss();
    this.#signal('SIGKILL');
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#leader === 0) return;
    try {
      process.kill(HAS_GROUPS ? -this.#leader : this.#leader, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
