import { describe, expect, test } from 'vitest';
import { wilsonInterval } from '../../src/stats/proportion.ts';

const EACH = { low: 0.025, high: 0.025 };

describe('wilsonInterval', () => {
  // Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
  test.each([
    { successes: 81, trials: 263, low: 0.2553, high: 0.3662 },
    { successes: 15, trials: 148, low: 0.0624, high: 0.1605 },
    { successes: 0, trials: 20, low: 0, high: 0.1611 },
    { successes: 1, trials: 29, low: 0.0061, high: 0.1718 },
  ])('of $successes in $trials is the published one', ({ successes, trials, low, high }) => {
    const interval = wilsonInterval(successes, trials, EACH);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('gives each end its own tail', () => {
    const even = wilsonInterval(10, 100, EACH);
    const uneven = wilsonInterval(10, 100, { low: 0.025, high: 0.001 });
    expect(uneven.low).toBe(even.low);
    expect(uneven.high).toBeGreaterThan(even.high);
  });

  test('is NaN of NaN', () => {
    expect(wilsonInterval(Number.NaN, 10, EACH).low).toBeNaN();
  });
});
