import { describe, expect, test } from 'vitest';
import { percentileNs } from '../../src/stats/percentile.ts';

const oneTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

describe('percentileNs', () => {
  // floor(np), round(np) and linear interpolation each give another answer on at least one row.
  test.each([
    { title: 'of one sample is that sample', n: 1, percent: 95, rank: 1 },
    { title: 'of 20 samples is the 19th, not the largest', n: 20, percent: 95, rank: 19 },
    { title: 'of 21 samples is the 20th', n: 21, percent: 95, rank: 20 },
    { title: 'of 31 samples rounds up where rounding would round down', n: 31, percent: 95, rank: 30 },
    { title: 'of 100 samples is the 95th', n: 100, percent: 95, rank: 95 },
    { title: 'P50 of an even number is the lower middle', n: 10, percent: 50, rank: 5 },
    { title: 'P1 is the smallest of 100', n: 100, percent: 1, rank: 1 },
    { title: 'P100 is the largest', n: 7, percent: 100, rank: 7 },
  ])('$title', ({ n, percent, rank }) => {
    expect(percentileNs(oneTo(n), percent)).toBe(rank);
  });

  test.each([0, 101, 95.5, Number.NaN])('refuses %s percent', (percent) => {
    expect(() => percentileNs([1], percent)).toThrow(RangeError);
  });

  test('refuses no samples', () => {
    expect(() => percentileNs([], 95)).toThrow('expected at least one sample');
  });
});
