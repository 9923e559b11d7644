import { readFileSync } from 'node:fs';

/** A /proc file as text; empty if the process is gone. */
export function readProc(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'latin1');
  } catch {
    return '';
  }
}

/** Fields of a `stat` file from the third one, the state (proc(5)). The name before it may contain spaces and parentheses. */
export function statFields(file: string): string[] {
  const stat = readProc(file);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
