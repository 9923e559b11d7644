import type { Limit } from '../../../policy/limit.ts';
import type { Metric } from '../../../policy/metric.ts';
import { clustersForNoChange } from '../../../stats/cluster-ratio.ts';
import { confidenceOf, type Interval, type Tails } from '../../../stats/interval.ts';
import { itemsForNoChange, itemsNeeded, visibleDifference } from '../../../stats/paired-difference.ts';
import {
  compareReviewRates,
  compareScores,
  reviewRateInterval,
  scoreInterval,
} from '../../../task/compare-scores.ts';
import type { ScoreDifference } from '../../../task/compare-shares.ts';
import { scoreBetter } from '../../../task/compute-score.ts';
import { clustersOf } from '../../../task/group-clusters.ts';
import type { Comparison } from '../../comparison.ts';
import { type Answer, checkConfident, marginOf } from '../check-limit.ts';
import { tailsOfItems } from '../looks.ts';
import type { Reason } from '../reason.ts';
import type { Row } from '../row.ts';

/** Metrics computed over the items of the regression set. */
export type ItemMetric = Extract<Metric, 'task-score' | 'review-rate'>;

/**
 * Judges a score as an estimate for all inputs, not only for the regression set: non-inferiority, with the limit as its
 * margin.
 *
 * @param measured - `baseline`: the baseline's score, undefined if there is none.
 * @returns The answer, the interval behind it, and how many items the margin needs.
 */
export function judgeItems(
  metric: ItemMetric,
  limit: Limit,
  { comparison, baseline }: { comparison: Comparison; baseline: number | undefined },
): { answer: Answer } & Pick<Row, 'interval' | 'valueInterval' | 'reasons'> {
  const tails = tailsOfItems({
    limits: comparison.policy.limits,
    worse: worseOf(metric, comparison),
    block: comparison.itemBlockError,
  });
  const difference = baseline === undefined ? undefined : compare(metric, comparison, tails);
  const isBounded = limit.min !== undefined || limit.max !== undefined;
  const own = isBounded ? ownInterval(metric, comparison, tails) : undefined;
  const answer = checkConfident(limit, {
    baseline,
    difference: difference?.interval,
    own,
  });
  return {
    answer,
    ...(difference?.interval && {
      interval: { ...ends(difference.interval), confidence: confidenceOf(tails) },
    }),
    ...(own && { valueInterval: ends(own) }),
    reasons: [
      countEvidence(comparison, {
        difference,
        margin: baseline === undefined ? undefined : marginOf(limit, baseline),
        lacksOwn: isBounded && own === undefined,
      }),
    ],
  };
}

const ends = ({ low, high }: Interval): Interval => ({ low, high });

function worseOf(metric: ItemMetric, { policy }: Comparison): 'higher' | 'lower' {
  return metric === 'task-score' && scoreBetter(policy.task) === 'higher' ? 'lower' : 'higher';
}

function compare(
  metric: ItemMetric,
  { policy, baseline, candidate }: Comparison,
  tails: Tails,
): ScoreDifference | undefined {
  if (baseline === undefined) return undefined;
  const pair = { baseline: baseline.outcomes, candidate: candidate.outcomes };
  return metric === 'task-score' ? compareScores(policy.task, pair, tails) : compareReviewRates(pair, tails);
}

function ownInterval(
  metric: ItemMetric,
  { policy, candidate: { outcomes } }: Comparison,
  tails: Tails,
): Interval | undefined {
  return metric === 'task-score'
    ? scoreInterval(policy.task, outcomes, tails)
    : reviewRateInterval(outcomes, tails);
}

/** Items that a margin needs even if no item changes; in clusters, items in as many clusters of the same average size. */
const leastItems = (
  margin: number,
  { items, clusters }: { readonly items: number; readonly clusters?: number },
): number =>
  clusters === undefined
    ? itemsForNoChange(margin)
    : Math.ceil((clustersForNoChange(margin) * items) / clusters);

/** Number of items behind the judgement, and number that the margin needs. */
function countEvidence(
  { candidate }: Comparison,
  {
    difference,
    margin,
    lacksOwn,
  }: {
    readonly difference: ScoreDifference | undefined;
    readonly margin: number | undefined;
    /** The candidate's own score has no interval, although the limit needs one. */
    readonly lacksOwn: boolean;
  },
): Reason {
  const changed = difference?.changed;
  const clusters = clustersOf(candidate.outcomes);
  const hasDifference = difference === undefined || margin === undefined || difference.interval !== undefined;
  const hasInterval = hasDifference && !lacksOwn;
  const over = {
    kind: 'judged-over-items',
    items: candidate.outcomes.count,
    changed: changed ?? null,
    hasInterval,
    ...(clusters && { clusters: clusters.length }),
  } as const;
  if (difference === undefined || margin === undefined || !hasInterval) return over;
  const forNoChange = changed === undefined ? 0 : leastItems(margin, over);
  const needed = Math.max(itemsNeeded(difference.variance, margin), forNoChange);
  const visible = visibleDifference({ ...difference, items: candidate.outcomes.count });
  return {
    ...over,
    needed: Number.isFinite(needed) ? needed : null,
    ...(Number.isFinite(visible) && { visible }),
  };
}
