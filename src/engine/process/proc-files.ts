import { readFileSync } from 'node:fs';

/** A small file of the kernel, such as `/proc/1/stat`. Empty if the process has ended, or the system has no such file. */
export function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

/** Ids of the processes that a thread has started and that still run. A process's first thread has the process's id. */
export const childrenOfThread = (pid: number, thread: number): number[] =>
  readOrEmpty(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number);
