import { binomialLowerTail } from './binomial.ts';

/**
 * Exact McNemar test: how likely items would have changed sides at least this unevenly if both directions were equally
 * likely. Two-sided; 6 against 0 is the first to come below 5 %.
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
