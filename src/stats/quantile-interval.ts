import { binomialLowerTail } from './proportion.ts';

/** Probability outside a percentile's interval on each side. The confidence is 95%. */
const TAIL = 0.025;

/** Ranks, counted from 1 in ascending order, of the samples at both ends of an interval. */
interface Ranks {
  readonly low: number;
  readonly high: number;
}

/**
 * Ranks of the samples that bound a percentile with 95% confidence, for any distribution of independent samples:
 * `low` is the largest rank l with P[Bin(n, p) ≤ l − 1] ≤ 2.5%, `high` the smallest rank u with P[Bin(n, p) ≥ u] ≤
 * 2.5%.
 *
 * @param samples - Number of samples, n.
 * @param percent - In (0, 100).
 * @returns Undefined if there are too few samples for even the smallest and the largest to bound it.
 * @see David & Nagaraja (2003), "Order Statistics", §7.1.
 */
export function percentileRanks(samples: number, percent: number): Ranks | undefined {
  const binomial = { trials: samples, probability: percent / 100 };
  const low = firstRank(samples, (rank) => binomialLowerTail(rank, binomial) > TAIL);
  const high = firstRank(samples, (rank) => 1 - binomialLowerTail(rank - 1, binomial) <= TAIL);
  // The first rank above the tail follows the last one within it.
  return low !== undefined && low >= 1 && high !== undefined ? { low, high } : undefined;
}

/** The smallest rank in 0..`samples` for which `holds`. It must also hold for all larger ranks. */
function firstRank(samples: number, holds: (rank: number) => boolean): number | undefined {
  let low = 0;
  let high = samples + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low > samples ? undefined : low;
}

/**
 * Fewest samples with which {@link percentileRanks} can bound a percentile of at least 50: 72 for P95, 368 for P99.
 */
export function minSamples(percent: number): number {
  return Math.ceil(Math.log(TAIL) / Math.log(percent / 100));
}
