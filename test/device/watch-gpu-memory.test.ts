import type { ChildProcess } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import { openGpu } from '../../src/device/open-gpu.ts';
import { type MemoryPeak, markGpu, memorySince, watchGpuMemory } from '../../src/device/watch-gpu-memory.ts';
import { type Override, standIn } from '../support/stand-in.ts';
import { sleepingWorker } from './sleeping-worker.ts';

const MIB = 2 ** 20;

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** What is found of a process that runs for a moment on the GPU of a case. */
async function measure(
  name: string,
  options: {
    from?: readonly Override[];
    isListed?: boolean;
    seesAll?: boolean;
    apps?: readonly Override[];
  } = {},
): Promise<MemoryPeak> {
  const { from = [], isListed = true, seesAll = true } = options;
  const smi = await standIn(name, { from });
  ends.push(() => smi.remove());
  const access = openGpu({ command: smi.command, seesAll });
  if (access.kind === 'unreadable') throw new Error(access.message);
  const watch = watchGpuMemory(access.gpu, { isListed });
  ends.push(() => watch.stop());
  const mark = watch.begin();
  const child: ChildProcess & { pid: number } = await sleepingWorker(smi.folder);
  ends.push(() => child.kill('SIGKILL'));
  return watch.end(mark, child.pid);
}

/** From the call that reads the GPU at the end on: the two that open it and the one before the process come first. */
const AT_THE_END = 4;

describe('the GPU memory of a process', () => {
  test('is what the driver says of the process', async () => {
    expect(await measure('data-centre')).toEqual({ bytes: 1542 * MIB, how: 'process' });
  });

  test('is reported for a MIG device too, where the driver lists its processes', async () => {
    expect(await measure('mig')).toEqual({ bytes: 1272 * MIB, how: 'process' });
  });

  test('is not mixed up with that of other processes on the GPU', async () => {
    expect(await measure('desktop')).toEqual({ bytes: 503 * MIB, how: 'process' });
  });

  test('is unknown in a container that hides whose it is, and never 0', async () => {
    expect(await measure('container')).toEqual({
      bytes: undefined,
      why: { kind: 'processes-not-named' },
    });
  });

  test('is unknown under [N/A] while a display is on the same GPU', async () => {
    expect(await measure('wddm')).toEqual({
      bytes: undefined,
      why: { kind: 'gpu-shared', isListed: true, by: 'other-processes' },
    });
  });

  test.each([
    { name: 'h100-cuda', isListed: true, mib: 682 },
    { name: 'h100-webgpu', isListed: false, mib: 31 },
  ])('is the process’s own, as read from a GPU: $name', async ({ name, isListed, mib }) => {
    expect(await measure(name, { isListed })).toEqual({ bytes: mib * MIB, how: 'process' });
  });

  test('of several processes is the total, over all GPUs', async () => {
    const smi = await standIn('data-centre');
    ends.push(() => smi.remove());
    const access = openGpu({ command: smi.command, seesAll: true });
    if (access.kind === 'unreadable') throw new Error(access.message);
    const { gpu } = access;
    const mark = markGpu(gpu);
    const pids: number[] = [];
    for (let index = 0; index < 2; index += 1) {
      const child = await sleepingWorker(smi.folder);
      ends.push(() => child.kill('SIGKILL'));
      pids.push(child.pid);
    }
    const [first = 0, second = 0] = pids;
    const read = (owned: readonly number[]) => memorySince(mark, { gpu, pids: owned, isListed: true });
    expect(read(pids)).toEqual({ bytes: 2 * 1542 * MIB, how: 'process' });
    // A process that only waits for the others is on no GPU.
    expect(read([process.pid, second])).toEqual({ bytes: 1542 * MIB, how: 'process' });
    await smi.override([{ call: 1, apps: [`${first}, 100`] }]);
    expect(read(pids)).toEqual({ bytes: (2 * 1542 + 100) * MIB, how: 'process' });
    // Part of the memory is no memory.
    await smi.override([{ call: 1, apps: [`${first}, [N/A]`] }]);
    expect(read(pids).bytes).not.toBe(1542 * MIB);
    await smi.override([{ call: 1, apps: ['4711, 812'] }]);
    expect(read([4711, 4712])).toEqual({ bytes: 812 * MIB, how: 'process' });
    expect(read([4712])).toEqual({ bytes: undefined, why: { kind: 'process-not-listed' } });
  });

  describe('without the process’s own: the increase of the whole GPU’s', () => {
    const draws = { isListed: false } as const;
    const unlisted: readonly Override[] = [{ call: 1, apps: [] }];

    test('where the process only draws and has the GPU to itself', async () => {
      // 19,818 MiB under load, none at rest; the driver lists no process that only draws.
      expect(await measure('draws', { ...draws, from: unlisted })).toEqual({
        bytes: 19_818 * MIB,
        how: 'device',
      });
    });

    test.each([
      {
        title: 'another process came meanwhile',
        options: { ...draws, from: [{ call: AT_THE_END, apps: ['4711, 812'] }] },
        why: { kind: 'gpu-shared', isListed: false, by: 'other-processes' },
      },
      {
        title: 'others could not be seen from a container',
        options: { ...draws, seesAll: false },
        why: { kind: 'gpu-shared', isListed: false, by: 'unseen-processes' },
      },
      {
        title: 'the GPU is partitioned',
        options: { ...draws, from: [{ call: 1, gpu: { 'mig.mode.current': 'Enabled' } }] },
        why: { kind: 'gpu-shared', isListed: false, by: 'mig' },
      },
      {
        title: 'the driver does not report it',
        options: { ...draws, from: [{ call: 1, gpu: { 'memory.used': '[N/A]' } }] },
        why: { kind: 'gpu-memory-not-reported' },
      },
      {
        title: 'a process that computes is not listed',
        options: { isListed: true },
        why: { kind: 'process-not-listed' },
      },
      {
        title: 'it did not rise',
        options: { ...draws, from: [{ call: 1, gpu: { 'memory.used': '77' } }] },
        why: { kind: 'gpu-memory-did-not-rise' },
      },
      {
        title: 'the GPU was lost meanwhile',
        options: { ...draws, from: [{ call: AT_THE_END, exit: 15, stderr: 'GPU is lost\n' }] },
        why: {
          kind: 'unreadable',
          message: 'the GPU has fallen off the bus or is lost (nvidia-smi exit code 15: GPU is lost)',
        },
      },
    ])('not where $title', async ({ options, why }) => {
      expect(await measure('draws', options)).toEqual({ bytes: undefined, why });
    });
  });
});
