import { mean, sampleStandardDeviation } from 'simple-statistics';
import { studentTQuantile } from './student-t.ts';

/** A mean with its two-sided interval. */
export interface MeanInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Fewer values give no interval that anybody should act on. */
export const MIN_VALUES = 3;

/**
 * Student's t interval of a mean.
 *
 * @param values - Independent values, shape [n].
 * @param tail - Probability left out on each side, in (0, 0.5).
 * @returns Undefined for n < {@link MIN_VALUES}.
 */
export function meanInterval(values: readonly number[], tail: number): MeanInterval | undefined {
  if (values.length < MIN_VALUES) return undefined;
  const center = mean([...values]);
  const standardError = sampleStandardDeviation([...values]) / Math.sqrt(values.length);
  const half = studentTQuantile(tail, values.length - 1) * standardError;
  return { mean: center, low: center - half, high: center + half };
}

/**
 * Welch's interval of the difference of two means, second less first, for values that were not taken in pairs.
 *
 * @see Welch (1947), "The generalization of Student's problem when several different population variances are involved".
 */
export function meanDifferenceInterval(
  first: readonly number[],
  second: readonly number[],
  tail: number,
): MeanInterval | undefined {
  if (first.length < MIN_VALUES || second.length < MIN_VALUES) return undefined;
  const squaredErrors = [first, second].map(
    (values) => sampleStandardDeviation([...values]) ** 2 / values.length,
  );
  const [a = 0, b = 0] = squaredErrors;
  const center = mean([...second]) - mean([...first]);
  const degrees = (a + b) ** 2 / (a ** 2 / (first.length - 1) + b ** 2 / (second.length - 1));
  const half = a + b === 0 ? 0 : studentTQuantile(tail, degrees) * Math.sqrt(a + b);
  return { mean: center, low: center - half, high: center + half };
}
