import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mannKendall } from '../../src/stats/mann-kendall.ts';
import { permutations } from './permutations.ts';

const ascending = (n: number): number[] => Array.from({ length: n }, (_, index) => index);

/** An order of 0..n − 1 with this S: the largest values are moved to the front until enough pairs fall. */
function withS(n: number, s: number): number[] {
  let falling = ((n * (n - 1)) / 2 - s) / 2;
  const order: number[] = [];
  for (let value = 0; value < n; value += 1) {
    const moved = Math.min(falling, value);
    order.splice(value - moved, 0, value);
    falling -= moved;
  }
  return order;
}

describe('mannKendall', () => {
  // Gilbert (1987), "Statistical Methods for Environmental Pollution Monitoring", table A18: one-sided P of S or more.
  test.each([
    { n: 4, s: 4, oneSided: 0.167 },
    { n: 4, s: 6, oneSided: 0.042 },
    { n: 5, s: 8, oneSided: 0.042 },
    { n: 6, s: 11, oneSided: 0.028 },
    { n: 7, s: 15, oneSided: 0.015 },
    { n: 8, s: 16, oneSided: 0.031 },
    { n: 8, s: 20, oneSided: 0.0071 },
    { n: 9, s: 20, oneSided: 0.022 },
    { n: 10, s: 21, oneSided: 0.036 },
    { n: 10, s: 25, oneSided: 0.014 },
  ])('of $n values, S = $s, agrees with the published table', ({ n, s, oneSided }) => {
    const found = mannKendall(withS(n, s));
    expect(found.s).toBe(s);
    expect(found.p / 2).toBeCloseTo(oneSided, oneSided < 0.01 ? 4 : 3);
    expect(mannKendall(withS(n, -s))).toEqual({ s: -s, p: found.p });
  });

  test.each([2, 3, 6, 7])('of %i values agrees with counting all orders', (n) => {
    const every = permutations(ascending(n)).map(mannKendall);
    for (const { s, p } of every) {
      const asFar = every.filter((other) => Math.abs(other.s) >= Math.abs(s)).length;
      expect(p).toBeCloseTo(asFar / every.length, 12);
    }
  });

  test('with a tie agrees with a worked example', () => {
    // 72 pairs rise, 18 fall, 1 is tied: S = 54, variance (14·13·33 − 2·1·9)/18, z = 53/18.239 = 2.9058; J. Little,
    // https://mathcs.holycross.edu/~little/Montserrat/MannKendallByHand.txt. P[|Z| > 2.9058] = 0.003663.
    const values = [12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11, 17.3, 15.9, 19, 18.3, 20.1, 21.7];
    const { s, p } = mannKendall(values);
    expect(s).toBe(54);
    expect(p).toBeCloseTo(0.003663, 6);
  });

  test('goes on smoothly where the exact distribution ends', () => {
    // Normal: z = 179/√7366.67 = 2.0855, and 185/√7926.67 = 2.0779.
    expect(mannKendall(withS(40, 180)).p / 0.03702).toBeCloseTo(1, 1);
    expect(mannKendall(withS(41, 186)).p).toBeCloseTo(0.03772, 4);
  });

  test.each([
    { title: 'nothing', values: [] },
    { title: 'one value', values: [3] },
    { title: 'equal values', values: [3, 3, 3, 3] },
  ])('of $title has no trend', ({ values }) => {
    expect(mannKendall(values)).toEqual({ s: 0, p: 1 });
  });

  test('does not ask how large the steps are', () => {
    const values = [3, 1, 4, 1.5, 9, 2.6, 5];
    expect(mannKendall(values.map((value) => 1e6 * Math.exp(value)))).toEqual(mannKendall(values));
  });

  test('turns its sign and nothing else when time runs backwards', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }), (values) => {
        const { s, p } = mannKendall(values);
        expect(mannKendall(values.toReversed())).toEqual({ s: 0 - s, p });
      }),
    );
  });

  test('is NaN of NaN', () => {
    expect(mannKendall([1, Number.NaN, 3])).toEqual({ s: Number.NaN, p: Number.NaN });
  });
});
