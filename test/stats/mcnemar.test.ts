import { expect, test } from 'vitest';
import { mcnemarP } from '../../src/stats/proportion.ts';

// 2·Σ C(n, k)/2ⁿ by hand.
test.each([
  { title: 'nothing flipped', forth: 0, back: 0, p: 1 },
  { title: 'as many each way', forth: 4, back: 4, p: 1 },
  { title: '5 against 0', forth: 5, back: 0, p: 2 / 32 },
  { title: '6 against 0, the first below 5 %', forth: 6, back: 0, p: 2 / 64 },
  { title: '5 against 2', forth: 5, back: 2, p: (2 * (1 + 7 + 21)) / 128 },
  { title: '2 against 5', forth: 2, back: 5, p: (2 * (1 + 7 + 21)) / 128 },
  // Agresti (2013), "Categorical Data Analysis", table 11.1: approval ratings, 150 against 86.
  { title: '150 against 86', forth: 150, back: 86, p: 3.7e-5 },
])('of $title is $p', ({ forth, back, p }) => {
  expect(mcnemarP(forth, back)).toBeCloseTo(p, p < 1e-3 ? 5 : 12);
});

test('is NaN of NaN', () => {
  expect(mcnemarP(Number.NaN, 3)).toBeNaN();
});
