import { mkdirSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOrEmpty } from './proc-files.ts';

const MOUNT = '/sys/fs/cgroup';
const PREFIX = 'regression-gate-';
/** The inner group that this process moves into. */
const OWN = `${PREFIX}${process.pid}-self`;
/** Groups made by this process so far. */
let made = 0;

/**
 * The cgroup (version 2) of this process, if groups with a memory limit can be made in it, with the inner groups of runs
 * that were killed removed. The kernel lets only two kinds of group hand out memory: the root of the hierarchy, and one
 * without processes of its own. So if this process is alone in its group, it first moves into an inner one.
 *
 * @param mount - Absolute folder where the hierarchy is mounted.
 * @param membership - Content of `/proc/self/cgroup`.
 * @returns Absolute folder; undefined where there is no such group, as on most runners: memory is watched then.
 */
export function findMemoryCgroup(
  mount = MOUNT,
  membership = readOrEmpty('/proc/self/cgroup'),
): string | undefined {
  // A name that steps up is of a group that this process cannot see.
  const path = /^0::(\/.*)$/m.exec(membership)?.[1];
  if (path === undefined || path.split('/').includes('..')) return undefined;
  const isInner = path.endsWith(`/${OWN}`);
  const cgroup = join(mount, isInner ? path.slice(0, -OWN.length - 1) : path);
  if (!wordsOf(join(cgroup, 'cgroup.controllers')).includes('memory')) return undefined;
  try {
    enableMemory(cgroup);
  } catch {
    return undefined;
  }
  sweep(cgroup);
  return cgroup;
}

function enableMemory(cgroup: string): void {
  const enabled = join(cgroup, 'cgroup.subtree_control');
  if (wordsOf(enabled).includes('memory')) return;
  const members = wordsOf(join(cgroup, 'cgroup.procs'));
  if (members.length === 1 && members[0] === String(process.pid)) {
    const inner = join(cgroup, OWN);
    mkdirSync(inner, { recursive: true });
    writeFileSync(join(inner, 'cgroup.procs'), String(process.pid));
  }
  writeFileSync(enabled, '+memory');
}

/** Removes inner groups whose gate has ended; the kernel keeps those in which something still runs. */
function sweep(cgroup: string): void {
  for (const name of readdirSync(cgroup)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-\\w+$`).exec(name)?.[1];
    if (pid !== undefined && readOrEmpty(`/proc/${pid}/stat`) === '')
      tryTo(() => rmdirSync(join(cgroup, name)));
  }
}

/** Continues outside if it may not enter: memory is watched as well. */
const ENTER = '{ echo 0 > "$0"; } 2>/dev/null; exec "$@"';

/** A cgroup for one child and everything that it starts, which the kernel ends together if they use too much memory. */
export class MemoryGroup {
  readonly #folder: string;
  #hasKilled = false;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * @param cgroup - From {@link findMemoryCgroup}.
   * @returns Undefined if it cannot be made; memory is watched then.
   */
  static open(cgroup: string, limitBytes: number): MemoryGroup | undefined {
    made += 1;
    const folder = join(cgroup, `${PREFIX}${process.pid}-${made}`);
    try {
      mkdirSync(folder);
      writeFileSync(join(folder, 'memory.max'), String(Math.floor(limitBytes)));
      writeFileSync(join(folder, 'memory.oom.group'), '1');
    } catch {
      tryTo(() => rmdirSync(folder));
      return undefined;
    }
    // A kernel without swap has no such file.
    tryTo(() => writeFileSync(join(folder, 'memory.swap.max'), '0'));
    return new MemoryGroup(folder);
  }

  /** The command line that enters the group before it runs a program, so that no process of it is left outside. */
  enter(command: readonly string[]): readonly string[] {
    return ['/bin/sh', '-c', ENTER, join(this.#folder, 'cgroup.procs'), ...command];
  }

  /**
   * Adds a running process, and what it starts from now on. Continues without it if the kernel refuses: memory
   * is watched as well.
   */
  takeIn(pid: number): void {
    tryTo(() => writeFileSync(join(this.#folder, 'cgroup.procs'), String(pid)));
  }

  /** Whether the kernel has ended a process of the group because it used too much memory. */
  get hasKilled(): boolean {
    const killed = /^oom_kill (\d+)$/m.exec(readOrEmpty(join(this.#folder, 'memory.events')))?.[1];
    this.#hasKilled ||= Number(killed ?? 0) > 0;
    return this.#hasKilled;
  }

  /** Ends what is left in the group. Then removes it, or leaves that to the next run if something takes long to end. */
  end(): void {
    // The answer outlives the group.
    void this.hasKilled;
    tryTo(() => writeFileSync(join(this.#folder, 'cgroup.kill'), '1'));
    if (!tryTo(() => rmdirSync(this.#folder))) setTimeout(() => tryTo(() => rmdirSync(this.#folder)), 100);
  }
}

const wordsOf = (file: string): string[] => readOrEmpty(file).split(/\s+/).filter(Boolean);

/** @returns Whether it worked. */
function tryTo(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
