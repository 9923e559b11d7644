import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WorkerProcess } from '../../../src/engine/onnxruntime/worker-process.ts';
import { findMemoryCgroup, MemoryGroup } from '../../../src/engine/process/memory-group.ts';
import { workspaceIn } from '../../support/fixtures/arm-fixture.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cgroup-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const MIB = 2 ** 20;
const OWN = `regression-gate-${process.pid}-self`;
/** No process has such an id: it is above the kernel's highest. */
const GONE = 2 ** 22 + 1;

/** A folder with the files of a cgroup that this process is in. */
function shape({
  path = '/job',
  controllers = 'cpu memory',
  enabled = '',
  members = ['1', '2'],
} = {}): string {
  const cgroup = join(folder, path);
  mkdirSync(cgroup, { recursive: true });
  writeFileSync(join(cgroup, 'cgroup.controllers'), `${controllers}\n`);
  writeFileSync(join(cgroup, 'cgroup.subtree_control'), enabled);
  writeFileSync(join(cgroup, 'cgroup.procs'), members.join('\n'));
  return cgroup;
}

describe('the cgroup in which memory can be limited', () => {
  test('is the own one, where memory is turned on for inner groups', () => {
    const cgroup = shape();
    expect(findMemoryCgroup(folder, '1:name=systemd:/\n0::/job\n')).toBe(cgroup);
    expect(readFileSync(join(cgroup, 'cgroup.subtree_control'), 'utf8')).toBe('+memory');
    expect(existsSync(join(cgroup, OWN))).toBe(false);
  });

  test('is left as it is where memory is on already', () => {
    const cgroup = shape({ enabled: 'memory pids\n' });
    expect(findMemoryCgroup(folder, '0::/job\n')).toBe(cgroup);
    expect(readFileSync(join(cgroup, 'cgroup.subtree_control'), 'utf8')).toBe('memory pids\n');
  });

  test('is freed of this process if it is alone in it, and found again from within', () => {
    const cgroup = shape({ members: [String(process.pid)] });
    expect(findMemoryCgroup(folder, '0::/job\n')).toBe(cgroup);
    expect(readFileSync(join(cgroup, OWN, 'cgroup.procs'), 'utf8')).toBe(String(process.pid));
    expect(findMemoryCgroup(folder, `0::/job/${OWN}\n`)).toBe(cgroup);
  });

  test('loses what a killed run has left there, and nothing else', () => {
    const cgroup = shape();
    const left = [`regression-gate-${GONE}-1`, `regression-gate-${GONE}-self`];
    const others = [`regression-gate-${process.ppid}-1`, 'regression-gate-x', 'system.slice'];
    for (const name of [...left, ...others]) mkdirSync(join(cgroup, name));
    findMemoryCgroup(folder, '0::/job\n');
    const groups = readdirSync(cgroup).filter((name) => !name.startsWith('cgroup.'));
    expect(groups.sort()).toEqual(others.sort());
  });

  test.each([
    { title: 'the machine has version 1 only', membership: '4:memory:/job\n' },
    { title: 'this process is in a group that it cannot see', membership: '0::/../job\n' },
    { title: 'there is no such group', membership: '0::/elsewhere\n' },
    { title: 'it was not given memory', membership: '0::/job\n', controllers: 'cpu hugetlb' },
    { title: 'the system has no cgroups', membership: '' },
  ])('is none if $title', ({ membership, controllers = 'memory' }) => {
    shape({ controllers });
    expect(findMemoryCgroup(folder, membership)).toBeUndefined();
  });

  test('is none if the kernel refuses to turn memory on', () => {
    const cgroup = shape();
    const enabled = join(cgroup, 'cgroup.subtree_control');
    execFileSync('rm', [enabled]);
    mkdirSync(enabled);
    expect(findMemoryCgroup(folder, '0::/job\n')).toBeUndefined();
  });
});

