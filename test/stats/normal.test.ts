import { describe, expect, test } from 'vitest';
import { normalQuantile, normalUpperTail } from '../../src/stats/normal.ts';

describe('normalUpperTail', () => {
  // Abramowitz & Stegun, tables 26.1 and 26.2.
  test.each([
    { x: 0, tail: 0.5 },
    { x: 1, tail: 0.158655253931457 },
    { x: 1.96, tail: 0.0249978951482204 },
    { x: 3, tail: 1.349898031630095e-3 },
    { x: 4.999, tail: 2.881420144706967e-7 },
    { x: 5, tail: 2.866515718791939e-7 },
    { x: 6, tail: 9.865876450376981e-10 },
    { x: 10, tail: 7.619853024160527e-24 },
    { x: -1, tail: 0.841344746068543 },
  ])('of $x is $tail', ({ x, tail }) => {
    expect(Math.abs(normalUpperTail(x) / tail - 1)).toBeLessThan(1e-9);
  });

  test('is nothing at infinity, everything below it, and NaN of NaN', () => {
    expect(normalUpperTail(Number.POSITIVE_INFINITY)).toBe(0);
    expect(normalUpperTail(Number.NEGATIVE_INFINITY)).toBe(1);
    expect(normalUpperTail(Number.NaN)).toBeNaN();
  });
});

describe('normalQuantile', () => {
  test.each([
    { tail: 0.025, x: 1.959963984540054 },
    { tail: 0.05, x: 1.644853626951473 },
    { tail: 0.00125, x: 3.023341439739154 },
    { tail: 0.5, x: 0 },
    { tail: 0.975, x: -1.959963984540054 },
  ])('of $tail is $x', ({ tail, x }) => {
    expect(normalQuantile(tail)).toBeCloseTo(x, 9);
  });

  test.each([0, 1, -0.1, Number.NaN])('is NaN for %s', (tail) => {
    expect(normalQuantile(tail)).toBeNaN();
  });
});
