import { expect, test } from 'vitest';
import { momentsOf, pooledTTest } from '../../../src/stats/change-points/pooled-t-test.ts';

const ofAll = (values: readonly number[]) => momentsOf(values, 0, values.length);

test('takes the deviation of the values themselves: of 2, 4 it is 1, not √2', () => {
  expect(momentsOf([9, 2, 4, 9], 1, 3)).toEqual({ count: 2, mean: 3, deviation: 1 });
});

test('equal values have exactly their own mean: 0.1 three times is not 0.10000000000000002', () => {
  expect(momentsOf([0.1, 0.1, 0.1], 0, 3)).toEqual({ count: 3, mean: 0.1, deviation: 0 });
});

test('gives what scipy.stats.ttest_ind_from_stats gives for the same moments', () => {
  // scipy 1.16.3: ttest_ind_from_stats(3, 1, 4, 5, 2, 6).pvalue
  const left = { count: 4, mean: 3, deviation: 1 };
  const right = { count: 6, mean: 5, deviation: 2 };
  expect(pooledTTest(left, right)).toBeCloseTo(0.10506620871823513, 12);
});

test.each([
  { title: 'two values tell nothing', left: [1], right: [2], p: 1 },
  { title: 'equal groups do not differ', left: [1, 2], right: [1, 2], p: 1 },
  { title: 'constant groups on one level do not differ', left: [5, 5], right: [5], p: 1 },
  { title: 'constant groups on two levels differ for certain', left: [5, 5], right: [6], p: 0 },
])('$title', ({ left, right, p }) => {
  expect(pooledTTest(ofAll(left), ofAll(right))).toBe(p);
});
