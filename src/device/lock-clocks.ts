import { type ChildProcess, spawn } from 'node:child_process';
import { askSmi } from './ask-smi.ts';
import type { Gpu } from './open-gpu.ts';

/** Clocks of a GPU that are held at one frequency until they are released. */
export interface ClockLock {
  readonly mhz: number;
  /** Gives the clocks back. Doing so twice is the same as once. */
  release(): void;
}

/** Locks that still hold; for signal handlers. */
const held = new Set<ClockLock>();

/**
 * Holds the GPU's clocks at one frequency, which needs root on most machines. They are given back by `release`, by
 * {@link releaseClocks} in a signal handler, and, should this process be killed without a chance, by a process that waits
 * for its end: a GPU must not stay slow because a job was cancelled.
 *
 * @returns The lock, or why there is none.
 */
export function lockClocks(gpu: Gpu, mhz: number): ClockLock | { readonly why: string } {
  if (process.platform === 'win32') return { why: 'clocks are locked on Linux only' };
  const { command, selector } = gpu;
  // The watcher comes first: there is no moment at which the clocks are locked and nobody watches.
  const watcher = watchOverClocks(gpu);
  const locked = askSmi(command, [...selector, '-lgc', String(mhz)]);
  if (!locked.ok) {
    dismiss(watcher);
    return { why: locked.why };
  }
  const lock: ClockLock = {
    mhz,
    release() {
      if (!held.delete(lock)) return;
      // Where that fails, the watcher tries again when this process has ended.
      if (askSmi(command, [...selector, '-rgc']).ok) dismiss(watcher);
    },
  };
  held.add(lock);
  return lock;
}

/** Gives all clocks back at once. */
export function releaseClocks(): void {
  for (const lock of [...held]) lock.release();
}

/**
 * A shell that waits on a pipe of ours. It reads a line when it is dismissed, and the end of the pipe when we have died
 * in whatever way; then it gives the clocks back.
 *
 * It is in a session of its own, does not heed the signals of a cancelled job, and lacks the variable by which a runner
 * sweeps up what a job leaves behind.
 */
function watchOverClocks({ command, selector }: Gpu): ChildProcess {
  const { RUNNER_TRACKING_ID: _, ...env } = process.env;
  const script = 'trap "" INT TERM HUP; read -r word || exec "$0" "$@"';
  const watcher = spawn('/bin/sh', ['-c', script, command, ...selector, '-rgc'], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env,
  });
  // Without a shell there is no watcher; the other two ways are left.
  watcher.on('error', () => {});
  watcher.stdin?.on('error', () => {});
  watcher.unref();
  (watcher.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return watcher;
}

const dismiss = (watcher: ChildProcess): void => void watcher.stdin?.end('dismissed\n');
