import { describe, expect, test } from 'vitest';
import type { Launch } from '../../../src/measure/arm-measurement.ts';
import { collectLaunches } from '../../../src/measure/latency/collect-launches.ts';
import { scheduleLaunches } from '../../../src/measure/latency/schedule-launches.ts';
import type { ProgressStep } from '../../../src/measure/progress-event.ts';
import { launchOf } from '../../support/fixtures/comparison-fixture.ts';

const timed = [launchOf(1e6)];
const late = undefined;

/** Runs the launches of a list, the last one again and again, until `wanted` count. */
async function play(
  results: readonly (readonly Launch[] | undefined)[],
  { wanted = 1000, budgetNs = Number.POSITIVE_INFINITY }: { wanted?: number; budgetNs?: number } = {},
) {
  const begun: number[] = [];
  const steps: ProgressStep[] = [];
  const asked: number[] = [];
  let clock = 0;
  const source = scheduleLaunches({
    run: async (launch) => {
      begun.push(launch);
      return results[Math.min(launch, results.length - 1)];
    },
    readGpu: undefined,
    budgetNs,
    now: () => clock++,
    progress: (step) => void steps.push(step),
  });
  const collected = await collectLaunches(source, (launches) => {
    asked.push(launches.length);
    return launches.length >= wanted;
  });
  return { ...collected, begun, steps, asked };
}

describe('scheduleLaunches', () => {
  test('begins no more launches once they are enough', async () => {
    const { launches, begun, asked, discarded, gpu } = await play([timed], { wanted: 3 });
    expect(launches).toHaveLength(3);
    expect(begun).toEqual([0, 1, 2]);
    expect(asked).toEqual([0, 1, 2, 3]);
    expect(discarded).toEqual({ late: 0 });
    expect(gpu).toBeUndefined();
  });

  test('begins none where none is wanted', async () => {
    expect((await play([timed], { wanted: 0 })).begun).toEqual([]);
  });

  test('a late launch does not count, and is repeated', async () => {
    const { launches, discarded, begun } = await play([timed, late, late, timed], { wanted: 2 });
    expect(launches).toEqual([timed, timed]);
    // Each reading of the clock is a millisecond later: one before a launch, and one after it.
    expect(discarded).toEqual({
      late: 2,
      times: [
        { span: [3, 4], why: 'late' },
        { span: [5, 6], why: 'late' },
      ],
    });
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  test('gives up after five late launches more than timed ones', async () => {
    expect((await play([late])).begun).toHaveLength(5);
    expect((await play([timed, timed, late])).begun).toHaveLength(2 + 7);
  });

  test('runs one launch whatever the budget, and no other that would overrun it', async () => {
    expect((await play([timed], { budgetNs: 0 })).begun).toEqual([0]);
  });

  test('reports the number of each launch and how much of the budget is spent', async () => {
    const { steps } = await play([timed, late, timed], { wanted: 2, budgetNs: 60e9 });
    expect(steps).toEqual(
      [1, 2, 2].map((launch) => ({
        kind: 'timing',
        launch,
        budgetNs: 60e9,
        spentNs: expect.any(Number),
      })),
    );
  });
});
