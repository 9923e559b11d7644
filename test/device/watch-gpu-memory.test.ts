import type { ChildProcess } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import { openGpu } from '../../src/device/open-gpu.ts';
import { type MemoryPeak, watchGpuMemory } from '../../src/device/watch-gpu-memory.ts';
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
  if (access.kind === 'unreadable') throw new Error(access.why);
  const watch = watchGpuMemory(access.gpu, { isListed });
  ends.push(() => watch.stop());
  const mark = watch.begin();
  const child: ChildProcess & { pid: number } = await sleepingWorker(smi.folder);
  ends.push(() => child.kill('SIGKILL'));
  return watch.end(mark, child.pid);
}

/** From the call that reads the GPU at the end on: the two that open it and the one before the process come first. */
const AT_THE_END = 4;

describe('the memory that a process holds of the card', () => {
  test('is what the driver says of the process', async () => {
    expect(await measure('data-centre')).toEqual({ bytes: 1542 * MIB, how: 'process' });
  });

  test('is told of a MIG device too, where the driver lists its processes', async () => {
    expect(await measure('mig')).toEqual({ bytes: 1272 * MIB, how: 'process' });
  });

  test('is not mixed up with that of others on the card', async () => {
    expect(await measure('desktop')).toEqual({ bytes: 503 * MIB, how: 'process' });
  });

  test('is unknown in a container that hides whose it is, and never 0', async () => {
    expect(await measure('container')).toEqual({
      bytes: undefined,
      why: 'the driver does not say whose the memory is ([Insufficient Permissions])',
    });
  });

  test('is unknown under [N/A] while a display is on the same card', async () => {
    expect(await measure('wddm')).toEqual({
      bytes: undefined,
      why: 'the driver does not tell the memory of a process ([N/A]), and the card is used by others too',
    });
  });

  test.each([
    { name: 'h100-cuda', isListed: true, mib: 682 },
    { name: 'h100-webgpu', isListed: false, mib: 31 },
  ])('is the process’s own, as read off a card: $name', async ({ name, isListed, mib }) => {
    expect(await measure(name, { isListed })).toEqual({ bytes: mib * MIB, how: 'process' });
  });

  describe('without the process’s own: what the whole card holds more', () => {
    const draws = { isListed: false } as const;
    const unlisted: readonly Override[] = [{ call: 1, apps: [] }];

    test('where the process only draws and has the card to itself', async () => {
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
        why: 'the driver lists only processes that compute, and the card is used by others too',
      },
      {
        title: 'others could not be seen from a container',
        options: { ...draws, seesAll: false },
        why: 'the driver lists only processes that compute, and in a container others on the card would go unseen',
      },
      {
        title: 'the card is shared out',
        options: { ...draws, from: [{ call: 1, gpu: { 'mig.mode.current': 'Enabled' } }] },
        why: 'the driver lists only processes that compute, and the card is shared (MIG)',
      },
      {
        title: 'the card does not tell',
        options: { ...draws, from: [{ call: 1, gpu: { 'memory.used': '[N/A]' } }] },
        why: 'the driver does not tell the memory of the card',
      },
      {
        title: 'a process that computes is not listed',
        options: { isListed: true },
        why: 'the driver does not list the measuring process (in a container it may not)',
      },
      {
        title: 'it did not rise',
        options: { ...draws, from: [{ call: 1, gpu: { 'memory.used': '77' } }] },
        why: 'the memory of the card did not rise while it ran',
      },
      {
        title: 'the card was lost meanwhile',
        options: { ...draws, from: [{ call: AT_THE_END, exit: 15, stderr: 'GPU is lost\n' }] },
        why: 'the card fell off the bus or is lost (nvidia-smi exit code 15: GPU is lost)',
      },
    ])('not where $title', async ({ options, why }) => {
      expect(await measure('draws', options)).toEqual({ bytes: undefined, why });
    });
  });
});
