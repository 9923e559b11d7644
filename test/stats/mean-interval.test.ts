import { describe, expect, test } from 'vitest';
import { meanDifferenceInterval, meanInterval } from '../../src/stats/mean-interval.ts';
import { createRandom } from '../../src/stats/random.ts';

describe('meanInterval', () => {
  test('is mean ± t · s / √n', () => {
    // s = 1, n = 4, t(3, 0.025) = 3.182
    const interval = meanInterval(
      [1, 2, 2, 3].map((value) => value * Math.sqrt(1.5)),
      0.025,
    );
    expect(interval?.mean).toBeCloseTo(2 * Math.sqrt(1.5), 10);
    expect((interval?.high ?? 0) - (interval?.mean ?? 0)).toBeCloseTo(3.182 / 2, 3);
  });

  test('of equal values has no width', () => {
    expect(meanInterval([5, 5, 5], 0.01)).toEqual({ mean: 5, low: 5, high: 5 });
  });

  test('of two values is none', () => {
    expect(meanInterval([1, 2], 0.01)).toBeUndefined();
  });

  test('of values with a NaN lies nowhere', () => {
    expect(meanInterval([1, 2, Number.NaN], 0.01)?.low).toBeNaN();
  });

  test('covers the true mean as often as it says, with launch effects present', () => {
    const random = createRandom(20261122);
    // A launch's ln ratio: an effect of the launch, and the error of its own P95. Sum of 12 uniforms: nearly normal.
    const normal = () =>
      Array.from({ length: 12 }, () => random.nextUnit()).reduce((sum, value) => sum + value, -6);
    const trials = 4000;
    let covered = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const interval = meanInterval(
        Array.from({ length: 12 }, () => 0.05 + 0.06 * normal() + 0.03 * normal()),
        0.025,
      );
      if (interval !== undefined && interval.low <= 0.05 && 0.05 <= interval.high) covered += 1;
    }
    expect(covered / trials).toBeGreaterThan(0.935);
    expect(covered / trials).toBeLessThan(0.965);
  });
});

describe('meanDifferenceInterval', () => {
  test('agrees with Welch’s worked figures', () => {
    // Means 2 and 6, variances 1 and 4, n = 3 each: se² = 5/3, ν = (5/3)² / (1/18 + 16/18) = 50/17.
    const interval = meanDifferenceInterval([1, 2, 3], [4, 6, 8], 0.025);
    expect(interval?.mean).toBe(4);
    // t(50/17 = 2.941, 0.025) = 3.2183
    expect((interval?.high ?? 0) - 4).toBeCloseTo(3.2183 * Math.sqrt(5 / 3), 2);
  });

  test('changes sign when the arms are swapped', () => {
    const forth = meanDifferenceInterval([1, 2, 4], [2, 5, 9], 0.01);
    const back = meanDifferenceInterval([2, 5, 9], [1, 2, 4], 0.01);
    expect(forth?.low).toBeCloseTo(-(back?.high ?? 0), 12);
  });
});
