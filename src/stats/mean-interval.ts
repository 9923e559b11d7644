import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Interval, Tails } from './interval.ts';
import { studentTQuantile } from './student-t.ts';

/** A mean with its interval. */
export interface MeanInterval extends Interval {
  readonly mean: number;
}

/** Fewer values give no interval that anybody should act on. */
const MIN_VALUES = 3;

/**
 * Student's t interval of a mean.
 *
 * @param values - Independent values, shape [n].
 * @param tails - Probability left out on each side, in (0, 0.5); one number for both sides.
 * @returns Undefined for n < {@link MIN_VALUES}.
 */
export function meanInterval(values: readonly number[], tails: number | Tails): MeanInterval | undefined {
  if (values.length < MIN_VALUES) return undefined;
  const standardError = sampleStandardDeviation([...values]) / Math.sqrt(values.length);
  return around(mean([...values]), { standardError, degrees: values.length - 1, tails });
}

/**
 * Welch's interval of the difference of two means, second less first, for values that were not taken in pairs.
 *
 * @see Welch (1947), "The generalization of Student's problem when several different population variances are involved".
 */
export function meanDifferenceInterval(
  first: readonly number[],
  second: readonly number[],
  tails: number | Tails,
): MeanInterval | undefined {
  if (first.length < MIN_VALUES || second.length < MIN_VALUES) return undefined;
  const squaredErrors = [first, second].map(
    (values) => sampleStandardDeviation([...values]) ** 2 / values.length,
  );
  const [a = 0, b = 0] = squaredErrors;
  const center = mean([...second]) - mean([...first]);
  const degrees = (a + b) ** 2 / (a ** 2 / (first.length - 1) + b ** 2 / (second.length - 1));
  return around(center, { standardError: Math.sqrt(a + b), degrees, tails });
}

/** The interval around a center that is t distributed. */
function around(
  center: number,
  { standardError, degrees, tails }: { standardError: number; degrees: number; tails: number | Tails },
): MeanInterval {
  const half = (tail: number): number =>
    standardError === 0 ? 0 : studentTQuantile(tail, degrees) * standardError;
  const { low, high } = typeof tails === 'number' ? { low: tails, high: tails } : tails;
  return { mean: center, low: center - half(low), high: center + half(high) };
}

/**
 * Interval of the largest of several means. One of them alone proves it large, so each must have spent its part of the low
 * tail; all together prove it small, and each may spend the whole high one.
 *
 * @returns Undefined where one of them has none.
 * @see Berger (1982), "Multiparameter hypothesis testing and acceptance sampling" (intersection-union tests).
 */
export function intervalOfLargest(
  intervals: readonly (MeanInterval | undefined)[],
): MeanInterval | undefined {
  const known = intervals.filter((each) => each !== undefined);
  if (known.length === 0 || known.length < intervals.length) return undefined;
  const largest = (end: keyof MeanInterval): number => Math.max(...known.map((each) => each[end]));
  return { mean: largest('mean'), low: largest('low'), high: largest('high') };
}

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
const MIN_TRIMMED_VALUES = 5;

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

/**
 * Geometric mean, formed from logarithms: the product of fifty latencies in ns is beyond what a double can hold.
 *
 * @param values - Positive, in any unit; shape [n], n ≥ 1.
 * @returns In the unit of `values`; 0 if one of them is 0.
 */
export function geometricMean(values: readonly number[]): number {
  if (values.includes(0)) return 0;
  return Math.exp(mean(values.map(Math.log)));
}
