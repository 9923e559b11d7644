import { type ChildProcess, spawn } from 'node:child_process';

/** Waits for the end of its input, then kills the process group that it was given. */
const SCRIPT = 'read -r _; kill -s KILL -- "-$0"';

/**
 * Kills a process group once this process is gone, however it ended. A stopped process notices neither the end of its pipes
 * nor a SIGTERM, and would otherwise keep its memory, and the GPU's, forever.
 */
export class OrphanGuard {
  readonly #shell: ChildProcess;

  constructor(group: number) {
    this.#shell = spawn('/bin/sh', ['-c', SCRIPT, String(group)], {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: {},
      // A signal to this process's group must not end its guard.
      detached: true,
    });
    // Without a shell there is no guard, and measuring continues: only a SIGKILL at the wrong moment would leave a child behind.
    for (const part of [this.#shell, this.#shell.stdin]) part?.on('error', () => {});
    this.#shell.unref();
  }

  /** Call before the group is killed: its process id may soon be reused. */
  dismiss(): void {
    this.#shell.kill('SIGKILL');
  }
}
