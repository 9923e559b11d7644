import {
  coversSlice,
  isSameSlice,
  limitOfSlice,
  parseSlice,
  SLICE_METRICS,
  type SliceMetric,
  type SliceName,
  sliceLabel,
} from '../../../policy/items/slices.ts';
import type { Limit } from '../../../policy/limit.ts';
import { itemsForNoChange } from '../../../stats/paired-difference.ts';
import { MIN_ITEMS } from '../../../task/compare-scores.ts';
import { computeScore, scoreBasis } from '../../../task/compute-score.ts';
import { listSlices } from '../../../task/compute-slices.ts';
import { selectOutcomes } from '../../../task/split-outcomes.ts';
import type { Comparison } from '../../comparison.ts';
import { checkWaivedRow } from '../../waiver/waive-row.ts';
import { marginOf } from '../check-limit.ts';
import { checkRowAtLook, emptyRow } from '../check-row-at-look.ts';
import { holdsOnAverage } from '../exact-row.ts';
import { BLOCK_ERROR, countBounds, PASS_ERROR_OF_ITEMS } from '../looks.ts';
import type { Reason } from '../reason.ts';
import type { Row } from '../row.ts';

/** A slice and the limit that judges one of its metrics. */
interface LimitedSlice {
  readonly metric: SliceMetric;
  readonly slice: SliceName;
  /** Positions of its items. */
  readonly items: readonly number[];
  readonly limit: Limit;
  /** Whether the policy names it, rather than all slices of its key or all slices. */
  readonly isNamed: boolean;
}

/**
 * The rows of the limits by slice, the worst first.
 *
 * A slice is a small sample and there are many of them, so its limit is judged by the interval over its items unless the
 * policy says `decide: point`. All these tests together block a model that is within its limits in at most
 * {@link BLOCK_ERROR} of comparisons, by Holm's procedure. The chance of passing is not divided, because all must pass.
 *
 * - A slice that is shown to be within its limit passes, one that is shown to be beyond fails.
 * - Otherwise it is undecided. It makes the verdict undecided only if it would fail alone at 5%, or if its own figure is
 *   beyond the limit and it has the items that the margin needs. Else it is `shown` and does not decide: no change could ever
 *   pass a slice that is too small.
 * - A slice that the policy names and no item is in fails.
 *
 * @see Holm (1979), "A simple sequentially rejective multiple test procedure".
 */
export function checkSliceRows(comparison: Comparison): Row[] {
  const { slices } = comparison.policy;
  if (slices === undefined) return [];
  const limited = listLimited(comparison);
  const point = limited.filter((each) => !isTested(each)).map((each) => judgeSlice(each, comparison, 1));
  return [...missingRows(comparison, limited), ...point, ...judgeByHolm(limited.filter(isTested), comparison)]
    .map((row, index) => ({ row, index }))
    .sort((left, right) => rankOf(left.row) - rankOf(right.row) || left.index - right.index)
    .map(({ row }) => row);
}

function listLimited({ policy, candidate }: Comparison): LimitedSlice[] {
  return listSlices(candidate.outcomes).flatMap(({ items, ...slice }) =>
    SLICE_METRICS.flatMap((metric) => {
      const limit = limitOfSlice(policy.slices, slice, metric);
      const isNamed = limit !== undefined && policy.slices?.[sliceLabel(slice)]?.[metric] === limit;
      return limit === undefined ? [] : [{ metric, slice, items, limit, isNamed }];
    }),
  );
}

/** Slices with too few items to test cannot fail by chance, so they use none of the error that the others share. */
const isTested = ({ limit, items }: LimitedSlice): boolean =>
  limit.decide === 'confident' && items.length >= MIN_ITEMS;

/**
 * Holm's procedure without p-values: in each round the slices that are left share the error equally, and those that fail
 * leave their share to the others. A row is the one of the round in which it failed, or of the last.
 */
function judgeByHolm(tested: readonly LimitedSlice[], comparison: Comparison): Row[] {
  const failed: Row[] = [];
  let left = tested;
  while (left.length > 0) {
    const tests = left.reduce((count, { limit }) => count + countBounds(limit), 0);
    const judged = left.map((each) => ({ each, row: judgeSlice(each, comparison, tests) }));
    const broken = judged.filter(({ row }) => isRejected(row));
    if (broken.length === 0 || broken.length === left.length)
      return [...failed, ...judged.map(({ row }) => row)];
    failed.push(...broken.map(({ row }) => row));
    left = judged.filter(({ row }) => !isRejected(row)).map(({ each }) => each);
  }
  return failed;
}

/** Beyond its own limit, whether or not a waiver allows it. */
const isRejected = ({ state, reasons }: Row): boolean =>
  state === 'fail' ||
  reasons.some(
    (reason) =>
      (reason.kind === 'within-waiver' || reason.kind === 'waiver-undecided') && reason.isBeyondLimit,
  );

/** @param tests - Number of tests that share the chance of blocking. */
function judgeSlice(limited: LimitedSlice, comparison: Comparison, tests: number): Row {
  const { metric, slice } = limited;
  const own = comparisonOfSlice(limited, comparison, tests);
  const row = checkWaivedRow(metric, own, 'only') ?? unmeasured(limited);
  return settleUndecided({ ...row, slice }, limited, own);
}

