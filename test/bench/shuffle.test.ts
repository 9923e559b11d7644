import { describe, expect, test } from 'vitest';
import { shuffle } from '../../bench/support/shuffle.ts';
import { createRandom } from '../../src/stats/random.ts';

describe('shuffle', () => {
  test('keeps every item once and leaves its argument alone', () => {
    const items = [...Array(50).keys()];
    const shuffled = shuffle(items, createRandom(5));
    expect(items[1]).toBe(1);
    expect(shuffled).not.toEqual(items);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
  });

  test('makes each of the six orders of three items equally likely', () => {
    const random = createRandom(9);
    const counts = new Map<string, number>();
    for (let round = 0; round < 6000; round++) {
      const order = shuffle(['a', 'b', 'c'], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // Standard deviation 29; always swapping with any of the three (the classic mistake) gives 4/27 and 5/27: 889 and 1111.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(90);
  });

  test.each([{ items: [] }, { items: ['only'] }])('leaves $items as they are', ({ items }) => {
    expect(shuffle(items, createRandom(1))).toEqual(items);
  });
});
