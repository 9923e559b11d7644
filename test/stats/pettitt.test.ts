import { describe, expect, test } from 'vitest';
import { pettitt } from '../../src/stats/pettitt.ts';
import { permutations } from './permutations.ts';

describe('pettitt', () => {
  test('agrees with the example of the article', () => {
    // Pettitt (1979), table 1, Page's data: K = 232, change after the 17th value, P = 0.0146.
    const values = [
      -1.05, 0.96, 1.22, 0.58, -0.98, -0.03, -1.54, -0.71, -0.35, 0.66, 0.44, 0.91, -0.02, -1.42, 1.26, -1.02,
      -0.81, 1.66, 1.05, 0.97, 2.14, 1.22, -0.24, 1.6, 0.72, -0.12, 0.44, 0.03, 0.66, 0.56, 1.37, 1.66, 0.1,
      0.8, 1.29, 0.49, -0.07, 1.18, 3.29, 1.84,
    ];
    const { k, at, p } = pettitt(values);
    expect({ k, at }).toEqual({ k: 232, at: 17 });
    expect(p).toBeCloseTo(0.0146, 4);
  });

  test.each([
    { title: '6 values', values: [1, 2, 3, 4, 5, 6] },
    { title: '7 values', values: [1, 2, 3, 4, 5, 6, 7] },
    { title: '7 values with ties', values: [1, 1, 2, 2, 2, 3, 4] },
  ])('of $title agrees with counting all orders', ({ values }) => {
    const every = permutations(values).map(pettitt);
    for (const { k, p } of every) {
      const asFar = every.filter((other) => other.k >= k).length;
      expect(p).toBeCloseTo(k === 0 ? 1 : asFar / every.length, 12);
    }
  });

  test('of a clean step counts the two orders of halves', () => {
    // Both halves may be in any order, and the step may rise or fall: 2·(5!·5!)/10! = 2/252.
    const { k, at, p } = pettitt([1, 2, 3, 4, 5, 16, 17, 18, 19, 20]);
    expect({ k, at }).toEqual({ k: 25, at: 5 });
    expect(p).toBeCloseTo(2 / 252, 12);
  });

  test('never finds more by the approximation than there is', () => {
    // K = 49 is the most that 14 values can show, K = 56 of 15: exactly 2·7!·7!/14! and 2·2·7!·8!/15!.
    const step = (n: number): number[] =>
      Array.from({ length: n }, (_, index) => index + (index < 7 ? 0 : 100));
    expect(pettitt(step(14)).p).toBeCloseTo(2 / 3432, 12);
    expect(pettitt(step(15)).p).toBeCloseTo(2 * Math.exp((-6 * 56 ** 2) / (15 ** 3 + 15 ** 2)), 12);
    expect(pettitt(step(15)).p).toBeGreaterThan(4 / 6435);
  });

  test('of a falling step is that of a rising one', () => {
    const values = [3, 1, 2, 2.5, 8, 9, 7.5, 11];
    expect(pettitt(values.map((value) => -value))).toEqual(pettitt(values));
  });

  test.each([
    { title: 'nothing', values: [] },
    { title: 'one-value', values: [3] },
    { title: 'equal values', values: [3, 3, 3, 3] },
  ])('of $title has no change', ({ values }) => {
    expect(pettitt(values)).toEqual({ k: 0, at: 0, p: 1 });
  });

  test('does not ask how large the step is', () => {
    const values = [3, 1, 4, 1.5, 9, 12.6, 15];
    expect(pettitt(values.map((value) => 1e6 * Math.exp(value)))).toEqual(pettitt(values));
  });

  test('is NaN of NaN', () => {
    expect(pettitt([1, Number.NaN, 3]).p).toBeNaN();
  });
});
