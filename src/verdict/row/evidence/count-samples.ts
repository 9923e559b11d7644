import type { Launch } from '../../../measure/arm-measurement.ts';
import type { Metric } from '../../../policy/metric.ts';
import { minQueries, mlperfRule } from '../../../stats/early-stopping.ts';
import { geometricMean } from '../../../stats/mean-interval.ts';
import { minSamples, percentileRanks } from '../../../stats/quantile-interval.ts';
import type { Comparison } from '../../comparison.ts';
import { INPUTS_FOR_P95, isP95, type LaunchTails, launchesWithTails, percentOver } from '../p95-views.ts';
import type { Reason } from '../reason.ts';
import type { Row } from '../row.ts';
import type { ArmValues } from './evidence.ts';

/** What each value of a metric with a separate pass comes from. */
const VALUES_OF: Partial<Record<Metric, 'process' | 'window'>> = {
  'memory-ram-peak': 'process',
  'memory-vram-peak': 'process',
  'energy-per-1000': 'window',
};

/** How many samples each value of a sampled metric comes from. */
export function countSamples(
  metric: Metric,
  { baseline, candidate }: Comparison,
  values: ArmValues,
): NonNullable<Row['samples']> {
  const of = VALUES_OF[metric] ?? (metric === 'load-time' || metric === 'first-run' ? 'launch' : undefined);
  if (of !== undefined) return { baseline: values.baseline.length, candidate: values.candidate.length, of };
  return {
    baseline: countInferences(baseline?.launches ?? []),
    candidate: countInferences(candidate.launches),
    of: 'inference',
    launches: candidate.launches.length,
  };
}

/** Why either arm has too few samples for a percentile; undefined if both have enough. */
export function findShortage(metric: Metric, comparison: Comparison): Reason | undefined {
  const percent = isP95(metric) ? 95 : percentOf(metric);
  if (percent === undefined) return undefined;
  const paired = isP95(metric) ? launchesWithTails(metric, comparison) : undefined;
  if (paired !== undefined) return findFewInputs(paired.candidate);
  const counts = [comparison.candidate, comparison.baseline].flatMap((arm) =>
    arm === undefined ? [] : [countInferences(arm.launches)],
  );
  const fewest = Math.min(...counts);
  if (percentileRanks(fewest, percent) !== undefined) return undefined;
  return { kind: 'too-few-inferences', inferences: fewest, needed: minSamples(percent), percent };
}

/** Each launch has its own P95 over inputs, so each needs enough of them. */
function findFewInputs(launches: readonly { readonly tails: LaunchTails }[]): Reason | undefined {
  const short = launches.flatMap(({ tails }) => (percentOver(tails) < 95 ? [tails] : []));
  const [first] = short;
  if (first === undefined) return undefined;
  const { length: inputs } = first.inputsNs;
  return {
    kind: 'too-few-inputs',
    inputs,
    needed: INPUTS_FOR_P95,
    percent: 95,
    offered: percentOver(first),
  };
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

/** The percentile of the latency that a metric is, in percent; undefined if it is none. */
export const percentOf = (metric: Metric): number | undefined => PERCENT[metric];

/** Timed inferences of one arm. */
const countInferences = (launches: readonly Launch[]): number =>
  launches.reduce((sum, { samples }) => sum + samples, 0);
