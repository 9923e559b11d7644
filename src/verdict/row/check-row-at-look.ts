import { isTooDisturbed } from '../../measure/latency/keep-gpu-quiet.ts';
import { describeLimit } from '../../policy/format-limit.ts';
import type { Limit } from '../../policy/limits.ts';
import { METRICS, type Metric } from '../../policy/metric.ts';
import { computeScore } from '../../task/compute-score.ts';
import type { Comparison } from '../comparison.ts';
import type { Row } from '../verdict.ts';
import { findShortage } from './evidence/count-samples.ts';
import { readEvidence } from './evidence/read-evidence.ts';
import { exactRow } from './exact-row.ts';
import { fewValuesRow, isOfOwnPass } from './few-values-row.ts';
import type { Look } from './looks.ts';
import { sampledRow, valueInterval } from './sampled-row.ts';

/**
 * Judges one metric of one model by what is known at a look.
 *
 * @returns Undefined for a metric without limit that was not measured, or not enough to be shown, and on the way for one that
 *   is measured after the launches.
 */
export function checkRowAtLook(metric: Metric, comparison: Comparison, look: Look): Row | undefined {
  if (isOfOwnPass(metric) && look === 'interim') return undefined;
  const limit: Limit | undefined = comparison.policy.limits[metric];
  const evidence = readEvidence(metric, comparison);
  const row = {
    metric,
    title: titleOf(metric, comparison),
    limit: limit === undefined ? null : describeLimit(metric, limit),
  };
  if (restsOnLaunches(metric) && isTooDisturbed(comparison.candidate)) {
    return limit === undefined
      ? undefined
      : { ...row, ...emptyRow(metric), state: 'inconclusive', reason: describeDisturbance(comparison) };
  }
  switch (evidence.kind) {
    case 'missing':
      // A metric that the policy names and that is missing fails: no data is never a pass.
      return limit === undefined
        ? undefined
        : { ...row, ...emptyRow(metric), state: 'fail', reason: `not measured: ${evidence.reason}` };
    case 'exact':
      return { ...row, ...exactRow(metric, evidence, { comparison, limit }) };
    case 'sampled':
      // Of so few samples the P99 is the slowest one: nothing to show beside the P95.
      if (metric === 'latency-p99' && limit === undefined && findShortage(metric, comparison))
        return undefined;
      if (isOfOwnPass(metric)) return { ...row, ...fewValuesRow(metric, evidence, { comparison, limit }) };
      return {
        ...row,
        ...sampledRow(metric, evidence, { comparison, limit, look }),
        ...valueInterval(metric, evidence, { comparison, limit, look }),
      };
  }
}

/** Whether a metric is of what the launches of the latency pass tell, and of nothing else. */
export const restsOnLaunches = (metric: Metric): boolean =>
  METRICS[metric].evidence === 'sampled' && metric !== 'memory-ram-peak' && !isOfOwnPass(metric);

function describeDisturbance({ candidate: { discardedLaunches, launches } }: Comparison): string {
  const { disturbed = 0, disturbances = [] } = discardedLaunches;
  return `the card was not quiet in ${disturbed} of ${disturbed + launches.length} launches: ${disturbances.join('; ')}`;
}

/** A row of a metric that could not be measured. */
export function emptyRow(
  metric: Metric,
): Pick<Row, 'baseline' | 'candidate' | 'change' | 'changeKind' | 'unit'> {
  const { unit, change: changeKind } = METRICS[metric];
  return { baseline: null, candidate: null, change: null, changeKind, unit };
}

/** The score's own name stands for "Task score". */
function titleOf(metric: Metric, { policy, candidate }: Comparison): string {
  return metric === 'task-score' ? computeScore(policy.task, candidate.outcomes).name : METRICS[metric].title;
}
