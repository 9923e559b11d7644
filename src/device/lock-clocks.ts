import { type ChildProcess, spawn } from 'node:child_process';
import { askSmi } from './ask-smi.ts';
import type { Gpu } from './open-gpu.ts';

/** A lock on a GPU's clock frequency. */
export interface ClockLock {
  readonly mhz: number;
  /** Unlocks the clocks. A second call does nothing. */
  release(): void;
}

/** Locks not yet released; for signal handlers. */
const held = new Set<ClockLock>();

/**
 * Locks the GPU's clocks at one frequency, which requires root on most machines. They are unlocked by `release`, by
 * {@link releaseClocks} in a signal handler, or, after a SIGKILL, by a watcher process: a GPU must not stay slow because a
 * job was cancelled.
 *
 * @returns The lock, or nvidia-smi's error.
 */
export function lockClocks(gpu: Gpu, mhz: number): ClockLock | { readonly message: string } {
  const { command, selector } = gpu;
  // Start the watcher first, so that the clocks are never locked without one.
  const watcher = watchOverClocks(gpu);
  const locked = askSmi(command, [...selector, '-lgc', String(mhz)]);
  if (!locked.ok) {
    dismiss(watcher);
    return { message: locked.message };
  }
  const lock: ClockLock = {
    mhz,
    release() {
      if (!held.delete(lock)) return;
      // If that fails, the watcher tries again once this process has ended.
      if (askSmi(command, [...selector, '-rgc']).ok) dismiss(watcher);
    },
  };
  held.add(lock);
  return lock;
}

/** Unlocks all clocks; for signal handlers. */
export function releaseClocks(): void {
  for (const lock of [...held]) lock.release();
}

/**
 * Starts a shell that reads from our pipe. A line dismisses it. The end of the pipe means that this process has died for any
 * reason, and then it unlocks the clocks.
 *
 * It runs in its own session, ignores the signals of a cancelled job, and does not inherit the variable by which a runner
 * finds a job's leftover processes.
 */
function watchOverClocks({ command, selector }: Gpu): ChildProcess {
  const { RUNNER_TRACKING_ID: _, ...env } = process.env;
  const script = 'trap "" INT TERM HUP; read -r word || exec "$0" "$@"';
  const watcher = spawn('/bin/sh', ['-c', script, command, ...selector, '-rgc'], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env,
  });
  // Without a shell there is no watcher; the other two ways still work.
  watcher.on('error', () => {});
  watcher.stdin?.on('error', () => {});
  watcher.unref();
  (watcher.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return watcher;
}

const dismiss = (watcher: ChildProcess): void => void watcher.stdin?.end('dismissed\n');
