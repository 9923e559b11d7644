import { expect, test } from 'vitest';
import { geometricMean } from '../../src/stats/mean-interval.ts';

test('of 2 and 8 is 4', () => {
  expect(geometricMean([2, 8])).toBeCloseTo(4, 12);
});

test('of 60 launches of 500 ms in ns does not overflow', () => {
  expect(geometricMean(Array(60).fill(500e6)) / 500e6).toBeCloseTo(1, 12);
});

test('of a zero is zero, of a NaN is NaN', () => {
  expect(geometricMean([0, 5])).toBe(0);
  expect(geometricMean([Number.NaN, 5])).toBeNaN();
});