describe('the group of a child', () => {
  test('has its limit, no swap, and dies as a whole', () => {
    expect(MemoryGroup.open(folder, 300 * MIB + 0.5)).toBeDefined();
    const [name = ''] = readdirSync(folder);
    const fileOf = (file: string) => readFileSync(join(folder, name, file), 'utf8');
    expect(name).toMatch(new RegExp(`^regression-gate-${process.pid}-\\d+$`));
    expect(fileOf('memory.max')).toBe(String(300 * MIB));
    expect(fileOf('memory.swap.max')).toBe('0');
    expect(fileOf('memory.oom.group')).toBe('1');
  });

  test('is none where it cannot be made', () => {
    expect(MemoryGroup.open(join(folder, 'nowhere'), MIB)).toBeUndefined();
  });

  test('is entered before the program runs, which starts all the same if that is refused', () => {
    const group = MemoryGroup.open(folder, MIB);
    const [name = ''] = readdirSync(folder);
    const run = () => {
      const [file = '', ...words] = group?.enter(['/bin/echo', 'a b', '$c']) ?? [];
      return execFileSync(file, words, { encoding: 'utf8' });
    };
    expect(run()).toBe('a b $c\n');
    expect(readFileSync(join(folder, name, 'cgroup.procs'), 'utf8')).toBe('0\n');
    execFileSync('rm', [join(folder, name, 'cgroup.procs')]);
    mkdirSync(join(folder, name, 'cgroup.procs'));
    expect(run()).toBe('a b $c\n');
  });

  test('knows whether the kernel has killed in it, also once it is gone', () => {
    const group = MemoryGroup.open(folder, MIB);
    const [name = ''] = readdirSync(folder);
    expect(group?.hasKilled).toBe(false);
    const events = join(folder, name, 'memory.events');
    writeFileSync(events, 'low 0\nhigh 0\nmax 12\noom 1\noom_kill 0\noom_group_kill 0\n');
    expect(group?.hasKilled).toBe(false);
    writeFileSync(events, 'low 0\nhigh 0\nmax 12\noom 1\noom_kill 1\noom_group_kill 1\n');
    group?.end();
    execFileSync('rm', ['-r', join(folder, name)]);
    expect(group?.hasKilled).toBe(true);
  });
});

/** A real hierarchy of version 2 in which this process may make groups, whether they can limit memory or not. */
const HIERARCHY = ['/sys/fs/cgroup', '/sys/fs/cgroup/unified'].find((mount) => {
  const probe = join(mount, `${OWN}-probe`);
  try {
    readFileSync(join(mount, 'cgroup.controllers'));
    mkdirSync(probe);
    rmdirSync(probe);
    return true;
  } catch {
    return false;
  }
});

test.skipIf(HIERARCHY === undefined)('a real group is entered by the program and what it starts', () => {
  const real = join(HIERARCHY ?? '', `${OWN}-real`);
  mkdirSync(real);
  try {
    const program = ['sh', '-c', 'grep ^0:: /proc/self/cgroup; :'];
    const command = MemoryGroup.open(folder, MIB)?.enter(program) ?? [];
    const [file = '', ...words] = command.map((word) =>
      word.endsWith('cgroup.procs') ? join(real, 'cgroup.procs') : word,
    );
    expect(execFileSync(file, words, { encoding: 'utf8' })).toContain(`${OWN}-real`);
  } finally {
    rmdirSync(real);
  }
});

const CGROUP = findMemoryCgroup();

test.skipIf(CGROUP === undefined)(
  'F33: a child that takes too much memory in a real group is killed by the kernel, and the message says memory',
  async () => {
    const workerFile = join(folder, 'greedy.mjs');
    await writeFile(workerFile, `const all = []; for (;;) all.push(Buffer.alloc(2 ** 25, 1));`);
    mkdirSync(join(folder, 'scratch'));
    const place = { ...workspaceIn(folder, workerFile), memoryLimitBytes: 300 * MIB, memoryCgroup: CGROUP };
    const worker = new WorkerProcess(place, 'candidate');
    const answer = worker.request({ do: 'memory' }, { deadlineMs: 60_000 });
    await expect(answer).rejects.toMatchObject({ kind: 'out-of-memory' });
    await worker.end();
  },
);
