import { describe, expect, test } from 'vitest';
import { trimmedMeanInterval } from '../../src/stats/trimmed-mean-interval.ts';

const tails = { low: 0.025, high: 0.025 };

describe('trimmedMeanInterval', () => {
  test('agrees with a worked example', () => {
    // 8 values: 2 trimmed at each end. Middle 3 4 5 6, mean 4.5; winsorized 3 3 3 4 5 6 6 6, s = 1.414214;
    // se = s / (0.5 · √8) = 1; t(0.75 · 3, 0.025) = 3.8755.
    const interval = trimmedMeanInterval([1, 2, 3, 4, 5, 6, 7, 100], tails);
    expect(interval?.mean).toBe(4.5);
    expect((interval?.high ?? 0) - 4.5).toBeCloseTo(3.8755, 3);
    expect(4.5 - (interval?.low ?? 0)).toBeCloseTo(3.8755, 3);
  });

  test('does not move when a value that is trimmed grows', () => {
    expect(trimmedMeanInterval([1, 2, 3, 4, 5, 6, 7, 8], tails)).toEqual(
      trimmedMeanInterval([1, 2, 3, 4, 5, 6, 7, 800], tails),
    );
  });

  test('moves with a shift of all values', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8];
    const moved = trimmedMeanInterval(
      values.map((value) => value + 10),
      tails,
    );
    expect(moved?.mean).toBe((trimmedMeanInterval(values, tails)?.mean ?? 0) + 10);
  });

  test('of four values is none', () => {
    expect(trimmedMeanInterval([1, 2, 3, 4], tails)).toBeUndefined();
  });

  test('a NaN is not trimmed away', () => {
    expect(trimmedMeanInterval([1, 2, 3, 4, 5, 6, 7, Number.NaN], tails)?.low).toBeNaN();
  });
});
