import { afterEach, describe, expect, test } from 'vitest';
import { openGpu } from '../../../src/device/open-gpu.ts';
import type { Launch } from '../../../src/measure/arm-measurement.ts';
import { collectLaunches } from '../../../src/measure/latency/collect-launches.ts';
import { takeGpuSnapshot } from '../../../src/measure/latency/gpu-snapshot.ts';
import { isTooDisturbed, keepGpuQuiet } from '../../../src/measure/latency/keep-gpu-quiet.ts';
import { scheduleLaunches } from '../../../src/measure/latency/schedule-launches.ts';
import { launchOf } from '../../support/fixtures/comparison-fixture.ts';
import { type Override, type StandIn, standIn } from '../../support/stand-in.ts';

let smi: StandIn | undefined;
afterEach(() => smi?.remove());

const MIB = 2 ** 20;
/** Call of the reading before the first launch: two open the GPU. */
const FIRST = 3;
const THERMAL = 'clocks_event_reasons_counters.sw_thermal_slowdown';

/** Plays a latency pass until `launches` count, reading the stand-in between any two. */
async function play(name: string, launches: number, from: readonly Override[]) {
  smi = await standIn(name, { from });
  const access = openGpu({ command: smi.command });
  if (access.kind === 'unreadable') throw new Error(access.message);
  const asked: number[] = [];
  const isClear = (valid: readonly unknown[]): boolean => {
    asked.push(valid.length);
    return valid.length === launches;
  };
  let begun = 0;
  let clock = 0;
  const source = scheduleLaunches({
    run: async (launch) => {
      begun += 1;
      return [launchOf(1e6 + launch)];
    },
    readGpu: () => takeGpuSnapshot(access.gpu, 0),
    budgetNs: Number.POSITIVE_INFINITY,
    now: () => clock++,
    progress: () => {},
  });
  const collected = await collectLaunches(keepGpuQuiet(source), isClear);
  return { ...collected, asked, begun };
}

const latencies = (launches: readonly (readonly Launch[])[]): number[] =>
  launches.map(([launch]) => (launch?.p95Ns ?? 0) - 1e6);

describe('keepGpuQuiet', () => {
  test('a quiet GPU costs no launch, and its state is reported', async () => {
    const { launches, discarded, gpu, asked } = await play('data-centre', 3, []);
    expect(launches).toHaveLength(3);
    expect(discarded).toEqual({ late: 0, gpuBusy: 0, disturbances: [] });
    expect(asked).toEqual([0, 1, 2, 3]);
    const moment = { smClockMhz: 345, memoryClockMhz: 2619, temperatureC: 41, powerW: 69.85 };
    expect(gpu).toEqual({ before: moment, after: moment, isPowerCapped: false });
  });

  test('a launch during which heat slowed the GPU down is repeated', async () => {
    const { launches, discarded, begun } = await play('data-centre', 3, [
      { call: FIRST + 2, gpu: { [THERMAL]: '250000' } },
    ]);
    // The second launch lies between the second reading and the third.
    expect(latencies(launches)).toEqual([0, 2, 3]);
    expect(begun).toBe(4);
    expect(discarded).toMatchObject({
      gpuBusy: 1,
      disturbances: [{ kind: 'slowed-down', cause: 'driver-heat', us: 250_000 }],
    });
  });

  test('a launch does not count while another process is on the GPU', async () => {
    const { launches, discarded } = await play('data-centre', 2, [
      { call: FIRST, apps: ['4711, 812'] },
      { call: FIRST + 1, apps: [] },
    ]);
    // The processes are listed before the GPU is read. It was there between the first launch and the second.
    expect(latencies(launches)).toEqual([2, 3]);
    expect(discarded).toMatchObject({
      gpuBusy: 2,
      disturbances: [{ kind: 'other-process', pid: 4711, bytes: 812 * MIB }],
    });
  });

  test('the power limit is no disturbance, and is reported', async () => {
    const { discarded, gpu } = await play('data-centre', 2, [
      { call: FIRST + 1, gpu: { 'clocks_event_reasons_counters.sw_power_cap': '9000' } },
    ]);
    expect(discarded.gpuBusy).toBe(0);
    expect(gpu?.isPowerCapped).toBe(true);
  });

  test('a GPU that is never quiet ends the pass, and no launch counts', async () => {
    const { launches, discarded, begun } = await play('desktop', 3, []);
    expect({ begun, launches }).toEqual({ begun: 5, launches: [] });
    expect(discarded.disturbances).toEqual([{ kind: 'other-process', pid: 2165, bytes: 25 * MIB }]);
    expect(isTooDisturbed({ launches: [], discardedLaunches: discarded })).toBe(true);
  });

  test('no launch counts once the GPU is lost', async () => {
    const { launches, discarded } = await play('data-centre', 9, [
      { call: FIRST + 2, exit: 15, stderr: 'GPU is lost.\n' },
    ]);
    expect(launches).toHaveLength(1);
    expect(discarded.disturbances).toEqual([
      {
        kind: 'unreadable',
        message: 'the GPU has fallen off the bus or is lost (nvidia-smi exit code 15: GPU is lost.)',
      },
    ]);
  });
});

describe('isTooDisturbed', () => {
  const launches = [launchOf(1), launchOf(1)];
  test.each([
    { gpuBusy: 7, expected: true },
    { gpuBusy: 6, expected: false },
    { gpuBusy: undefined, expected: false },
  ])('$gpuBusy discarded next to two that were not: $expected', ({ gpuBusy, expected }) => {
    const discardedLaunches = { late: 0, ...(gpuBusy !== undefined && { gpuBusy }) };
    expect(isTooDisturbed({ launches, discardedLaunches })).toBe(expected);
  });

  test('one is enough where no other launch was made', () => {
    const discardedLaunches = { late: 0, gpuBusy: 1 };
    expect(isTooDisturbed({ launches: [], discardedLaunches })).toBe(true);
  });
});
