import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trimmedMeanInterval } from '../../src/stats/mean-interval.ts';

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

  test('follows a change of scale, and its ends change places with the sign', () => {
    const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 5, maxLength: 40 });
    const uneven = { low: 0.0004, high: 0.01 };
    fc.assert(
      fc.property(values, fc.double({ min: -50, max: 50, noNaN: true }), (given, factor) => {
        const { mean, low, high } = trimmedMeanInterval(given, uneven)!;
        const tails = factor < 0 ? { low: uneven.high, high: uneven.low } : uneven;
        const scaled = trimmedMeanInterval(
          given.map((value) => factor * value),
          tails,
        )!;
        expect(scaled.mean).toBeCloseTo(factor * mean, 6);
        expect(scaled.low).toBeCloseTo(factor * (factor < 0 ? high : low), 6);
        expect(scaled.high).toBeCloseTo(factor * (factor < 0 ? low : high), 6);
      }),
      { numRuns: 100 },
    );
  });

  test('of four values is none', () => {
    expect(trimmedMeanInterval([1, 2, 3, 4], tails)).toBeUndefined();
  });

  test('a NaN is not trimmed away', () => {
    expect(trimmedMeanInterval([1, 2, 3, 4, 5, 6, 7, Number.NaN], tails)?.low).toBeNaN();
  });
});
