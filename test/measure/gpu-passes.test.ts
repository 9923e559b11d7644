import { renameSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openGpu } from '../../src/device/open-gpu.ts';
import type { Workspace } from '../../src/engine/onnxruntime/arm.ts';
import type { Feed } from '../../src/engine/onnxruntime/protocol.ts';
import { measureProfiles } from '../../src/measure/profile/profile-pass.ts';
import { measureEnergy } from '../../src/measure/resources/energy-pass.ts';
import { MEMORY_LAUNCHES, measureMemory } from '../../src/measure/resources/memory-pass.ts';
import { readModel } from '../../src/model/read-model.ts';
import { realArm, workspaceIn } from '../support/fixtures/arm-fixture.ts';
import { type Override, type StandIn, standIn } from '../support/stand-in.ts';

/* The real child with a real model on the processor, beside a GPU that is played back. */

const MIB = 2 ** 20;
/** Each test starts a dozen processes, and the machine may be busy with others. */
const TIMEOUT_MS = 60_000;
const SHORT = { windowMs: 650, leadMs: 10, restMs: 10 };

let directory: string;
let smi: StandIn | undefined;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gpu-passes-'));
});
afterEach(async () => {
  await smi?.remove();
  smi = undefined;
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

async function workspaceOn(name: string, from: readonly Override[] = []): Promise<Workspace> {
  smi = await standIn(name, { from });
  return { ...workspace(), gpu: openGpu({ command: smi.command, seesAll: true }) };
}

const workspace = (): Workspace => workspaceIn(directory);

/** Asks for CUDA in name, as the passes see it, while the child is given the processor. */
const arm = realArm;

const FEEDS: Feed[] = [
  new Map([['x', { dtype: 'float32', shape: [1, 8], bytes: new Uint8Array(new Float32Array(8).buffer) }]]),
];

describe('measureMemory', { timeout: TIMEOUT_MS }, () => {
  test('measures GPU memory and RAM, one value per process', async () => {
    const { ramPeakBytes, gpuMemory } = await measureMemory(await workspaceOn('data-centre'), arm(), FEEDS);
    expect(ramPeakBytes).toHaveLength(MEMORY_LAUNCHES);
    expect(gpuMemory).toEqual({
      peakBytes: Array.from({ length: MEMORY_LAUNCHES }, () => 1542 * MIB),
      how: 'process',
      why: null,
    });
  });

  test('one process whose memory is unknown leaves no figure at all', async () => {
    // Opening takes two calls and each process two: the last process is met by a GPU that is gone.
    const lab = await workspaceOn('data-centre', [
      { call: 3 + 2 * (MEMORY_LAUNCHES - 1), exit: 15, stderr: 'GPU is lost.\n' },
    ]);
    const { gpuMemory } = await measureMemory(lab, arm(), FEEDS);
    expect(gpuMemory?.peakBytes).toEqual([]);
    expect(gpuMemory?.why).toEqual({ kind: 'unreadable', message: expect.stringContaining('GPU is lost') });
  });

  test('says why where no GPU can be read', async () => {
    const { gpuMemory } = await measureMemory(await workspaceOn('no-driver'), arm(), FEEDS);
    expect(gpuMemory).toMatchObject({
      peakBytes: [],
      how: null,
      why: { kind: 'unreadable', message: expect.stringContaining('not loaded') },
    });
  });
});

describe('measureProfiles', { timeout: TIMEOUT_MS }, () => {
  test('times enqueueing apart from the kernels, where a provider computes later', async () => {
    const file = arm().model.file;
    const profiled = { ...arm(), model: { ...arm().model, facts: await readModel(file, file) } };
    const [queued] = await measureProfiles(workspace(), [{ arm: profiled, feeds: FEEDS }], () => true);
    expect(queued?.enqueueNs).toBeGreaterThan(0);
    // The run that waits for each kernel gives only shares: never more time than a run that does not wait.
    const totalNs = queued?.placement.reduce((sum, { nsPerRun }) => sum + nsPerRun, 0) ?? Number.NaN;
    expect(totalNs).toBeGreaterThan(0);
    expect(totalNs / (queued?.plainRunNs ?? Number.NaN)).toBeLessThan(1 + 1e-9);
    const [plain] = await measureProfiles(workspace(), [{ arm: profiled, feeds: FEEDS }]);
    expect(plain?.enqueueNs).toBeNull();
  });
});

describe('measureEnergy', { timeout: TIMEOUT_MS }, () => {
  test('is power times the time of a run, by the GPU’s counter', async () => {
    const lab = await workspaceOn('energy-counter');
    const [energy] = await measureEnergy(lab, [{ arm: arm(), feeds: FEEDS }], SHORT);
    expect(energy).toMatchObject({ how: 'gpu-counter', why: null });
    expect(energy?.windows).toHaveLength(3);
    // The counter rises by 100 W of wall time, but a busy machine reads it late. A wrong unit is off by a thousand.
    for (const { joulesPerRun, runNs } of energy?.windows ?? []) {
      const watts = (joulesPerRun / runNs) * 1e9;
      expect(watts).toBeGreaterThan(25);
      expect(watts).toBeLessThan(400);
    }
  }, 30_000);

  test('is unknown when another process was on the GPU', async () => {
    const lab = await workspaceOn('data-centre', [{ call: 1, apps: ['4711, 812'] }]);
    // Long enough for three readings on a busy machine.
    const long = { ...SHORT, windowMs: 2000 };
    expect(await measureEnergy(lab, [{ arm: arm(), feeds: FEEDS }], long)).toMatchObject([
      { windows: [], how: null, why: { kind: 'other-process', pid: 4711 } },
    ]);
  }, 30_000);

  test('of the processor says why where its counters are not there', async () => {
    const [energy] = await measureEnergy(workspace(), [{ arm: arm(), feeds: FEEDS }], {
      ...SHORT,
      powercap: '/nowhere',
    });
    expect(energy).toEqual({
      windows: [],
      how: null,
      idleW: null,
      why: { kind: 'no-processor-counter' },
    });
  });

  test('of the processor is that of its packages', async () => {
    const zone = join(directory, 'powercap', 'intel-rapl:0');
    await mkdir(zone, { recursive: true });
    await writeFile(join(zone, 'name'), 'package-0\n');
    await writeFile(join(zone, 'max_energy_range_uj'), '262143328850\n');
    const write = (): void => {
      // Renamed into place, so that no reader meets half a number.
      writeFileSync(join(directory, 'next'), `${Math.round(Date.now() * 20_000) % 200_000_000_000}\n`);
      renameSync(join(directory, 'next'), join(zone, 'energy_uj'));
    };
    write();
    const timer = setInterval(write, 5);
    const powercap = join(directory, 'powercap');
    const [energy] = await measureEnergy(workspace(), [{ arm: arm(), feeds: FEEDS }], {
      ...SHORT,
      powercap,
    }).finally(() => clearInterval(timer));
    // 20,000 µJ per ms are 20 W.
    expect(energy).toMatchObject({ how: 'processor-counter', why: null });
    expect(energy?.idleW).toBeGreaterThan(15);
    expect(energy?.idleW).toBeLessThan(25);
  }, 30_000);
});
