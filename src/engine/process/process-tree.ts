import { readdirSync } from 'node:fs';
import { childrenOfThread, readOrEmpty } from './proc-files.ts';

const KIB = 1024;

/** A process, as the kernel describes it. */
export interface Member {
  readonly pid: number;
  /** Process group. */
  readonly group: number;
  /** Resident memory in bytes. Pages that processes share count in each. */
  readonly residentBytes: number;
  /** Its peak so far. */
  readonly peakBytes: number;
}

/**
 * Everything that belongs to a program: its process group, even with other parents, and what these started outside it.
 * Reads all processes of the machine. Empty if none is left, or the system has no /proc.
 */
export function membersOf(leader: number): Member[] {
  const group = namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => groupIdOf(pid) === leader);
  return withDescendants([leader, ...group], childrenOf);
}

/** Some processes and what they started, as far as that can be found quickly: what first threads started. */
export const startedFrom = (pids: readonly number[]): Member[] =>
  withDescendants(pids, childrenOfFirstThread);

/**
 * Process id of a program inside some wrappers. Each wrapper started the next one first. A model that starts processes
 * cannot change which one that is.
 *
 * @returns 0 if there is none.
 */
export function programIn(pid: number, wrappers: number): number {
  if (wrappers === 0) return pid;
  const [child = 0] = childrenOfFirstThread(pid);
  return child === 0 ? 0 : programIn(child, wrappers - 1);
}

/** Whether a process still runs, judged by its group: its id may have been reused. */
export const isStill = ({ pid, group }: Member): boolean => groupIdOf(pid) === group;

function withDescendants(pids: readonly number[], childrenOfOne: (pid: number) => number[]): Member[] {
  const found = new Map<number, Member>();
  const visit = (pid: number): void => {
    const member = found.has(pid) ? undefined : readMember(pid);
    if (member === undefined) return;
    found.set(pid, member);
    for (const child of childrenOfOne(pid)) visit(child);
  };
  for (const pid of pids) visit(pid);
  return [...found.values()];
}

function readMember(pid: number): Member | undefined {
  const status = readOrEmpty(`/proc/${pid}/status`);
  // A process that has ended but was not waited for has no memory.
  const kib = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  if (status === '') return undefined;
  return {
    pid,
    group: groupIdOf(pid) ?? 0,
    residentBytes: kib('VmRSS') * KIB,
    peakBytes: kib('VmHWM') * KIB,
  };
}

/** The name of a program, in parentheses, may hold spaces and parentheses itself. */
function groupIdOf(pid: number): number | undefined {
  const stat = readOrEmpty(`/proc/${pid}/stat`);
  const group = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2];
  return group === undefined ? undefined : Number(group);
}

const childrenOf = (pid: number): number[] =>
  namesIn(`/proc/${pid}/task`).flatMap((thread) => childrenOfThread(pid, Number(thread)));

const childrenOfFirstThread = (pid: number): number[] => childrenOfThread(pid, pid);

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
