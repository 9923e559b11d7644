import { describe, expect, test } from 'vitest';
import { minSamples, percentileRanks } from '../../src/stats/quantile-interval.ts';

describe('percentileRanks', () => {
  // By exact binomial sums, facts on measuring models §2.3.
  test.each([
    { samples: 72, low: 64, high: 72 },
    { samples: 100, low: 90, high: 100 },
    { samples: 200, low: 184, high: 197 },
    { samples: 300, low: 277, high: 293 },
    { samples: 500, low: 465, high: 485 },
    { samples: 1000, low: 936, high: 964 },
    { samples: 2000, low: 1880, high: 1920 },
    { samples: 5000, low: 4719, high: 4781 },
  ])('bounds P95 of $samples samples by the $low. and the $high.', ({ samples, low, high }) => {
    expect(percentileRanks(samples, 95)).toEqual({ low, high });
  });

  test('bounds the median of 10 samples by the 2nd and the 9th', () => {
    // David & Nagaraja (2003), §7.1: coverage 1 − 2·11/1024 = 97.9 %.
    expect(percentileRanks(10, 50)).toEqual({ low: 2, high: 9 });
  });

  test.each([
    { percent: 95, least: 72 },
    { percent: 99, least: 368 },
    { percent: 50, least: 6 },
  ])('P$percent takes at least $least samples', ({ percent, least }) => {
    expect(minSamples(percent)).toBe(least);
    expect(percentileRanks(least, percent)).toBeDefined();
    expect(percentileRanks(least - 1, percent)).toBeUndefined();
  });

  test.each([0, Number.NaN])('has no bounds for %s samples', (samples) => {
    expect(percentileRanks(samples, 95)).toBeUndefined();
  });
});
