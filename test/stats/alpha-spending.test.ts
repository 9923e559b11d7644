import { describe, expect, test } from 'vitest';
import { nominalTails, powerFamily } from '../../src/stats/alpha-spending.ts';
import { normalQuantile } from '../../src/stats/normal.ts';
import { obrienFlemingLike, pocockLike } from './spending-functions.ts';

const FIVE = [0.2, 0.4, 0.6, 0.8, 1];

describe('nominalTails', () => {
  // Five equal looks, one-sided 2.5 %: what the Lan-DeMets program prints (Reboussin, DeMets, Kim & Lan 2000, "Computations
  // for group sequential boundaries using the Lan-DeMets spending function method"; R package ldbounds).
  test.each([
    {
      title: 'O’Brien and Fleming',
      spending: obrienFlemingLike(0.025),
      bounds: [4.8769, 3.3569, 2.6803, 2.2898, 2.031],
    },
    { title: 'Pocock', spending: pocockLike, bounds: [2.438, 2.4268, 2.4101, 2.3966, 2.3859] },
  ])('finds the published boundaries of $title', ({ spending, bounds }) => {
    nominalTails(FIVE, 0.025, spending).forEach((tail, look) => {
      expect(Math.abs(normalQuantile(tail) - (bounds[look] ?? Number.NaN))).toBeLessThan(2e-4);
    });
  });

  test('gives a single look the whole error', () => {
    expect(nominalTails([1], 0.005, powerFamily(1))[0]).toBeCloseTo(0.005, 9);
  });

  test('gives the first look what may be spent by then', () => {
    expect(nominalTails([0.25, 1], 0.02, powerFamily(1))[0]).toBeCloseTo(0.005, 9);
    expect(nominalTails([0.25, 1], 0.02, powerFamily(2))[0]).toBeCloseTo(0.00125, 9);
  });

  test('never gives a look more than the whole error', () => {
    const looks = Array.from({ length: 56 }, (_, index) => (index + 5) / 60);
    for (const tail of nominalTails(looks, 0.01, powerFamily(1))) {
      expect(tail).toBeGreaterThan(0);
      expect(tail).toBeLessThan(0.01);
    }
  });

  test('lets a last look spend what earlier ones left', () => {
    const [, early = 1] = nominalTails([0.1, 0.2], 0.01, powerFamily(1));
    const [, last = 0] = nominalTails([0.1, 1], 0.01, powerFamily(1));
    expect(last).toBeGreaterThan(4 * early);
    expect(last).toBeLessThan(0.01);
  });

  test.each([
    { fractions: [0.5, 0.5] },
    { fractions: [0] },
    { fractions: [0.5, 1.1] },
    { fractions: [Number.NaN] },
  ])('refuses looks at $fractions', ({ fractions }) => {
    expect(() => nominalTails(fractions, 0.01, powerFamily(1))).toThrow(
      'expected numbers that rise within 0..1',
    );
  });
});

test.each([
  { title: 'O’Brien and Fleming', spending: obrienFlemingLike(0.01) },
  { title: 'Pocock', spending: pocockLike },
  { title: 'the power family', spending: powerFamily(2) },
])('the spending of $title starts at nothing, rises and ends at everything', ({ spending }) => {
  expect(spending(0)).toBe(0);
  expect(spending(1)).toBeCloseTo(1, 9);
  expect(spending(0.4)).toBeLessThan(spending(0.5));
});
