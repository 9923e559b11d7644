import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  areEnoughClusters,
  clusterDifferenceInterval,
  clusterMean,
  clusterMeanInterval,
  clustersForNoChange,
  effectiveItems,
} from '../../src/stats/cluster-ratio.ts';
import { meanInterval } from '../../src/stats/mean-interval.ts';
import { bootstrapStandardError, pairedDifferenceInterval } from '../../src/stats/paired-difference.ts';
import { mcnemarP } from '../../src/stats/proportion.ts';
import { signFlipP } from '../../src/stats/sign-flip.ts';

/* Figures of numpy and scipy, which `reference/make.py` wrote down. */

const interval = z.object({ mean: z.number(), low: z.number(), high: z.number() });
const numbers = z.array(z.array(z.number()));
const { tail, cases, flips } = z
  .object({
    tail: z.number(),
    cases: z.array(
      z.object({
        title: z.string(),
        values: numbers,
        signs: numbers,
        mean: interval.extend({ standardError: z.number() }),
        bootstrap: z.number(),
        difference: interval,
        effective: z.number(),
      }),
    ),
    flips: z.array(z.object({ differences: z.array(z.number()), p: z.number() })),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'reference', 'clusters.json'), 'utf8')));

const TAILS = { low: tail, high: tail };
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const added = (clusters: readonly (readonly number[])[], value = (each: number) => each) =>
  clusters.map((each) => ({ sum: total(each.map(value)), size: each.length }));

describe.each(cases)('$title', ({ values, signs, ...expected }) => {
  test('the interval of a mean is that of numpy', () => {
    const { mean, low, high } = expected.mean;
    const own = clusterMeanInterval(added(values), TAILS);
    expect([own?.mean, own?.low, own?.high]).toEqual(
      [mean, low, high].map((each) => expect.closeTo(each, 9) as number),
    );
  });

  test('its standard error is close to that of drawing whole clusters, here and in numpy', () => {
    const { standardError } = clusterMean(added(values));
    expect(standardError / expected.bootstrap).toBeGreaterThan(0.94);
    expect(standardError / expected.bootstrap).toBeLessThan(1.06);
    const flat = values.flat();
    let next = 0;
    const clusters = values.map((each) => each.map(() => next++));
    const drawn = bootstrapStandardError(
      { items: flat.length, clusters },
      (positions) => total(positions.map((position) => flat[position] ?? Number.NaN)) / positions.length,
    );
    expect((drawn ?? 0) / expected.bootstrap).toBeGreaterThan(0.9);
    expect((drawn ?? 0) / expected.bootstrap).toBeLessThan(1.1);
  });

  test('the interval of a difference of shares is that of numpy', () => {
    const { mean, low, high } = expected.difference;
    const own = clusterDifferenceInterval(added(signs), TAILS);
    expect([own?.mean, own?.low, own?.high]).toEqual(
      [mean, low, high].map((each) => expect.closeTo(each, 9) as number),
    );
  });

  test('the effective number of items is that of numpy', () => {
    expect(effectiveItems(added(signs, (each) => (each > 0 ? 1 : 0)))).toBeCloseTo(expected.effective, 6);
  });
});

test.each(flips)('flipping whole clusters of $differences gives p = $p', ({ differences, p }) => {
  expect(signFlipP(differences)).toBeCloseTo(p, 12);
});

test('clusters of one item are independent items', () => {
  const values = Array.from({ length: 50 }, (_, index) => Math.sin(index * 3));
  const own = clusterMeanInterval(
    values.map((sum) => ({ sum, size: 1 })),
    TAILS,
  );
  const independent = meanInterval(values, TAILS);
  expect(own?.low).toBeCloseTo(independent?.low ?? Number.NaN, 12);
  const signs = values.map((value) => Math.sign(Math.trunc(value * 1.5)));
  const byCluster = clusterDifferenceInterval(
    signs.map((sum) => ({ sum, size: 1 })),
    TAILS,
  );
  const [gained, lost] = [1, -1].map((sign) => signs.filter((each) => each === sign).length) as [
    number,
    number,
  ];
  const byItem = pairedDifferenceInterval({ items: 50, gained, lost }, TAILS);
  // Student's t instead of the normal distribution, and n − 1 instead of n.
  expect(byCluster?.low).toBeLessThan(byItem.low);
  expect(byCluster?.low).toBeCloseTo(byItem.low, 1.5);
  expect(signFlipP(signs)).toBeCloseTo(mcnemarP(lost, gained), 12);
});

test('a set in which all frames of a video change together counts as its number of videos', () => {
  const videos = Array.from({ length: 40 }, (_, video) => ({ sum: video % 4 === 0 ? 25 : 0, size: 25 }));
  const items = Array.from({ length: 1000 }, (_, item) => (item % 4 === 0 ? 1 : 0));
  const [byVideo, byItem] = [clusterMeanInterval(videos, TAILS), meanInterval(items, TAILS)];
  const width = (each: { low: number; high: number } | undefined) =>
    each ? each.high - each.low : Number.NaN;
  expect(width(byVideo) / width(byItem)).toBeGreaterThan(4.5);
  expect(effectiveItems(videos)).toBeLessThanOrEqual(40);
});

test('29 clusters are too few for an interval, 30 are enough', () => {
  const of = (count: number) => Array.from({ length: count }, (_, index) => ({ sum: index % 3, size: 3 }));
  expect([29, 30].map(areEnoughClusters)).toEqual([false, true]);
  for (const make of [clusterMeanInterval, clusterDifferenceInterval]) {
    expect(make(of(29), TAILS)).toBeUndefined();
    expect(make(of(30), TAILS)).toBeDefined();
  }
});

describe('clustersForNoChange', () => {
  const low = (count: number, size: number) =>
    clusterDifferenceInterval(Array(count).fill({ sum: 0, size }), { low: 0.05, high: 0.05 })?.low;

  test.each([
    // As many independent items: 45, 231 and 1,162.
    { margin: 0.05, clusters: 46 },
    { margin: 0.01, clusters: 233 },
    { margin: 0.002, clusters: 1163 },
  ])(
    'is $clusters for $margin, the first number whose interval is within, whatever their size',
    ({ margin, clusters }) => {
      expect(clustersForNoChange(margin)).toBe(clusters);
      for (const size of [1, 40]) {
        expect(low(clusters, size)).toBeGreaterThanOrEqual(-margin);
        expect(low(clusters - 1, size)).toBeLessThan(-margin);
      }
    },
  );

  test.each([
    { title: 'a margin that 30 clusters show', margin: 0.5, clusters: 30 },
    { title: 'a margin of nothing', margin: 0, clusters: Number.POSITIVE_INFINITY },
    { title: 'NaN', margin: Number.NaN, clusters: Number.POSITIVE_INFINITY },
    { title: 'a margin so small that one cluster makes no difference', margin: 1e-9, clusters: 2326174308 },
  ])('is $clusters for $title', ({ margin, clusters }) => {
    expect(clustersForNoChange(margin)).toBe(clusters);
  });
});

test('many large clusters are compared by the normal distribution, which is close to the exact one', () => {
  const differences = Array.from({ length: 300 }, (_, index) => ((index * 37) % 11) - 4);
  const large = differences.map((each) => each * 40);
  expect(signFlipP(large)).toBeCloseTo(signFlipP(differences), 2);
});

test('NaN gives no interval that could pass', () => {
  const clusters = Array.from({ length: 40 }, (_, index) => ({ sum: index === 3 ? Number.NaN : 1, size: 2 }));
  expect(clusterMeanInterval(clusters, TAILS)?.low).toBeNaN();
});
