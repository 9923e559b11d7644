import { describe, expect, test } from 'vitest';
import { minSamples, percentileRanks } from '../../src/stats/quantile-interval.ts';

/** P[Bin(n, 0.95) < count], summed in whole numbers: Σ C(n, k)·19^k / 20^n. */
function fewerThan(count: number, n: number): number {
  let sum = 0n;
  let term = 1n;
  for (let k = 0; k < count; k += 1) {
    sum += term;
    term = (term * BigInt(n - k) * 19n) / BigInt(k + 1);
  }
  return Number((sum * 10n ** 18n) / 20n ** BigInt(n)) / 1e18;
}

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

  test.each([72, 100, 500])(
    'leaves out at most 2.5 %% on each side of the P95 of %i, and a rank less would not',
    (n) => {
      const { low, high } = percentileRanks(n, 95)!;
      expect(fewerThan(low, n)).toBeLessThanOrEqual(0.025);
      expect(fewerThan(low + 1, n)).toBeGreaterThan(0.025);
      expect(1 - fewerThan(high, n)).toBeLessThanOrEqual(0.025);
      expect(1 - fewerThan(high - 1, n)).toBeGreaterThan(0.025);
    },
  );

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
