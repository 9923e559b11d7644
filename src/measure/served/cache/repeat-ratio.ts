/** With fewer pairs, the ratio means nothing. */
const FEWEST_PAIRS = 3;

/**
 * How much faster a server answers what it has just answered.
 *
 * @param ratios - Time of a repeated request divided by that of the new one before it, one per pair.
 * @returns The upper end of a 98% interval on the median over the pairs, so that noise is not taken for a cache; the largest
 *   one of fewer than nine. Null for fewer than three.
 * @see MLPerf Inference, compliance TEST04.
 */
export function repeatRatio(ratios: readonly number[]): number | null {
  if (ratios.length < FEWEST_PAIRS) return null;
  // By the sign test, no more than two of twelve pairs may be beyond it, one of nine, or none of fewer.
  const beyond = Math.max(0, Math.floor(ratios.length / 3) - 2);
  return ratios.toSorted((left, right) => right - left)[beyond] ?? null;
}
