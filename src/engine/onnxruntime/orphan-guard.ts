import { type ChildProcess, spawn } from 'node:child_process';

/** Waits for the end of its input, then kills the given process group. */
const SCRIPT = 'read -r _; kill -s KILL -- "-$0"';

/**
 * Kills a process group once this process has ended for any reason. A stopped child notices neither a closed pipe nor a
 * SIGTERM, so without a guard it would keep its RAM and GPU memory forever.
 */
export class OrphanGuard {
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
