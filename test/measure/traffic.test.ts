import { describe, expect, test } from 'vitest';
import { hasKeptUp, summarizeLaunch } from '../../src/measure/summarize-launch.ts';
import type { Sample } from '../../src/measure/time-block.ts';
import { drawArrivals, intervalNs, planTraffic } from '../../src/measure/traffic.ts';
import { createRandom } from '../../src/stats/random.ts';

const traffic = { scenario: 'server', batch: 1, streams: 2, load: 0.6 } as const;
const open = { kind: 'open', streams: 1, ratePerSecond: 500 } as const;

describe('planTraffic', () => {
  test('a load is a share of what the baseline’s streams can serve', () => {
    // Two streams of 2 ms serve 1,000 requests a second.
    expect(planTraffic(traffic, 2e6)).toEqual({ kind: 'open', streams: 2, ratePerSecond: 600 });
  });

  test('a rate is taken as it is', () => {
    const { load: _, ...rest } = traffic;
    expect(planTraffic({ ...rest, 'rate-per-second': 40 }, 2e6)).toMatchObject({ ratePerSecond: 40 });
  });

  test('a query takes its samples one after the other on each stream', () => {
    const queries = planTraffic(
      { scenario: 'multi-stream', batch: 1, streams: 2, 'samples-per-query': 5 },
      1,
    );
    expect(queries).toEqual({ kind: 'queries', streams: 2, samplesPerQuery: 5 });
    // Five on two streams: one of them runs three.
    expect(intervalNs(queries, 2e6)).toBe(6e6);
  });

  test('each scenario begins its inferences at another pace', () => {
    expect(intervalNs({ kind: 'closed' }, 2e6)).toBe(2e6);
    expect(intervalNs({ kind: 'offline', streams: 4 }, 2e6)).toBe(5e5);
    expect(intervalNs(open, 7e6)).toBe(2e6);
  });
});

describe('drawArrivals', () => {
  const gapsOf = (dueNs: Float64Array): number[] =>
    [...dueNs].map((due, index) => due - (dueNs[index - 1] ?? 0));

  test('draws a Poisson process: gaps with the mean and the spread of an exponential', () => {
    const gaps = gapsOf(drawArrivals(open, 20_000, createRandom(7)));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
    expect(mean / 2e6).toBeCloseTo(1, 1);
    expect(deviation / mean).toBeCloseTo(1, 1);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0);
  });

  test('the same seed draws the same schedule, so that both arms get the same requests', () => {
    expect(drawArrivals(open, 50, createRandom(3))).toEqual(drawArrivals(open, 50, createRandom(3)));
    expect(drawArrivals(open, 50, createRandom(3))).not.toEqual(drawArrivals(open, 50, createRandom(4)));
  });

  test('offline, everything is due at the start', () => {
    expect([...drawArrivals({ kind: 'offline', streams: 2 }, 3, createRandom(1))]).toEqual([0, 0, 0]);
  });
});

const sample = (latencyNs: number, serviceNs = latencyNs, more: Partial<Sample> = {}): Sample => ({
  latencyNs,
  serviceNs,
  isDisturbed: false,
  lateNs: undefined,
  ...more,
});

describe('summarizeLaunch', () => {
  const times = { loadNs: 1, firstRunNs: 1, stealShare: 0, isSteady: true };

  test('tells waiting from serving', () => {
    const launch = summarizeLaunch([sample(3e6, 1e6), sample(1e6, 1e6)], {
      traffic: { ...open, streams: 2 },
      ...times,
    });
    expect(launch).toMatchObject({ meanNs: 2e6, queueShare: 0.5, machineNs: 0.5e6 });
  });

  test('in a closed loop nothing waits, and the machine is busy for the latency', () => {
    const launch = summarizeLaunch([sample(2e6), sample(4e6)], { traffic: { kind: 'closed' }, ...times });
    expect(launch).toMatchObject({ queueShare: 0, machineNs: 3e6 });
  });

  test('leaves interrupted samples out of one P95 and in the other', () => {
    const samples = [
      ...Array(30).fill(sample(1e6)),
      sample(9e6, 9e6, { isDisturbed: true }),
      sample(9e6, 9e6, { isDisturbed: true }),
    ];
    const launch = summarizeLaunch(samples, { traffic: { kind: 'closed' }, ...times });
    expect(launch).toMatchObject({ p95Ns: 9e6, p95UndisturbedNs: 1e6, preemptedShare: 2 / 32 });
  });

  test('has no undisturbed P95 when most samples were disturbed', () => {
    const samples = [sample(1e6), ...Array(3).fill(sample(2e6, 2e6, { isDisturbed: true }))];
    expect(summarizeLaunch(samples, { traffic: { kind: 'closed' }, ...times }).p95UndisturbedNs).toBeNull();
  });
});

describe('hasKeptUp', () => {
  const punctual = Array(99).fill(sample(2e6, 2e6, { lateNs: 5e5 })) as Sample[];

  test.each([
    { title: 'one request of a hundred may be late', last: [sample(2e6, 2e6, { lateNs: 3e6 })], kept: true },
    {
      title: 'three of a hundred and two may not',
      last: Array(3).fill(sample(2e6, 2e6, { lateNs: 3e6 })),
      kept: false,
    },
    { title: 'a request that had to queue is not late', last: Array(9).fill(sample(9e6, 2e6)), kept: true },
    {
      title: 'a lateness that is no number counts',
      last: Array(3).fill(sample(2e6, 2e6, { lateNs: Number.NaN })),
      kept: false,
    },
  ])('$title', ({ last, kept }) => {
    expect(hasKeptUp([...punctual, ...last])).toBe(kept);
  });

  test('slow models may start a little later', () => {
    const samples = Array(10).fill(sample(100e6, 100e6, { lateNs: 4e6 })) as Sample[];
    expect(hasKeptUp(samples)).toBe(true);
  });
});
