/** The best split of a stretch of values. */
export interface Split {
  /** Index of the first value of the right part. */
  readonly index: number;
  /** Energy statistic between the two parts, in the unit of the values. May be negative. */
  readonly divergence: number;
}

/**
 * The split of `values[start, end)` with the largest energy statistic, E-divisive with α = 1: over all τ and κ with
 * start < τ < κ ≤ end, parts X = [start, τ) of n values and Y = [τ, κ) of m,
 *
 *     Q = 2/(m+n)·Σ|x−y| − 2m/((m+n)(n−1))·Σ|x−x′| − 2n/((m+n)(m−1))·Σ|y−y′|,
 *
 * where each pair within a part counts once. κ makes a short-lived change visible before the values return. Takes
 * time O(w²) and memory O(w) for w values: the sums within a part follow from those of the part that is one value
 * shorter.
 *
 * @returns Undefined for fewer than two values. Of equal splits, the first.
 * @see Matteson & James (2014), "A Nonparametric Approach for Multiple Change Point Analysis of Multivariate Data",
 *   Journal of the American Statistical Association 109, 334–345, equations 5 and 7; https://arxiv.org/abs/1306.4933
 */
export function findSplit(values: readonly number[], start: number, end: number): Split | undefined {
  const size = end - start;
  if (size < 2) return undefined;
  const withinPrefix = sumsWithinPrefixes(values, start, size);
  // Sum of the distances within [τ, κ) for the current τ, indexed by κ − start. τ moves left one value at a time.
  const withinRight = new Float64Array(size + 1);
  let best: Split | undefined;
  for (let n = size - 1; n >= 1; n -= 1) {
    const first = values[start + n] as number;
    const withinLeft = withinPrefix[n] as number;
    let toFirst = 0;
    for (let stop = n + 1; stop <= size; stop += 1) {
      toFirst += Math.abs((values[start + stop - 1] as number) - first);
      const right = (withinRight[stop] as number) + toFirst;
      withinRight[stop] = right;
      const m = stop - n;
      const across = (withinPrefix[stop] as number) - withinLeft - right;
      const left = n === 1 ? 0 : (m / (n - 1)) * withinLeft;
      const divergence = (2 / stop) * (across - left - (m === 1 ? 0 : (n / (m - 1)) * right));
      // τ decreases, so of equal splits the last one seen is the first in the series.
      if (best === undefined || divergence >= best.divergence) best = { index: start + n, divergence };
    }
  }
  return best;
}

/** The sum of the distances between all pairs of the first values, indexed by their number. */
function sumsWithinPrefixes(values: readonly number[], start: number, size: number): Float64Array {
  const sums = new Float64Array(size + 1);
  for (let length = 1; length <= size; length += 1) {
    const last = values[start + length - 1] as number;
    let toLast = 0;
    for (let index = start; index < start + length - 1; index += 1) {
      toLast += Math.abs((values[index] as number) - last);
    }
    sums[length] = (sums[length - 1] as number) + toLast;
  }
  return sums;
}