/** The same comparison over the items of a slice, by its limit and its waivers alone. */
function comparisonOfSlice(
  { metric, slice, items, limit }: LimitedSlice,
  { policy, waivers = [], ...comparison }: Comparison,
  tests: number,
): Comparison {
  const { baseline, candidate } = comparison;
  return {
    ...comparison,
    policy: { ...policy, limits: { [metric]: limit } },
    baseline: baseline && { ...baseline, outcomes: selectOutcomes(baseline.outcomes, items) },
    candidate: { ...candidate, outcomes: selectOutcomes(candidate.outcomes, items) },
    waivers: waivers
      .filter((each) => each.slice !== undefined && isSameSlice(parseSlice(each.slice), slice))
      .map(({ slice: _, ...waiver }) => waiver),
    itemBlockError: BLOCK_ERROR / tests,
  };
}

/** A limited metric without a figure fails. */
function unmeasured({ metric, limit }: Pick<LimitedSlice, 'metric' | 'limit'>): Row {
  return { ...emptyRow(metric), metric, limit, state: 'fail', reasons: [] };
}

/** Keeps an undecided slice from deciding, unless it could have been decided and is beyond its limit as measured. */
function settleUndecided(row: Row, limited: LimitedSlice, own: Comparison): Row {
  const { limit, items, isNamed } = limited;
  if (row.candidate === null) {
    // Where no model could have a score, such as the AUC of one class, nothing was lost.
    const isOfData =
      !isNamed &&
      own.baseline !== undefined &&
      !row.reasons.some(areLabelsContradicted) &&
      !hasBaselineFigure(limited.metric, own);
    return isOfData ? { ...row, state: 'shown' } : row;
  }
  if (limit.decide !== 'confident' || row.reasons.some(({ kind }) => kind === 'random-outputs')) return row;
  const needed = neededItems(row, limited, own);
  const undecided = { kind: 'slice-undecided', items: items.length, needed } as const;
  const { interval: _, valueInterval: __, ...plain } = row;
  if (items.length < MIN_ITEMS) return { ...plain, state: 'shown', reasons: [undecided] };
  if (row.state !== 'inconclusive') return row;
  // Such as too few clusters of items; the row says so.
  const hasNoInterval = row.reasons.some((each) => each.kind === 'judged-over-items' && !each.hasInterval);
  if (hasNoInterval)
    return { ...row, state: 'shown', reasons: [{ ...undecided, needed: null }, ...row.reasons] };
  const isEnough = needed !== null && items.length >= needed;
  if (isEnough && !holdsOnAverage(row, limit)) return row;
  if (failsAlone(limited.metric, own)) return row;
  return { ...row, state: 'shown', reasons: [undecided] };
}

/** Labels that even the baseline misses are an error, not a property of the data. */
const areLabelsContradicted = (reason: Reason): boolean =>
  reason.kind === 'not-measured' && reason.why.kind === 'labels-contradicted';

/** Whether the slice would fail at 5% if it were the only one: with many slices that is not proof, but too much to ignore. */
const failsAlone = (metric: SliceMetric, own: Comparison): boolean =>
  checkRowAtLook(metric, { ...own, itemBlockError: PASS_ERROR_OF_ITEMS }, 'only')?.state === 'fail';

function hasBaselineFigure(metric: SliceMetric, own: Comparison): boolean {
  const { baseline } = own;
  if (baseline === undefined) return false;
  return checkRowAtLook(metric, { ...own, candidate: baseline }, 'only')?.candidate != null;
}

/** Items that the margin needs, at the rate at which this candidate's outcomes change; null if no number is enough. */
function neededItems(row: Row, { metric, limit }: LimitedSlice, { policy }: Comparison): number | null {
  const margin = row.baseline === null ? undefined : marginOf(limit, row.baseline);
  const isShare = metric === 'review-rate' || scoreBasis(policy.task) === 'share';
  const least = margin !== undefined && isShare ? itemsForNoChange(margin) : 0;
  const judged = row.reasons.find((reason) => reason.kind === 'judged-over-items');
  if (judged?.needed === null) return null;
  // How much a cluster says is not known of so few.
  if (judged?.clusters !== undefined && judged.needed === undefined) return null;
  const needed = Math.max(MIN_ITEMS, least, judged?.needed ?? 0);
  return Number.isFinite(needed) ? needed : null;
}

/** One row for each pattern of the policy that covers no slice of the data. */
function missingRows({ policy, candidate }: Comparison, limited: readonly LimitedSlice[]): Row[] {
  return Object.entries(policy.slices ?? {}).flatMap(([pattern, limits]) =>
    SLICE_METRICS.flatMap((metric): Row[] => {
      const limit = limits[metric];
      const isFound = limited.some((each) => each.metric === metric && coversSlice(pattern, each.slice));
      if (limit === undefined || isFound) return [];
      const { name, better } = computeScore(policy.task, candidate.outcomes);
      const score = metric === 'task-score' && { score: { name, better } };
      const row = { ...unmeasured({ metric, limit }), ...score, slice: parseSlice(pattern) };
      return [{ ...row, reasons: [{ kind: 'no-such-slice' }] }];
    }),
  );
}

const WORST_FIRST: readonly Row['state'][] = ['fail', 'inconclusive', 'waived', 'shown', 'pass'];

/** By state, then by how much worse the slice got; one without a figure last. */
function rankOf({ state, change, score, metric }: Row): number {
  const sign = metric === 'task-score' && score?.better !== 'lower' ? 1 : -1;
  const harm = change === null ? -1 : Math.tanh(-sign * change);
  return WORST_FIRST.indexOf(state) * 4 - harm;
}
