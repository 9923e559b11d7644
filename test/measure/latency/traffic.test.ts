import { describe, expect, test } from 'vitest';
import { drawArrivals, intervalNs, planTraffic } from '../../../src/measure/latency/traffic.ts';
import { createRandom } from '../../../src/stats/random.ts';

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
