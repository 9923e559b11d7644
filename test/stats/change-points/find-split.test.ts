import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSplit } from '../../../src/stats/change-points/find-split.ts';

/** The statistic by its definition, pair by pair. */
function divergenceOf(left: readonly number[], right: readonly number[]): number {
  const [n, m] = [left.length, right.length];
  const pairs = (values: readonly number[]) =>
    values.flatMap((one, index) => values.slice(index + 1).map((other) => Math.abs(one - other)));
  const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
  const across = sum(left.flatMap((one) => right.map((other) => Math.abs(one - other))));
  const within = (values: readonly number[], count: number, other: number) =>
    count === 1 ? 0 : ((2 * other) / ((m + n) * (count - 1))) * sum(pairs(values));
  return (2 / (m + n)) * across - within(left, n, m) - within(right, m, n);
}

test('divides 1, 1, 4 before the 4: 2/3 · (3 + 3) less 2·1/(3·1) · 0', () => {
  expect(findSplit([1, 1, 4], 0, 3)).toEqual({ index: 2, divergence: 4 });
});

test('finds a change that is over before the end, by what comes before the return', () => {
  expect(findSplit([1, 1, 1, 9, 9, 9, 1, 1], 0, 8)?.index).toBe(3);
});

test('looks at its stretch alone', () => {
  expect(findSplit([50, 1, 1, 4, 90], 1, 4)).toEqual({ index: 3, divergence: 4 });
});

test.each([{ values: [] }, { values: [7] }])('has nowhere to divide $values', ({ values }) => {
  expect(findSplit(values, 0, values.length)).toBeUndefined();
});

test('finds the largest statistic of all stretches that begin at the start', () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(values, (given) => {
      let best = Number.NEGATIVE_INFINITY;
      for (let middle = 1; middle < given.length; middle += 1) {
        for (let end = middle + 1; end <= given.length; end += 1) {
          best = Math.max(best, divergenceOf(given.slice(0, middle), given.slice(middle, end)));
        }
      }
      expect(findSplit(given, 0, given.length)?.divergence).toBeCloseTo(best, 9);
    }),
  );
});
