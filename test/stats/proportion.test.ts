import { expect, test } from 'vitest';
import { binomialLowerTail } from '../../src/stats/proportion.ts';

/** P[Bin(n, a/b) ≤ k] by adding up whole numbers. */
function enumerate(successes: number, trials: number, [a, b]: readonly [bigint, bigint]): number {
  let ways = 1n;
  let sum = 0n;
  for (let k = 0; k <= successes; k += 1) {
    sum += ways * a ** BigInt(k) * (b - a) ** BigInt(trials - k);
    ways = (ways * BigInt(trials - k)) / BigInt(k + 1);
  }
  return Number((sum * 10n ** 18n) / b ** BigInt(trials)) / 1e18;
}

test.each([
  { trials: 7, share: [1n, 2n] },
  { trials: 20, share: [1n, 20n] },
  { trials: 100, share: [19n, 20n] },
  { trials: 662, share: [1n, 100n] },
] as const)('agrees with exact enumeration for $trials trials', ({ trials, share }) => {
  const probability = Number(share[0]) / Number(share[1]);
  for (let successes = 0; successes <= trials; successes += Math.ceil(trials / 25)) {
    const exact = enumerate(successes, trials, share);
    expect(binomialLowerTail(successes, { trials, probability })).toBeCloseTo(exact, 10);
  }
});

test('is half for an odd number of fair trials, however many', () => {
  expect(binomialLowerTail(500_000, { trials: 1_000_001, probability: 0.5 })).toBeCloseTo(0.5, 6);
});

test('is 0 below no success and 1 at all of them', () => {
  expect(binomialLowerTail(-1, { trials: 5, probability: 0.3 })).toBe(0);
  expect(binomialLowerTail(5, { trials: 5, probability: 0.3 })).toBe(1);
  expect(binomialLowerTail(0, { trials: 0, probability: 0.3 })).toBe(1);
});

test.each([
  { title: 'of NaN successes', successes: Number.NaN, binomial: { trials: 5, probability: 0.5 } },
  { title: 'of NaN trials', successes: 1, binomial: { trials: Number.NaN, probability: 0.5 } },
  { title: 'of a probability above 1', successes: 1, binomial: { trials: 5, probability: 1.1 } },
])('is NaN $title', ({ successes, binomial }) => {
  expect(binomialLowerTail(successes, binomial)).toBeNaN();
});
