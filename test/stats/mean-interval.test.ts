import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanDifferenceInterval, meanInterval } from '../../src/stats/mean-interval.ts';
import { createRandom, type RandomSource } from '../../src/stats/random.ts';

describe('meanInterval', () => {
  test('is mean ± t · s / √n', () => {
    // s = 1, n = 4, t(3, 0.025) = 3.182
    const interval = meanInterval(
      [1, 2, 2, 3].map((value) => value * Math.sqrt(1.5)),
      0.025,
    );
    expect(interval?.mean).toBeCloseTo(2 * Math.sqrt(1.5), 10);
    expect((interval?.high ?? 0) - (interval?.mean ?? 0)).toBeCloseTo(3.182 / 2, 3);
  });

  test('has no width if all values are equal', () => {
    expect(meanInterval([5, 5, 5], 0.01)).toEqual({ mean: 5, low: 5, high: 5 });
  });

  test('is undefined for two values', () => {
    expect(meanInterval([1, 2], 0.01)).toBeUndefined();
  });

  test('is NaN if a value is NaN', () => {
    const interval = meanInterval([1, 2, Number.NaN], 0.01);
    expect([interval?.low, interval?.high]).toEqual([Number.NaN, Number.NaN]);
  });

  test('leaves out a different share on each side', () => {
    const even = meanInterval([1, 2, 4, 8], 0.01);
    const uneven = meanInterval([1, 2, 4, 8], { low: 0.01, high: 0.1 });
    expect(uneven?.low).toBe(even?.low);
    expect(uneven?.high).toBeLessThan(even?.high ?? 0);
    expect(uneven?.high).toBe(meanInterval([1, 2, 4, 8], 0.1)?.high);
  });

  test('trims nothing: a single far value moves and widens it', () => {
    const usual = meanInterval([1, 2, 3, 4, 5, 6, 7, 8], 0.01);
    const far = meanInterval([1, 2, 3, 4, 5, 6, 7, 800], 0.01);
    expect(far?.mean).toBe((usual?.mean ?? 0) + 99);
    expect(far?.low).toBeLessThan(usual?.low ?? 0);
  });

  test('scales with the values, and its ends swap with the sign', () => {
    const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 });
    const uneven = { low: 0.0004, high: 0.01 };
    fc.assert(
      fc.property(values, fc.double({ min: -50, max: 50, noNaN: true }), (given, factor) => {
        const { mean, low, high } = meanInterval(given, uneven)!;
        const tails = factor < 0 ? { low: uneven.high, high: uneven.low } : uneven;
        const scaled = meanInterval(
          given.map((value) => factor * value),
          tails,
        )!;
        expect(scaled.mean).toBeCloseTo(factor * mean, 6);
        expect(scaled.low).toBeCloseTo(factor * (factor < 0 ? high : low), 6);
        expect(scaled.high).toBeCloseTo(factor * (factor < 0 ? low : high), 6);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    { title: 'five launches', launches: 5, effect: 0.04 },
    { title: 'twelve launches', launches: 12, effect: 0.04 },
    { title: 'forty launches', launches: 40, effect: 0.04 },
    { title: 'twelve launches with large effects', launches: 12, effect: 0.15 },
  ])('covers the true ratio of P95s as often as it says over $title', ({ launches, effect }) => {
    const misses = countMisses({ launches, effect, trials: 4000 });
    // 95% ± 1.5%, and each side by itself: one side can block, the other can pass.
    expect(Math.abs((misses.below + misses.above) / 4000 - 0.05)).toBeLessThan(0.015);
    expect(Math.abs(misses.below / 4000 - 0.01)).toBeLessThan(0.006);
    expect(Math.abs(misses.above / 4000 - 0.04)).toBeLessThan(0.012);
  });
});

/**
 * How often an interval that leaves out 1% below and 4% above misses a true increase of 5%. In each launch, both arms share
 * the machine's state, each process has its own memory layout, and each P95 is taken from 72 latencies.
 */
function countMisses({ launches, effect, trials }: { launches: number; effect: number; trials: number }) {
  const random = createRandom(20261122);
  const misses = { below: 0, above: 0 };
  const truth = Math.log(1.05);
  for (let trial = 0; trial < trials; trial += 1) {
    const lnRatios = Array.from({ length: launches }, () => {
      const machine = Math.exp(0.3 * normal(random));
      const [before = 0, now = 0] = [1, 1.05].map((speed) =>
        lnP95(machine * speed * Math.exp((effect / Math.SQRT2) * normal(random)), random),
      );
      return now - before;
    });
    const interval = meanInterval(lnRatios, { low: 0.01, high: 0.04 });
    if (!(interval !== undefined && interval.low <= truth)) misses.below += 1;
    if (!(interval !== undefined && truth <= interval.high)) misses.above += 1;
  }
  return misses;
}

/** Sum of four uniforms, scaled: nearly normal, quick, and without long tails. */
function normal(random: RandomSource): number {
  const sum = random.nextUnit() + random.nextUnit() + random.nextUnit() + random.nextUnit();
  return (sum - 2) * Math.sqrt(3);
}

/** The ln P95 of 72 exponential latencies, drawn directly as an order statistic. */
function lnP95(scale: number, random: RandomSource): number {
  // The 69th of 72 uniforms is the 4th largest. From the largest downwards: u₁ = U^(1/72), u₂ = u₁·U^(1/71), …
  let order = 1;
  for (let left = 72; left > 68; left -= 1) order *= (1 - random.nextUnit()) ** (1 / left);
  return Math.log(scale * (1 - 0.1 * Math.log1p(-order)));
}

describe('meanDifferenceInterval', () => {
  test('agrees with Welch’s worked figures', () => {
    // Means 2 and 6, variances 1 and 4, n = 3 each: se² = 5/3, ν = (5/3)² / (1/18 + 16/18) = 50/17.
    const interval = meanDifferenceInterval([1, 2, 3], [4, 6, 8], 0.025);
    expect(interval?.mean).toBe(4);
    // t(50/17 = 2.941, 0.025) = 3.2183
    expect((interval?.high ?? 0) - 4).toBeCloseTo(3.2183 * Math.sqrt(5 / 3), 2);
  });

  test('changes sign when the arms are swapped', () => {
    const forth = meanDifferenceInterval([1, 2, 4], [2, 5, 9], 0.01);
    const back = meanDifferenceInterval([2, 5, 9], [1, 2, 4], 0.01);
    expect(forth?.low).toBeCloseTo(-(back?.high ?? 0), 12);
  });
});
