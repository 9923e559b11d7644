import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

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

  /** From now on the group is killed once this process has ended for any reason. */
  guard(): void {
    if (this.#leader !== 0) this.#guard ??= new OrphanGuard(this.#leader);
  }

  /** Stops all threads of the group. */
  async pause(): Promise<void> {
    if (this.#leader === 0) return;
    this.guard();
    this.#signal('SIGSTOP');
    await wait(STOP_MS);
  }

  /** Resumes a paused group; otherwise does nothing. */
  resume(): void {
    this.#signal('SIGCONT');
  }

  /** Asks every process of the group to end. A paused one does so once it is resumed. */
  terminate(): void {
    this.#signal('SIGTERM');
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

/** Waits for the end of its input, then kills the given process group. */
const SCRIPT = 'read -r _; kill -s KILL -- "-$0"';

/**
 * Kills a process group once this process has ended for any reason. A stopped child notices neither a closed pipe nor a
 * SIGTERM, so without a guard it would keep its RAM and GPU memory forever.
 */
class OrphanGuard {
  readonly #shell: ChildProcess;

  constructor(group: number) {
    this.#shell = spawn('/bin/sh', ['-c', SCRIPT, String(group)], {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: {},
      // A signal to this process's group must not kill the guard.
      detached: true,
    });
    // Without a shell there is no guard. Measuring continues: only a SIGKILL at the wrong moment would leave a child behind.
    for (const part of [this.#shell, this.#shell.stdin]) part?.on('error', () => {});
    this.#shell.unref();
  }

  /** Call before killing the group, because its id may soon be reused. */
  dismiss(): void {
    this.#shell.kill('SIGKILL');
  }
}
