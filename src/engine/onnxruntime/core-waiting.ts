import { readFileSync } from 'node:fs';

/** How long a thread has been on a core and has waited for one, both in ns since it started. */
export interface ThreadTimes {
  readonly onCoreNs: number;
  /** Runnable, but without a core. */
  readonly waitedNs: number;
}

/** A thread's own file. The name is resolved when the file is opened. */
export const SCHEDSTAT = '/proc/thread-self/schedstat';

/**
 * Parses a thread's `schedstat`: time on a core, time waiting for a core, number of time slices.
 *
 * @returns Undefined if the kernel does not account for waiting, in which case it reports zeros.
 * @see https://docs.kernel.org/scheduler/sched-stats.html, "/proc/<pid>/schedstat"
 */
export function parseSchedstat(text: string): ThreadTimes | undefined {
  const [onCoreNs = Number.NaN, waitedNs = Number.NaN] = text.split(' ', 2).map(Number);
  return onCoreNs > 0 && waitedNs >= 0 ? { onCoreNs, waitedNs } : undefined;
}

/**
 * The times of a process's main thread, as seen from outside. The measuring child runs a hostile model, so its own
 * figures are checked against these.
 *
 * @returns Undefined where the kernel does not report them, or the process is gone.
 */
export function readMainThread(pid: number): ThreadTimes | undefined {
  try {
    return parseSchedstat(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'latin1'));
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}

/** ESRCH: the thread ended while it was read. */
const UNREADABLE: readonly (string | undefined)[] = ['ENOENT', 'EACCES', 'EPERM', 'ESRCH'];

/** Whether a file of /proc cannot be read: not Linux, a kernel without it, no permission, or its process is gone. */
export const isUnreadable = (error: unknown): boolean =>
  UNREADABLE.includes((error as NodeJS.ErrnoException).code);
