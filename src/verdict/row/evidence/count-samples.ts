import type { Launch } from '../../../measure/arm-measurement.ts';
import type { Metric } from '../../../policy/metric.ts';
import { minSamples, percentileRanks } from '../../../stats/quantile-interval.ts';
import type { Comparison } from '../../comparison.ts';
import type { Row } from '../../verdict.ts';
import type { Reason } from '../reason.ts';

const PERCENT: Partial<Record<Metric, number>> = { 'latency-p50': 50, 'latency-p95': 95, 'latency-p99': 99 };

/** The percentile that a metric is, in percent; undefined if it is not a percentile. */
export const percentOf = (metric: Metric): number | undefined => PERCENT[metric];

/** Timed inferences of one arm. */
export const countInferences = (launches: readonly Launch[]): number =>
  launches.reduce((sum, { samples }) => sum + samples, 0);

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
