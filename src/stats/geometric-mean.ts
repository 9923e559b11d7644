import { mean } from 'simple-statistics';

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
