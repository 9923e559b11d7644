import type { Launch } from '../../../measure/arm-measurement.ts';
import type { Metric } from '../../../policy/metric.ts';
import { minQueries, mlperfRule } from '../../../stats/early-stopping.ts';
import { geometricMean } from '../../../stats/mean-interval.ts';
import { minSamples, percentileRanks } from '../../../stats/quantile-interval.ts';
import type { Comparison } from '../../comparison.ts';
import type { Row } from '../../verdict.ts';
import type { Reason } from '../reason.ts';

/** How many samples each value of a sampled metric comes from. */
export function countSamples(
  metric: Metric,
  { baseline, candidate }: Comparison,
): NonNullable<Row['samples']> {
  if (metric === 'memory-ram-peak') {
    const [before = [], now] = [baseline?.ramPeakBytes, candidate.ramPeakBytes];
    return { baseline: before.length, candidate: now.length, of: 'process' };
  }
  if (metric === 'load-time' || metric === 'first-run') {
    return { baseline: baseline?.launches.length ?? 0, candidate: candidate.launches.length, of: 'launch' };
  }
  return {
    baseline: countInferences(baseline?.launches ?? []),
    candidate: countInferences(candidate.launches),
    of: 'inference',
    launches: candidate.launches.length,
  };
}

/** Why either arm has too few samples for a percentile; undefined if both have enough. */
export function findShortage(metric: Metric, { baseline, candidate }: Comparison): Reason | undefined {
  const percent = percentOf(metric);
  if (percent === undefined) return undefined;
  const counts = [candidate, baseline].flatMap((arm) =>
    arm === undefined ? [] : [countInferences(arm.launches)],
  );
  const fewest = Math.min(...counts);
  if (percentileRanks(fewest, percent) !== undefined) return undefined;
  return { kind: 'too-few-inferences', inferences: fewest, needed: minSamples(percent), percent };
}

/**
 * Compares a maximum on a latency percentile with MLPerf's early stopping. Reports that there are too few inferences,
 * or MLPerf's own P95 estimate next to the judged one.
 *
 * @returns Empty if the metric is not a latency percentile, or there is nothing to add.
 */
export function compareWithMlperf(metric: Metric, { candidate: { launches } }: Comparison): Reason[] {
  const percent = percentOf(metric);
  if (percent === undefined) return [];
  const needed = minQueries(1, mlperfRule(percent));
  const inferences = countInferences(launches);
  if (inferences < needed) return [{ kind: 'mlperf-too-few', inferences, needed, percent }];
  const estimates = launches.flatMap(({ p95EstimateNs }) => p95EstimateNs ?? []);
  if (percent !== 95 || estimates.length < launches.length) return [];
  return [{ kind: 'mlperf-estimate', p95Ns: geometricMean(estimates) }];
}

const PERCENT: Partial<Record<Metric, number>> = { 'latency-p50': 50, 'latency-p95': 95, 'latency-p99': 99 };

/** The percentile that a metric is, in percent; undefined if it is not a percentile. */
export const percentOf = (metric: Metric): number | undefined => PERCENT[metric];

/** Timed inferences of one arm. */
const countInferences = (launches: readonly Launch[]): number =>
  launches.reduce((sum, { samples }) => sum + samples, 0);
