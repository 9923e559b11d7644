import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Interval, Tails } from './interval.ts';
import { studentTQuantile } from './student-t.ts';

/** A mean with its confidence interval. */
export interface MeanInterval extends Interval {
  readonly mean: number;
}

/** An interval of fewer values is too uncertain to act on. */
const MIN_VALUES = 3;

/**
 * Student's t interval of a mean.
 *
 * @param values - Independent values, shape [n].
 * @param tails - Probability outside the interval on each side, in (0, 0.5); one number for both sides.
 * @returns Undefined for n < {@link MIN_VALUES}.
 */
export function meanInterval(values: readonly number[], tails: number | Tails): MeanInterval | undefined {
  if (values.length < MIN_VALUES) return undefined;
  const standardError = sampleStandardDeviation([...values]) / Math.sqrt(values.length);
  return around(mean([...values]), { standardError, degrees: values.length - 1, tails });
}

/**
 * Welch's interval of the difference between two means, second minus first, for unpaired values.
 *
 * @see Welch (1947), "The generalization of Student's problem when several different population variances are
 *   involved".
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

/** The interval around a center, by Student's t. */
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
 * Geometric mean, computed from logarithms: the product of fifty latencies in ns would overflow a double.
 *
 * @param values - Positive, in any unit; shape [n], n ≥ 1.
 * @returns In the unit of `values`; 0 if one of them is 0.
 */
export function geometricMean(values: readonly number[]): number {
  if (values.includes(0)) return 0;
  return Math.exp(mean(values.map(Math.log)));
}
