/**
 * Latency at a percentile, by nearest rank: the smallest sample that has at least `percent` % of the samples
 * at or below it. It never interpolates and never trims.
 *
 * @param sortedNs - One latency per inference in ns, ascending. Shape [n], n ≥ 1.
 * @param percent - Whole percent in 1..100; 95 gives P95.
 * @returns Latency in ns, an element of `sortedNs`.
 * @throws {RangeError} If `sortedNs` is empty or `percent` is not in 1..100.
 * @see Hyndman & Fan (1996), "Sample Quantiles in Statistical Packages", definition 1.
 */
export function percentileNs(sortedNs: ArrayLike<number>, percent: number): number {
  if (!Number.isInteger(percent) || !(percent >= 1 && percent <= 100)) {
    throw new RangeError(`percent: expected a whole number in 1..100, got ${percent}`);
  }
  // Whole numbers throughout: 0.95 * 20 is 19.000000000000004 in some orders of evaluation.
  const value = sortedNs[Math.ceil((sortedNs.length * percent) / 100) - 1];
  if (value === undefined) throw new RangeError('sortedNs: expected at least one sample, got none');
  return value;
}
