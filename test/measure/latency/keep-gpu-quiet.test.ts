import { afterEach, describe, expect, test } from 'vitest';
import { openGpu } from '../../../src/device/open-gpu.ts';
import type { Launch } from '../../../src/measure/arm-measurement.ts';
import { isTooDisturbed, keepGpuQuiet } from '../../../src/measure/latency/keep-gpu-quiet.ts';
import { launchOf } from '../../support/fixtures/comparison-fixture.ts';
import { type Override, type StandIn, standIn } from '../../support/stand-in.ts';

let smi: StandIn | undefined;
afterEach(() => smi?.remove());

/** Call of the reading before the first launch: two open the GPU. */
const FIRST = 3;
const THERMAL = 'clocks_event_reasons_counters.sw_thermal_slowdown';

/** Plays a latency pass of up to `launches`, as it asks whether it may stop between any two. */
async function play(name: string, launches: number, from: readonly Override[]) {
  smi = await standIn(name, { from });
  const access = openGpu({ command: smi.command });
  if (access.kind === 'unreadable') throw new Error(access.why);
  const asked: number[] = [];
  const isClear = (valid: readonly unknown[]): boolean => {
    asked.push(valid.length);
    return valid.length === launches;
  };
  const quiet = keepGpuQuiet(access.gpu, isClear, 0);
  const run: Launch[][] = [];
  while (!quiet.isClear(run) && run.length < 20) run.push([launchOf(1e6 + run.length)]);
  const settled = quiet.settle({ launches: run, discarded: { late: 0, unsteady: 0 } });
  return { ...settled, asked, begun: run.length };
}

const latencies = (launches: readonly (readonly Launch[])[]): number[] =>
  launches.map(([launch]) => (launch?.p95Ns ?? 0) - 1e6);

describe('keepCardQuiet', () => {
  test('a quiet card costs no launch, and its state is told', async () => {
    const { launches, discarded, card, asked } = await play('data-centre', 3, []);
    expect(launches).toHaveLength(3);
    expect(discarded).toEqual({ late: 0, unsteady: 0, disturbed: 0, disturbances: [] });
    expect(asked).toEqual([0, 1, 2, 3]);
    expect(card).toEqual({
      before: '345 MHz, memory 2619 MHz, 41 °C, 70 W',
      after: '345 MHz, memory 2619 MHz, 41 °C, 70 W',
      isPowerCapped: false,
    });
  });

  test('a launch during which heat slowed the card down is run again', async () => {
    const { launches, discarded, begun } = await play('data-centre', 3, [
      { call: FIRST + 2, gpu: { [THERMAL]: '250000' } },
    ]);
    // The second launch lies between the second reading and the third.
    expect(latencies(launches)).toEqual([0, 2, 3]);
    expect(begun).toBe(4);
    expect(discarded).toMatchObject({
      disturbed: 1,
      disturbances: ['the driver slowed down for heat for 250.0 ms'],
    });
  });

  test('a guest on the card spoils the launches that it meets', async () => {
    const { launches, discarded } = await play('data-centre', 2, [
      { call: FIRST, apps: ['4711, 812'] },
      { call: FIRST + 1, apps: [] },
    ]);
    // The processes are listed before the GPU is read. It was there between the first launch and the second.
    expect(latencies(launches)).toEqual([2, 3]);
    expect(discarded).toMatchObject({
      disturbed: 2,
      disturbances: ['another process was on the card (4711, 812 MiB)'],
    });
  });

  test('the power limit is no disturbance, and is told', async () => {
    const { discarded, card } = await play('data-centre', 2, [
      { call: FIRST + 1, gpu: { 'clocks_event_reasons_counters.sw_power_cap': '9000' } },
    ]);
    expect(discarded.disturbed).toBe(0);
    expect(card.isPowerCapped).toBe(true);
  });

  test('a card that is never quiet ends the pass, and no launch counts', async () => {
    const { launches, discarded, begun } = await play('desktop', 3, []);
    expect({ begun, launches }).toEqual({ begun: 5, launches: [] });
    expect(discarded.disturbances).toEqual(['another process was on the card (2165, 25 MiB)']);
    expect(isTooDisturbed({ launches: [], discardedLaunches: discarded })).toBe(true);
  });

  test('a card that is lost on the way spoils what follows', async () => {
    const { launches, discarded } = await play('data-centre', 9, [
      { call: FIRST + 2, exit: 15, stderr: 'GPU is lost.\n' },
    ]);
    expect(launches).toHaveLength(1);
    expect(discarded.disturbances).toEqual([
      'the card could not be read: the card fell off the bus or is lost (nvidia-smi exit code 15: GPU is lost.)',
    ]);
  });
});

describe('isTooDisturbed', () => {
  const launches = [launchOf(1), launchOf(1)];
  test.each([
    { disturbed: 7, expected: true },
    { disturbed: 6, expected: false },
    { disturbed: undefined, expected: false },
  ])('$disturbed disturbed beside two that were not: $expected', ({ disturbed, expected }) => {
    const discardedLaunches = { late: 0, unsteady: 0, ...(disturbed !== undefined && { disturbed }) };
    expect(isTooDisturbed({ launches, discardedLaunches })).toBe(expected);
  });

  test('one is enough where no other launch was made', () => {
    const discardedLaunches = { late: 0, unsteady: 0, disturbed: 1 };
    expect(isTooDisturbed({ launches: [], discardedLaunches })).toBe(true);
  });
});
