import { isTooDisturbed } from '../../measure/latency/keep-gpu-quiet.ts';
import type { Limit } from '../../policy/limit.ts';
import { METRICS, type Metric } from '../../policy/metric.ts';
import { computeScore } from '../../task/compute-score.ts';
import type { Comparison } from '../comparison.ts';
import { findShortage } from './evidence/count-samples.ts';
import { distrustFailures } from './evidence/failed-requests.ts';
import { readEvidence } from './evidence/read-evidence.ts';
import { exactRow, findNonFinite } from './exact-row.ts';
import { isOfAnswers } from './items/judge-versus.ts';
import { isOfOwnPass, type Look } from './looks.ts';
import type { Reason } from './reason.ts';
import type { Row } from './row.ts';
import { sampledRow } from './sampled-row.ts';
import { shareRow } from './share-row.ts';

/**
 * Judges one metric of one model at a look.
 *
 * @returns Undefined if the metric has no limit and was not measured or has too few samples to show. At an interim
 *   look, also if it is measured after the launches.
 */
export function checkRowAtLook(metric: Metric, comparison: Comparison, look: Look): Row | undefined {
  if (isOfOwnPass(metric) && look === 'interim') return undefined;
  const limit: Limit | undefined = comparison.policy.limits[metric];
  // The flips are listed by themselves, and answers are only compared for a limit.
  if (isOfBothArms(metric) && limit === undefined) return undefined;
  const evidence = readEvidence(metric, comparison);
  const row = {
    metric,
    ...(metric === 'task-score' && { score: scoreOf(comparison) }),
    limit: limit ?? null,
  };
  // A new model has nothing to differ from, which its state says.
  if (isOfBothArms(metric) && comparison.baseline === undefined)
    return { ...row, ...emptyRow(metric), state: 'shown', reasons: [] };
  if (restsOnLaunches(metric) && isTooDisturbed(comparison.candidate)) {
    return limit === undefined
      ? undefined
      : { ...row, ...emptyRow(metric), state: 'inconclusive', reasons: [countGpuBusy(comparison)] };
  }
  switch (evidence.kind) {
    case 'missing': {
      // A limited metric without a figure fails: no data is never a pass.
      const unmeasured: Reason[] = limit === undefined ? [] : [{ kind: 'not-measured', why: evidence.why }];
      const spoiled = metric === 'task-score' ? findNonFinite(comparison) : undefined;
      const reasons = spoiled === undefined ? unmeasured : [spoiled];
      return reasons.length === 0 ? undefined : { ...row, ...emptyRow(metric), state: 'fail', reasons };
    }
    case 'shares':
      return { ...row, ...shareRow(metric, evidence, { comparison, limit, look }) };
    case 'exact':
      return { ...row, ...exactRow(metric, evidence, { comparison, limit }) };
    case 'sampled':
      // With so few samples the P99 is the slowest one, which adds nothing to the P95.
      if (metric === 'latency-p99' && limit === undefined && findShortage(metric, comparison))
        return undefined;
      return distrustFailures(
        { ...row, ...sampledRow(metric, evidence, { comparison, limit, look }) },
        comparison,
      );
  }
}

/** Whether a metric is the difference of two models, and no figure of one. */
export const isOfBothArms = (metric: Metric): boolean => metric === 'flips' || isOfAnswers(metric);

/** Whether a metric comes from the launches of the latency pass alone. */
export const restsOnLaunches = (metric: Metric): boolean =>
  METRICS[metric].evidence === 'sampled' && !isOfOwnPass(metric);

function countGpuBusy({ candidate: { discardedLaunches, launches } }: Comparison): Reason {
  const { gpuBusy = 0 } = discardedLaunches;
  return { kind: 'gpu-busy', launches: gpuBusy, of: gpuBusy + launches.length };
}

/** A row for a metric that could not be measured. */
export function emptyRow(
  metric: Metric,
): Pick<Row, 'baseline' | 'candidate' | 'change' | 'changeKind' | 'unit'> {
  const { unit, change: changeKind } = METRICS[metric];
  return { baseline: null, candidate: null, change: null, changeKind, unit };
}

function scoreOf({ policy, candidate }: Comparison): NonNullable<Row['score']> {
  const { name, better } = computeScore(policy.task, candidate.outcomes);
  return { name, better };
}
