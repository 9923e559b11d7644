import { describe, expect, test } from 'vitest';
import { isSteady } from '../../src/measure/is-steady.ts';
import { hasKeptUp, summarizeLaunch } from '../../src/measure/summarize-launch.ts';
import type { Sample } from '../../src/measure/time-block.ts';
import { drawArrivals, intervalNs, planTraffic, type Traffic } from '../../src/measure/traffic.ts';
import { windowP95 } from '../../src/measure/window-p95.ts';
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
  const summarize = (samples: readonly Sample[], traffic: Traffic = { kind: 'closed' }, windowSize = 20) =>
    summarizeLaunch([{ samples, loadNs: 1, firstRunNs: 1 }], { traffic, windowSize, stealShare: 0 })[0];
  const disturbed = (ms: number): Sample => sample(ms * 1e6, ms * 1e6, { isDisturbed: true });

  test('tells waiting from serving', () => {
    const launch = summarize([sample(3e6, 1e6), sample(1e6, 1e6)], { ...open, streams: 2 });
    expect(launch).toMatchObject({ meanNs: 2e6, queueShare: 0.5, machineNs: 0.5e6 });
  });

  test('in a closed loop nothing waits, and the machine is busy for the latency', () => {
    expect(summarize([sample(2e6), sample(4e6)])).toMatchObject({ queueShare: 0, machineNs: 3e6 });
  });

  test('of queries, the machine is busy for the service time of one request', () => {
    const launch = summarize([sample(8e6, 2e6)], { kind: 'queries', streams: 2, samplesPerQuery: 8 });
    expect(launch).toMatchObject({ meanNs: 8e6, machineNs: 1e6 });
  });

  test('leaves interrupted samples out of one P95 and in the others', () => {
    const samples = [...Array<Sample>(18).fill(sample(1e6)), disturbed(9), disturbed(9)];
    const launch = summarize(samples);
    expect(launch).toMatchObject({ p95Ns: 9e6, preemptedShare: 0.1 });
    expect(launch?.p95WindowNs).toBeCloseTo(9e6, 3);
    expect(launch?.p95UndisturbedNs).toBeCloseTo(1e6, 3);
  });
});

describe('windowP95', () => {
  const calm = Array<Sample>(20).fill(sample(1e6));
  const slow = Array<Sample>(20).fill(sample(4e6));
  const hit = [
    ...Array<Sample>(9).fill(sample(1e6)),
    ...Array<Sample>(11).fill(sample(4e6, 4e6, { isDisturbed: true })),
  ];

  test('is the geometric mean of the P95 of each window', () => {
    expect(windowP95([[...calm, ...slow]], 20)[0]?.p95WindowNs).toBeCloseTo(2e6, 0);
  });

  test('leaves a window with too few undisturbed samples of one arm out for both', () => {
    const both = windowP95(
      [
        [...slow, ...calm],
        [...hit, ...calm],
      ],
      20,
    );
    for (const { p95UndisturbedNs } of both) expect(p95UndisturbedNs).toBeCloseTo(1e6, 3);
  });

  test('has no undisturbed P95 when less than half of the windows are left', () => {
    const both = windowP95(
      [
        [...calm, ...calm, ...calm],
        [...hit, ...hit, ...calm],
      ],
      20,
    );
    expect(both.map(({ p95UndisturbedNs }) => p95UndisturbedNs)).toEqual([null, null]);
  });

  test('keeps a last window that is shorter', () => {
    expect(windowP95([[...calm, sample(16e6)]], 20)[0]?.p95WindowNs).toBeCloseTo(4e6, 0);
  });
});

describe('isSteady', () => {
  const random = createRandom(5);
  const noisy = (count: number, ns: number) =>
    Array.from({ length: count }, () => sample(ns * (1 + 0.05 * random.nextUnit())));

  test.each([
    { title: 'one arm alone at one pace', arms: [noisy(80, 1e6)], steady: true },
    {
      title: 'one arm that takes a step of 10 %',
      arms: [[...noisy(40, 1e6), ...noisy(40, 1.1e6)]],
      steady: false,
    },
    {
      title: 'two arms that take the step together',
      arms: [1, 2].map((times) => [...noisy(40, times * 1e6), ...noisy(40, times * 1.1e6)]),
      steady: true,
    },
    {
      title: 'two arms of which one takes it',
      arms: [noisy(80, 2e6), [...noisy(40, 1e6), ...noisy(40, 1.1e6)]],
      steady: false,
    },
    {
      title: 'two arms of which one is warm only after a quarter of the launch',
      arms: [noisy(80, 2e6), [...noisy(20, 1.3e6), ...noisy(60, 1e6)]],
      steady: false,
    },
    {
      title: 'many samples with a step of 1 %, which no limit asks for',
      arms: [[...noisy(2000, 1e6), ...noisy(2000, 1.01e6)]],
      steady: true,
    },
  ])('$title: $steady', ({ arms, steady }) => {
    expect(isSteady(arms)).toBe(steady);
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
