import { describe, expect, test } from 'vitest';
import { expectCached, inBatches } from '../../src/ladder/input-cache.ts';
import { armOf, launchOf } from '../support/fixtures/comparison-fixture.ts';

const LAUNCH = launchOf(1000, {
  p50Ns: 500,
  p95Ns: 1000,
  p99Ns: 2000,
  meanNs: 600,
  machineNs: 600,
  p95EstimateNs: 1100,
  p95UndisturbedNs: 900,
  windowP95Ns: [950, 990],
  windowP95UndisturbedNs: [null, 880],
});
const behindCache = (hits: number) =>
  expectCached(armOf({ launches: [LAUNCH] }), { items: 1000, hits, lookupNs: 10 }).launches[0];

describe('expectCached', () => {
  test('adds a look-up to every run where nothing repeats', () => {
    expect(behindCache(0)).toMatchObject({
      p50Ns: 510,
      p95Ns: 1010,
      p99Ns: 2010,
      meanNs: 610,
      machineNs: 610,
      p95EstimateNs: 1110,
      p95UndisturbedNs: 910,
      windowP95Ns: [960, 1000],
      windowP95UndisturbedNs: [null, 890],
    });
  });

  test.each([
    { title: 'a few hits leave the P95 where it was', hits: 100, p95Ns: 1010, meanNs: 550 },
    // (0.95 − 0.9) / (1 − 0.9) is the median of the misses.
    { title: 'nine hits in ten bring it to the median of the misses', hits: 900, p95Ns: 510, meanNs: 70 },
    { title: 'a hair fewer do not', hits: 899, p95Ns: 1010, meanNs: 70.6 },
    { title: 'as many hits as percent make it a look-up', hits: 950, p95Ns: 10, meanNs: 40 },
    { title: 'nothing but hits are nothing but look-ups', hits: 1000, p95Ns: 10, meanNs: 10 },
  ])('$title', ({ hits, p95Ns, meanNs }) => {
    const launch = behindCache(hits);
    expect(launch?.p95Ns).toBe(p95Ns);
    // The change of the P95 is formed of these too.
    expect(launch?.windowP95Ns[0]).toBe(p95Ns === 1010 ? 960 : p95Ns);
    expect(launch?.meanNs).toBeCloseTo(meanNs, 9);
    expect(launch?.machineNs).toBeCloseTo(meanNs, 9);
  });

  test('never makes a percentile that was not measured better than the next one that was', () => {
    // The P99 over half hits is the P98 of the misses, of which only the P99 is known.
    expect(behindCache(500)?.p99Ns).toBe(2010);
    expect(behindCache(800)?.p99Ns).toBe(1010);
  });
});

describe('inBatches', () => {
  test('takes the machine for as many items and leaves the latency of a request', () => {
    const [launch] = inBatches(armOf({ launches: [LAUNCH] }), 8).launches;
    expect(launch).toEqual({ ...LAUNCH, machineNs: 4800 });
  });
});
