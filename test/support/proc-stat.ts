import { readFileSync } from 'node:fs';

/** A file of /proc as text; empty of a process that is gone. */
export function readProc(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'latin1');
  } catch {
    return '';
  }
}

/** Fields of a `stat` file from the third on, the state (proc(5)); the name before it may hold blanks and brackets. */
export function statFields(file: string): string[] {
  const stat = readProc(file);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
