import { guardLimit } from '../../policy/items/guard-limit.ts';
import type { Limit } from '../../policy/limit.ts';
import { METRICS, type Metric } from '../../policy/metric.ts';
import { nonFiniteCount } from '../../task/outcome-table.ts';
import type { Comparison } from '../comparison.ts';
import { type Answer, checkExact } from './check-limit.ts';
import type { Evidence } from './evidence/evidence.ts';
import { fallsBackAsBefore } from './evidence/fallback-share.ts';
import { type ItemMetric, judgeItems } from './items/judge-items.ts';
import { isOfAnswers, judgeVersus } from './items/judge-versus.ts';
import type { Reason } from './reason.ts';
import type { Row } from './row.ts';
import { applicableLimit, findUncompared, type Judged, type Judging, stateOfRow } from './row-state.ts';

/**
 * The row of a metric that repeats exactly. A score with `decide: confident` is judged by the interval over its items.
 */
export function exactRow(metric: Metric, evidence: Evidence & { kind: 'exact' }, judging: Judging): Judged {
  const { comparison, limit } = judging;
  const { baseline, candidate } = evidence;
  const { unit, change: changeKind } = METRICS[metric];
  const { reasons, ...answered } = judge(metric, evidence, { comparison, limit: applicableLimit(judging) });
  const judged: Judged = {
    ...answered,
    reasons: [...reasons, ...findGuard(metric, judging, baseline), ...findUncompared(judging)],
    baseline: baseline ?? null,
    candidate,
    change: changeOf(evidence, changeKind),
    changeKind,
    unit,
    ...(isOfItems(metric) && { samples: countItems(comparison) }),
  };
  const spoiled = metric === 'task-score' ? findNonFinite(comparison) : undefined;
  if (spoiled !== undefined) return { ...judged, state: 'fail', reasons: [spoiled] };
  const random = isOfItems(metric) ? findRandom(comparison) : undefined;
  if (random === undefined) return judged;
  return { ...judged, state: limit === undefined ? 'shown' : 'inconclusive', reasons: [random] };
}

/** A score that changes from run to run cannot be compared with a limit. */
function findRandom({ baseline, candidate }: Comparison): Reason | undefined {
  if (candidate.unrepeatable !== undefined)
    return { kind: 'random-outputs', arm: 'candidate', ...candidate.unrepeatable };
  if (baseline?.unrepeatable !== undefined)
    return { kind: 'random-outputs', arm: 'baseline', ...baseline.unrepeatable };
  return undefined;
}

const isOfItems = (metric: Metric): boolean =>
  metric === 'flips' || isOfAnswers(metric) || hasItemInterval(metric);

const hasItemInterval = (metric: Metric): metric is ItemMetric =>
  metric === 'task-score' || metric === 'review-rate';

function judge(
  metric: Metric,
  evidence: Evidence & { kind: 'exact' },
  { comparison, limit }: Judging,
): Pick<Judged, 'state' | 'interval' | 'valueInterval' | 'reasons'> {
  const state = (answer: Answer | undefined) => ({ state: stateOfRow(answer, comparison), reasons: [] });
  if (metric === 'fallback-time-share') return state(limit && checkFallback(limit, evidence, comparison));
  if (limit !== undefined && isOfAnswers(metric)) {
    const { answer, ...rest } = judgeVersus(metric, limit, { comparison, evidence });
    return { ...state(answer), ...rest };
  }
  if (limit?.decide !== 'confident' || !hasItemInterval(metric)) {
    return { ...state(limit && checkExact(limit, evidence)), reasons: findFloor(limit, evidence) };
  }
  const { answer, ...rest } = judgeItems(metric, limit, { comparison, baseline: evidence.baseline });
  return { ...state(answer), ...rest };
}

/** Says so if the baseline's score is so low that the limit is tighter than it reads. */
function findGuard(metric: Metric, { limit }: Judging, baseline: number | undefined): Reason[] {
  const below = limit?.['relative-guard-below'];
  if (metric !== 'task-score' || limit === undefined || below === undefined || baseline === undefined)
    return [];
  const guarded = guardLimit(limit, baseline)['max-drop'];
  if (guarded === undefined || guarded === limit['max-drop']) return [];
  return [{ kind: 'guarded-limit', below, allowed: guarded.value }];
}

/** Says so if the figure passes only because of the limit's floor. */
function findFloor(limit: Limit | undefined, evidence: Evidence & { kind: 'exact' }): Reason[] {
  const { floor, ...withoutFloor } = limit ?? {};
  const { baseline, candidate } = evidence;
  if (limit === undefined || floor === undefined || baseline === undefined) return [];
  const isByFloor = checkExact(limit, evidence) === 'pass' && checkExact(withoutFloor, evidence) !== 'pass';
  return isByFloor ? [{ kind: 'below-floor', amount: candidate - baseline, floor }] : [];
}

/** A share of time is measured, so its last digits vary. It counts as risen only if more nodes fell back. */
function checkFallback(
  limit: Limit,
  { baseline, candidate }: Evidence & { kind: 'exact' },
  comparison: Comparison,
): Answer {
  const isNoise = baseline !== undefined && fallsBackAsBefore(comparison);
  const rise = { baseline: isNoise ? Math.max(baseline, candidate) : baseline, candidate };
  return checkExact(limit, rise);
}

/** A change from zero has no relative size. */
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

/**
 * Outputs that are not numbers fail by themselves: without any limit, however good the score of the other items is, and
 * if the baseline has as many.
 */
export function findNonFinite({ baseline, candidate }: Comparison): Reason | undefined {
  const before = baseline === undefined ? 0 : nonFiniteCount(baseline.outcomes);
  const now = nonFiniteCount(candidate.outcomes);
  if (now === 0) return undefined;
  return { kind: 'non-finite-outputs', baseline: before, candidate: now, items: candidate.outcomes.count };
}

/**
 * Whether the measured values keep a limit, noise ignored: the best guess for an undecided row. It never decides a
 * verdict.
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

/** Prevents a limit that only bounds the value from being empty, which is never a pass. */
const ALL = { kind: 'absolute', value: Number.POSITIVE_INFINITY } as const;
