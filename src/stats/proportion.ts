import type { Interval, Tails } from './interval.ts';
import { normalQuantile } from './normal.ts';
import { regularizedIncompleteBeta } from './student-t.ts';

/** A number of independent trials that each succeed with the same probability. */
interface Binomial {
  /** Whole number ≥ 0. */
  readonly trials: number;
  /** 0..1. */
  readonly probability: number;
}

/**
 * P[Bin(n, p) ≤ successes], from the incomplete beta function; relative error below 1e-6 up to a million trials.
 *
 * @param successes - A whole number; below 0 gives 0, `trials` and above gives 1, NaN gives NaN.
 * @see Abramowitz & Stegun 26.5.24.
 */
export function binomialLowerTail(successes: number, { trials, probability }: Binomial): number {
  if (!(trials >= 0 && probability >= 0 && probability <= 1)) return Number.NaN;
  if (successes < 0) return 0;
  if (successes >= trials) return 1;
  return regularizedIncompleteBeta(1 - probability, trials - successes, successes + 1);
}

/**
 * Wilson's score interval of a proportion, each end with its own quantile:
 * (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
 *
 * @param successes - In 0..`trials`. Whole numbers, unless `trials` is an effective number of trials.
 * @param trials - At least 1.
 * @returns Within 0..1.
 * @see Wilson (1927), "Probable inference, the law of succession, and statistical inference".
 */
export function wilsonInterval(successes: number, trials: number, tails: Tails): Interval {
  const end = (z: number): number => {
    const share = successes / trials;
    const center = share + (z * z) / (2 * trials);
    const half = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
    return Math.min(Math.max((center + half) / (1 + (z * z) / trials), 0), 1);
  };
  return { low: end(-normalQuantile(tails.low)), high: end(normalQuantile(tails.high)) };
}

/**
 * Exact McNemar test: the probability of a split at least this uneven if both directions were equally likely.
 * Two-sided; 6 to 0 is the first split below 5%.
 *
 * @param rightToWrong - Items right before and wrong now, whole number ≥ 0.
 * @param wrongToRight - Items wrong before and right now, whole number ≥ 0.
 * @returns min(1, 2·P[Bin(b + c, ½) ≤ min(b, c)]), 0..1.
 * @see McNemar (1947), "Note on the sampling error of the difference between correlated proportions or percentages".
 */
export function mcnemarP(rightToWrong: number, wrongToRight: number): number {
  const binomial = { trials: rightToWrong + wrongToRight, probability: 0.5 };
  return Math.min(1, 2 * binomialLowerTail(Math.min(rightToWrong, wrongToRight), binomial));
}

/**
 * Newcombe's interval of the difference between two independent proportions, second minus first, from their Wilson
 * intervals.
 *
 * @param first - `[successes, trials]`, trials ≥ 1.
 * @param second - The same.
 * @returns Within −1..1.
 * @see Newcombe (1998), "Interval estimation for the difference between independent proportions", method 10.
 */
export function newcombeInterval(
  first: readonly [number, number],
  second: readonly [number, number],
  tails: Tails,
): Interval {
  const [before, now] = [first[0] / first[1], second[0] / second[1]];
  // The low end of the difference is where the first is high and the second low.
  const [ofFirst, ofSecond] = [
    wilsonInterval(...first, { low: tails.high, high: tails.low }),
    wilsonInterval(...second, tails),
  ];
  const difference = now - before;
  return {
    low: difference - Math.hypot(now - ofSecond.low, ofFirst.high - before),
    high: difference + Math.hypot(ofSecond.high - now, before - ofFirst.low),
  };
}
