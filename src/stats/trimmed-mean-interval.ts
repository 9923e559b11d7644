import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Tails } from './interval.ts';
import { around, type MeanInterval } from './mean-interval.ts';

/** Share of the values left out at each end: what remains is the middle half. */
const TRIMMED_SHARE = 0.25;

/**
 * The t of a trimmed mean has longer tails than Student's with the h − 1 degrees of freedom of the h values that remain, by
 * up to 2.4 times where a look cuts. With three quarters of them the tails of normal values, from 2.5 % down to 0.02 %, are
 * at most a tenth larger than stated for 5 to 100 values, and half as large or less where both values and tail are few;
 * longer-tailed values leave the interval wider than it need be. Simulated, 100,000 to 200,000 times each.
 */
const DEGREES_A_DEGREE = 0.75;

/** With fewer, what remains after trimming gives no interval that anybody should act on. */
export const MIN_TRIMMED_VALUES = 5;

/**
 * Interval of the 25 % trimmed mean, by its winsorized standard error and Student's t with 0.75·(h − 1) degrees of freedom,
 * h being the number of values that are not trimmed.
 *
 * Launches are what is trimmed, never the samples of one: most launches agree within a few percent, and some are off by
 * half because the machine changed its pace between the two arms. Those would decide a plain mean.
 *
 * @param values - Independent values, shape [n].
 * @param tails - Probability left out on each side, in (0, 0.5).
 * @returns Undefined for n < {@link MIN_TRIMMED_VALUES}.
 * @see Tukey & McLaughlin (1963), "Less vulnerable confidence and significance procedures for location based on a single sample".
 */
export function trimmedMeanInterval(values: readonly number[], tails: Tails): MeanInterval | undefined {
  if (values.length < MIN_TRIMMED_VALUES) return undefined;
  // A value that is no number has no place in an order, and must spoil the interval instead of being trimmed away.
  if (values.some(Number.isNaN)) return { mean: Number.NaN, low: Number.NaN, high: Number.NaN };
  const sorted = [...values].sort((a, b) => a - b);
  const trimmed = Math.floor(TRIMMED_SHARE * sorted.length);
  const middle = sorted.slice(trimmed, sorted.length - trimmed);
  const lowest = middle[0] as number;
  const highest = middle.at(-1) as number;
  const winsorized = sorted.map((value) => Math.min(Math.max(value, lowest), highest));
  const kept = middle.length / sorted.length;
  const standardError = sampleStandardDeviation(winsorized) / (kept * Math.sqrt(sorted.length));
  return around(mean(middle), { standardError, degrees: DEGREES_A_DEGREE * (middle.length - 1), tails });
}
