import { binomialLowerTail } from './proportion.ts';

/** What MLPerf asks of a latency percentile. */
interface EarlyStopping {
  /** In (0, 100). */
  readonly percent: number;
  /** Chance, in (0, 1), that a system which does not hold its bound is found out. */
  readonly confidence: number;
}

/** MLPerf's rule for a percentile, with its own confidence. */
export const mlperfRule = (percent: number): EarlyStopping => ({ percent, confidence: 0.99 });

export const MLPERF_P95 = mlperfRule(95);

/**
 * Fewest queries of which `overLatency` may take longer than the bound if the percentile is still to be held: the
 * smallest n with P[Bin(n, 1 − p) ≤ t] ≤ 1 − c. One of them over the bound gives the fewest for an estimate:
 * 64, 130 and 662 for P90, P95 and P99.
 *
 * @param overLatency - Whole number ≥ 0, t.
 * @see MLPerf LoadGen, `loadgen/early_stopping.cc`, `MinPassingQueriesFinder`, with a tolerance of 0.
 */
export function minQueries(overLatency: number, { percent, confidence }: EarlyStopping): number {
  const probability = 1 - percent / 100;
  // A slack of 1e-12, so that rounding does not ask for one more.
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
 * MLPerf's estimate of a latency percentile of a stream: an upper bound that holds with the given confidence if latencies
 * are independent. It leaves out as many of the slowest queries as their number allows.
 *
 * @param sortedNs - One latency per inference in ns, ascending. Shape [n].
 * @returns Undefined below the fewest queries for an estimate, see {@link minQueries}.
 * @see MLPerf LoadGen, `loadgen/results.cc`, `PerformanceSummary::EarlyStopping`: element n − t of the sorted latencies.
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
