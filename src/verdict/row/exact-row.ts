import type { Limit } from '../../policy/limits.ts';
import { METRICS, type Metric } from '../../policy/metric.ts';
import { nonFiniteCount } from '../../task/outcome-table.ts';
import type { Comparison } from '../comparison.ts';
import type { Row } from '../verdict.ts';
import { type Answer, checkExact } from './check-limit.ts';
import type { Evidence } from './evidence/evidence.ts';
import { fallsBackAsBefore } from './evidence/fallback-share.ts';
import { type ItemMetric, judgeItems } from './judge-items.ts';
import type { Reason } from './reason.ts';
import { type Judged, type Judging, stateOfRow } from './row-state.ts';

/** The row of a metric that repeats exactly. A score that is to be `confident` is judged by its items' interval. */
export function exactRow(metric: Metric, evidence: Evidence & { kind: 'exact' }, judging: Judging): Judged {
  const { comparison, limit } = judging;
  const { baseline, candidate } = evidence;
  const { unit, change: changeKind } = METRICS[metric];
  const judged: Judged = {
    ...judge(metric, evidence, judging),
    baseline: baseline ?? null,
    candidate,
    change: changeOf(evidence, changeKind),
    changeKind,
    unit,
    ...(isOfItems(metric) && { samples: countItems(comparison) }),
  };
  const spoiled = metric === 'task-score' ? findNonFinite(comparison) : undefined;
  return spoiled === undefined ? judged : { ...judged, ...(limit && { state: 'fail' }), reasons: [spoiled] };
}

const isOfItems = (metric: Metric): metric is ItemMetric =>
  metric === 'task-score' || metric === 'review-rate';

function judge(
  metric: Metric,
  evidence: Evidence & { kind: 'exact' },
  { comparison, limit }: Judging,
): Pick<Judged, 'state' | 'interval' | 'valueInterval' | 'reasons'> {
  const state = (answer: Answer | undefined) => ({ state: stateOfRow(answer, comparison), reasons: [] });
  if (metric === 'fallback-time-share') return state(limit && checkFallback(limit, evidence, comparison));
  if (limit?.decide !== 'confident' || !isOfItems(metric)) return state(limit && checkExact(limit, evidence));
  const { answer, ...rest } = judgeItems(metric, limit, { comparison, baseline: evidence.baseline });
  return { ...state(answer), ...rest };
}

/** A share of time is measured, so it never repeats to the last digit: it rose only where more nodes fell back. */
function checkFallback(
  limit: Limit,
  { baseline, candidate }: Evidence & { kind: 'exact' },
  comparison: Comparison,
): Answer {
  const isNoise = baseline !== undefined && fallsBackAsBefore(comparison);
  const rise = { baseline: isNoise ? Math.max(baseline, candidate) : baseline, candidate };
  return checkExact(limit, rise);
}

/** From nothing to something has no relative change. */
function changeOf(
  { baseline, candidate }: Evidence & { kind: 'exact' },
  kind: Judged['changeKind'],
): number | null {
  if (baseline === undefined) return null;
  const change = kind === 'relative' ? (candidate - baseline) / baseline : candidate - baseline;
  return Number.isFinite(change) ? change : null;
}

function countItems({ baseline, candidate }: Comparison): NonNullable<Judged['samples']> {
  return { baseline: baseline?.outcomes.count ?? 0, candidate: candidate.outcomes.count, of: 'item' };
}

/** Outputs that are not numbers are a failure of their own, however good the score of the other items is. */
function findNonFinite({ baseline, candidate }: Comparison): Reason | undefined {
  const before = baseline === undefined ? 0 : nonFiniteCount(baseline.outcomes);
  const now = nonFiniteCount(candidate.outcomes);
  if (now <= before) return undefined;
  return { kind: 'non-finite-outputs', baseline: before, candidate: now, items: candidate.outcomes.count };
}

/**
 * Whether what was measured keeps a limit when the noise is left out of account: the best guess of a row that could not be
 * decided. It decides no verdict.
 */
export function holdsOnAverage({ baseline, candidate, change, changeKind }: Row, limit: Limit): boolean {
  if (candidate === null) return false;
  const { max, min, floor, ...bounds } = limit;
  if (checkExact({ max, min, 'max-increase': ALL }, { baseline: candidate, candidate }) !== 'pass')
    return false;
  if (bounds['max-increase'] === undefined && bounds['max-drop'] === undefined) return true;
  if (baseline === null || change === null) return false;
  const moved = changeKind === 'relative' ? baseline * (1 + change) : baseline + change;
  return checkExact({ ...bounds, floor }, { baseline, candidate: moved }) === 'pass';
}

/** Keeps a limit of bounds on the value alone from being empty, which is never a pass. */
const ALL = { kind: 'absolute', value: Number.POSITIVE_INFINITY } as const;
