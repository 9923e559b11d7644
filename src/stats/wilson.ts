import type { Interval, Tails } from './interval.ts';
import { normalQuantile } from './normal.ts';

/**
 * Wilson's score interval of a proportion, each end with its own quantile:
 * (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
 *
 * @param successes - Whole number in 0..`trials`.
 * @param trials - Whole number ≥ 1.
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
