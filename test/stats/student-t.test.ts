import { describe, expect, test } from 'vitest';
import { regularizedIncompleteBeta, studentTQuantile, studentTUpperTail } from '../../src/stats/student-t.ts';

describe('studentTQuantile', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2.
  test.each([
    { degrees: 1, tail: 0.025, quantile: 12.706 },
    { degrees: 2, tail: 0.05, quantile: 2.92 },
    { degrees: 4, tail: 0.025, quantile: 2.776 },
    { degrees: 4, tail: 0.001, quantile: 7.173 },
    { degrees: 7, tail: 0.005, quantile: 3.499 },
    { degrees: 30, tail: 0.025, quantile: 2.042 },
    { degrees: 39, tail: 0.001, quantile: 3.313 },
    { degrees: 100, tail: 0.1, quantile: 1.29 },
  ])('agrees with the published table at $degrees degrees and tail $tail', ({ degrees, tail, quantile }) => {
    expect(studentTQuantile(tail, degrees)).toBeCloseTo(quantile, 3);
  });

  test('has the closed form of the Cauchy distribution at one degree', () => {
    for (const tail of [0.4, 0.1, 0.01, 0.001]) {
      expect(studentTQuantile(tail, 1)).toBeCloseTo(Math.tan(Math.PI * (0.5 - tail)), 6);
    }
  });

  test('inverts the upper tail', () => {
    for (const degrees of [1, 3, 4.7, 11, 59]) {
      for (const tail of [0.5, 0.2, 0.01, 0.0014]) {
        expect(studentTUpperTail(studentTQuantile(tail, degrees), degrees)).toBeCloseTo(tail, 10);
      }
    }
  });

  test.each([
    { title: 'no tail', tail: 0, degrees: 4 },
    { title: 'more than half in the tail', tail: 0.6, degrees: 4 },
    { title: 'no degrees of freedom', tail: 0.1, degrees: 0 },
    { title: 'not a number', tail: Number.NaN, degrees: 4 },
  ])('is NaN for $title', ({ tail, degrees }) => {
    expect(studentTQuantile(tail, degrees)).toBeNaN();
  });
});

describe('regularizedIncompleteBeta', () => {
  test('is the binomial tail for whole parameters', () => {
    // P[Bin(5, 0.3) >= 2] = 1 - 0.7^5 - 5 * 0.3 * 0.7^4 = 0.47178
    expect(regularizedIncompleteBeta(0.3, 2, 4)).toBeCloseTo(0.47178, 10);
  });

  test('is 0 and 1 at the ends', () => {
    expect(regularizedIncompleteBeta(0, 2, 3)).toBe(0);
    expect(regularizedIncompleteBeta(1, 2, 3)).toBe(1);
  });
});
