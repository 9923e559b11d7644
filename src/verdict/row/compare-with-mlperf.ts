import type { Metric } from '../../policy/metric.ts';
import { minQueries, mlperfRule } from '../../stats/early-stopping.ts';
import { geometricMean } from '../../stats/mean-interval.ts';
import type { Comparison } from '../comparison.ts';
import { countInferences, percentOf } from './evidence/count-samples.ts';
import type { Reason } from './reason.ts';

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
