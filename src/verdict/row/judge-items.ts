import { formatCount } from '../../figures/format-value.ts';
import type { Limit } from '../../policy/limits.ts';
import type { Metric } from '../../policy/metric.ts';
import { confidenceOf, type Interval, type Tails } from '../../stats/interval.ts';
import { itemsForNoChange, itemsNeeded } from '../../stats/paired-difference.ts';
import {
  compareReviewRates,
  compareScores,
  reviewRateInterval,
  type ScoreDifference,
  scoreInterval,
} from '../../task/compare-scores.ts';
import { scoreBetter } from '../../task/compute-score.ts';
import type { Comparison } from '../comparison.ts';
import type { Row } from '../verdict.ts';
import { type Answer, checkConfident, marginOf } from './check-limit.ts';
import { tailsOfItems } from './looks.ts';

/** Metrics that are formed over the regression set's items. */
export type ItemMetric = Extract<Metric, 'task-score' | 'review-rate'>;

/**
 * Judges a score as one that stands for all inputs, not only for the regression set: non-inferiority, with the limit as
 * its margin.
 *
 * @param measured - `baseline`: the baseline's score, undefined where there is none.
 * @returns The answer, the interval that it rests on, and how many items the margin needs.
 */
export function judgeItems(
  metric: ItemMetric,
  limit: Limit,
  { comparison, baseline }: { comparison: Comparison; baseline: number | undefined },
): { answer: Answer } & Pick<Row, 'interval' | 'valueInterval' | 'reason'> {
  const tails = tailsOfItems({ limits: comparison.policy.limits, worse: worseOf(metric, comparison) });
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
    reason: describeItems(
      comparison,
      difference,
      baseline === undefined ? undefined : marginOf(limit, baseline),
    ),
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

/** "judged by the interval over 2,000 items, of which 28 changed sides; this margin needs about 866 items". */
function describeItems(
  { candidate }: Comparison,
  difference: ScoreDifference | undefined,
  margin: number | undefined,
): string {
  const { count } = candidate.outcomes;
  const changed =
    difference?.changed === undefined ? '' : `, of which ${formatCount(difference.changed)} changed sides`;
  const over = `judged by the interval over ${formatCount(count)} items${changed}`;
  if (difference === undefined || margin === undefined) return over;
  if (difference.interval === undefined) return `${over}, which are too few or too alike for one`;
  const forNoChange = difference.changed === undefined ? 0 : itemsForNoChange(margin);
  const needed = Math.max(itemsNeeded(difference.variance, margin), forNoChange);
  return Number.isFinite(needed)
    ? `${over}; this margin needs about ${formatCount(needed)} items`
    : `${over}; no number of items can show this margin`;
}
