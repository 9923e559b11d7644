import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Interval, Tails } from './interval.ts';
import { studentTQuantile } from './student-t.ts';

/** A mean with its interval. */
export interface MeanInterval extends Interval {
  readonly mean: number;
}

/** Fewer values give no interval that anybody should act on. */
export const MIN_VALUES = 3;

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
export function around(
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
