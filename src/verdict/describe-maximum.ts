import { formatCount, formatValue } from '../figures/format-value.ts';
import type { Metric } from '../policy/metric.ts';
import { minQueries, mlperfRule } from '../stats/early-stopping.ts';
import { geometricMean } from '../stats/geometric-mean.ts';
import type { Comparison } from './comparison.ts';
import { countInferences, percentOf } from './count-samples.ts';

/**
 * What MLPerf's early stopping says to a maximum on a latency percentile: that there are too few inferences for it, or
 * its own estimate of the P95 beside the one that was judged.
 *
 * @returns Undefined for a metric that is no percentile of latency, or where there is nothing to add.
 */
export function describeMaximum(metric: Metric, { candidate: { launches } }: Comparison): string | undefined {
  const percent = percentOf(metric);
  if (percent === undefined) return undefined;
  const needed = minQueries(1, mlperfRule(percent));
  const count = countInferences(launches);
  if (count < needed) {
    return `MLPerf’s early stopping asks for ${formatCount(needed)} inferences behind a maximum of the P${percent}, and this run has ${formatCount(count)}`;
  }
  const estimates = launches.flatMap(({ p95EstimateNs }) => p95EstimateNs ?? []);
  if (percent !== 95 || estimates.length < launches.length) return undefined;
  return `MLPerf’s early-stopping estimate of the P95 is ${formatValue(geometricMean(estimates), 'ns')}, an upper bound at 99 % within a launch, averaged over launches`;
}
