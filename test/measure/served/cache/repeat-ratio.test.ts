import { describe, expect, test } from 'vitest';
import { repeatRatio } from '../../../../src/measure/served/cache/repeat-ratio.ts';

/** 1, 2, …, count, in another order. */
const shuffled = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => ((index * 7 + 3) % count) + 1);

describe('how much faster a repeated request is', () => {
  test.each([
    { count: 12, title: 'all but the two largest of twelve', ratio: 10 },
    { count: 11, title: 'all but the largest of eleven', ratio: 10 },
    { count: 9, title: 'all but the largest of nine', ratio: 8 },
    { count: 8, title: 'the largest of eight', ratio: 8 },
    { count: 3, title: 'the largest of three', ratio: 3 },
    { count: 2, title: 'unknown from two', ratio: null },
    { count: 0, title: 'unknown from none', ratio: null },
  ])('is $title', ({ count, ratio }) => {
    expect(repeatRatio(shuffled(count))).toBe(ratio);
  });
});
