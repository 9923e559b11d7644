import { binomialLowerTail } from './proportion.ts';

/** MLPerf's requirement for a latency percentile. */
interface EarlyStopping {
  /** In (0, 100). */
  readonly percent: number;
  /** Probability, in (0, 1), of detecting a system that exceeds its bound. */
  readonly confidence: number;
}

/** MLPerf's rule for a percentile, with its confidence of 99%. */
export const mlperfRule = (percent: number): EarlyStopping => ({ percent, confidence: 0.99 });

export const MLPERF_P95 = mlperfRule(95);

/**
 * Fewest queries such that `overLatency` of them may exceed the bound and the percentile still meets it: the smallest
 * n with P[Bin(n, 1 − p) ≤ t] ≤ 1 − c. With one query over the bound, this is the minimum for an estimate: 64, 130
 * and 662 for P90, P95 and P99.
 *
 * @param overLatency - Whole number ≥ 0, t.
 * @see MLPerf LoadGen, `loadgen/early_stopping.cc`, `MinPassingQueriesFinder`, with a tolerance of 0.
 */
export function minQueries(overLatency: number, { percent, confidence }: EarlyStopping): number {
  const probability = 1 - percent / 100;
  // A tolerance of 1e-12, so that rounding does not require one more query.
  const isEnough = (trials: number): boolean =>
    binomialLowerTail(overLatency, { trials, probability }) <= (1 - confidence) * (1 + 1e-12);
  let high = overLatency + 1;
  while (!isEnough(high)) high *= 2;
  let low = overLatency;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * MLPerf's estimate of a latency percentile of a stream: an upper bound with the given confidence if latencies are
 * independent. It discards as many of the slowest queries as their total number allows.
 *
 * @param sortedNs - One latency per inference in ns, ascending. Shape [n].
 * @returns Undefined below the minimum number of queries, see {@link minQueries}.
 * @see MLPerf LoadGen, `loadgen/results.cc`, `PerformanceSummary::EarlyStopping`: element n − t of the sorted
 *   latencies.
 */
export function earlyStoppingEstimateNs(
  sortedNs: ArrayLike<number>,
  rule: EarlyStopping,
): number | undefined {
  let allowed = 0;
  let beyond = sortedNs.length;
  // The largest t with minQueries(t) ≤ n, by bisection: minQueries rises with t.
  while (beyond - allowed > 1) {
    const middle = Math.floor((allowed + beyond) / 2);
    if (minQueries(middle, rule) <= sortedNs.length) allowed = middle;
    else beyond = middle;
  }
  return allowed === 0 ? undefined : sortedNs[sortedNs.length - allowed];
}
