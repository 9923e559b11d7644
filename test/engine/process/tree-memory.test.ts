import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { programIn } from '../../../src/engine/process/process-tree.ts';
import { TreeMemory } from '../../../src/engine/process/tree-memory.ts';

const MIB = 2 ** 20;
/** More than any of the programs here needs without what it allocates. */
const PLAIN_BYTES = 200 * MIB;
const GREEDY = `const all = Buffer.alloc(400 * ${MIB}, 1); console.log('full'); setInterval(() => all.length, 1000);`;
const MODEST = `console.log('full'); setInterval(() => {}, 1000);`;

const started: ChildProcess[] = [];
afterEach(() => {
  for (const { pid } of started.splice(0)) if (pid !== undefined) process.kill(-pid, 'SIGKILL');
});

/** Starts a program as the leader of a group, and waits for the first line of it or of what it started. */
async function start(file: string, ...words: string[]): Promise<number> {
  const child = spawn(file, words, { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  await once(child.stdout, 'data');
  return child.pid as number;
}

/** Settles once the limit is exceeded. */
function watch(
  pid: number,
  limitBytes: number,
  reach: 'group' | 'children',
): { readonly memory: TreeMemory; readonly exceeded: Promise<void>; readonly calls: () => number } {
  let calls = 0;
  let isExceeded = (): void => {};
  const exceeded = new Promise<void>((resolve) => {
    isExceeded = resolve;
  });
  const exceed = (): void => {
    calls += 1;
    isExceeded();
  };
  return { memory: new TreeMemory(pid, limitBytes, exceed, reach), exceeded, calls: () => calls };
}

describe.skipIf(process.platform !== 'linux').each(['group', 'children'] as const)(
  'the memory of a program, by %s',
  (reach) => {
    test('is that of the program itself, and its limit is reported once', async () => {
      const { memory, exceeded, calls } = watch(
        await start(process.execPath, '-e', GREEDY),
        PLAIN_BYTES,
        reach,
      );
      await exceeded;
      expect(memory.exceededBytes).toBeGreaterThan(400 * MIB);
      expect(memory.exceededBytes).toBeLessThan(600 * MIB);
      memory.peakBytes();
      expect(calls()).toBe(1);
      memory.end();
    });

    test('includes what it started', async () => {
      const pid = await start('/bin/sh', '-c', '"$0" -e "$1"; :', process.execPath, GREEDY);
      const { memory, exceeded } = watch(pid, PLAIN_BYTES, reach);
      await exceeded;
      expect(memory.exceededBytes).toBeGreaterThan(400 * MIB);
      memory.end();
      expect(programIn(pid, 0)).toBe(pid);
      expect(readFileSync(`/proc/${programIn(pid, 1)}/cmdline`, 'utf8')).toContain(process.execPath);
    });

    test('has the peak that the kernel reports, whatever the size of a page', async () => {
      const pid = await start(process.execPath, '-e', MODEST);
      const { memory, calls } = watch(pid, Number.POSITIVE_INFINITY, reach);
      const peakBytes = memory.peakBytes();
      const kib = Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
      expect(peakBytes).toBeGreaterThan(0.8 * kib * 1024);
      expect(peakBytes).toBeLessThanOrEqual(kib * 1024);
      expect(calls()).toBe(0);
      memory.end();
    });
  },
);

test('a program that could not be started is not watched', () => {
  const memory = new TreeMemory(undefined, 0, () => expect.unreachable());
  expect(memory.peakBytes()).toBeNaN();
  expect(memory.exceededBytes).toBeUndefined();
  memory.end();
});
