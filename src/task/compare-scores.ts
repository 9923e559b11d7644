import { variance as varianceOf } from 'simple-statistics';
import type { TaskPolicy } from '../policy/model-policy.ts';
import type { CustomTask } from '../policy/task/custom-task.ts';
import type { Interval, Tails } from '../stats/interval.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import { normalQuantile } from '../stats/normal.ts';
import { bootstrapStandardError, pairedDifferenceInterval, spreadOf } from '../stats/paired-difference.ts';
import { wilsonInterval } from '../stats/proportion.ts';
import { compareOutcomes } from './compare-outcomes.ts';
import { computeScore, scoreBasis, scoreOfItems } from './compute-score.ts';
import { readParts, type SetScores } from './custom/custom-formula.ts';
import { type OutcomeTable, reviewRate, type StoredOutcome } from './outcome-table.ts';

/** With fewer items, a normal approximation is too rough for an interval. */
const MIN_ITEMS = 30;

/** The outcomes of both models for the same items. */
interface Pair {
  readonly baseline: OutcomeTable;
  readonly candidate: OutcomeTable;
}

/** How much two models differ on the inputs that the items represent. */
export interface ScoreDifference {
  /**
   * Confidence interval of the candidate's score minus the baseline's. Undefined if there are too few items or the
   * score allows no interval.
   */
  readonly interval: Interval | undefined;
  /** Variance of one item's contribution to the difference. Determines how many items a margin needs. */
  readonly variance: number;
  /** Number of items whose outcome changed, if the score is a share. */
  readonly changed?: number;
}

/**
 * Difference between two models' scores, paired by item, so that items hard for both cancel out. Shares use the
 * discordant items, means use Student's t over the differences per item, and all other scores use the bootstrap
 * standard error.
 *
 * @throws {RangeError} If the tables are not of the same items.
 */
export function compareScores(task: TaskPolicy, pair: Pair, tails: Tails): ScoreDifference {
  switch (scoreBasis(task)) {
    case 'share': {
      const { items, rightToWrong, wrongToRight } = compareOutcomes(pair.baseline, pair.candidate);
      return compareShares({ items, gained: wrongToRight.length, lost: rightToWrong.length }, tails);
    }
    case 'mean':
      return compareMeans(pair, tails);
    case 'set':
      return compareSets(task, pair, tails);
  }
}

/** Difference between two models' review rates. */
export function compareReviewRates({ baseline, candidate }: Pair, tails: Tails): ScoreDifference {
  const { items, newlyReviewed, noLongerReviewed } = compareOutcomes(baseline, candidate);
  return compareShares({ items, gained: newlyReviewed.length, lost: noLongerReviewed.length }, tails);
}

/**
 * Confidence interval of one model's score on the inputs that the items represent. Undefined if there are too few
 * items.
 */
export function scoreInterval(task: TaskPolicy, table: OutcomeTable, tails: Tails): Interval | undefined {
  switch (scoreBasis(task)) {
    case 'share': {
      const { value } = computeScore(task, table);
      return value === null ? undefined : shareInterval(value, table, tails);
    }
    case 'mean':
      return meanOfItems(valuesOf(table), tails);
    case 'set': {
      if (task.kind !== 'custom') return bootstrapped(table, scoreOfItems(task, table), tails).interval;
      const scored = scoredSet(task, table);
      return scored && aroundSet(scored.score, scored.resamples, { items: table.count, tails }).interval;
    }
  }
}

/** Confidence interval of one model's review rate. */
export function reviewRateInterval(table: OutcomeTable, tails: Tails): Interval {
  return shareInterval(reviewRate(table), table, tails);
}

const shareInterval = (share: number, { count }: OutcomeTable, tails: Tails): Interval =>
  wilsonInterval(Math.round(share * count), count, tails);

function compareShares(
  discordance: { items: number; gained: number; lost: number },
  tails: Tails,
): ScoreDifference {
  const changed = discordance.gained + discordance.lost;
  return {
    interval: pairedDifferenceInterval(discordance, tails),
    variance: changed / discordance.items,
    changed,
  };
}

function compareMeans({ baseline, candidate }: Pair, tails: Tails): ScoreDifference {
  const before = valuesOf(baseline);
  const differences = valuesOf(candidate).map((value, item) => value - (before[item] ?? Number.NaN));
  return { interval: meanOfItems(differences, tails), variance: varianceOf(differences) };
}

function compareSets(task: TaskPolicy, { baseline, candidate }: Pair, tails: Tails): ScoreDifference {
  if (task.kind === 'custom') return compareScoredSets(task, { baseline, candidate }, tails);
  const [scoreBefore, scoreNow] = [scoreOfItems(task, baseline), scoreOfItems(task, candidate)];
  const difference = (items?: readonly number[]): number | undefined => {
    const [before, now] = [scoreBefore(items), scoreNow(items)];
    return before === undefined || now === undefined ? undefined : now - before;
  };
  return bootstrapped(candidate, difference, tails);
}

function bootstrapped(
  { count: items, partsSize }: OutcomeTable,
  statistic: (items?: readonly number[]) => number | undefined,
  tails: Tails,
): ScoreDifference {
  const deviation =
    items < MIN_ITEMS ? undefined : bootstrapStandardError({ items }, statistic, items + partsSize);
  return around(statistic(), { deviation, items, tails });
}

/** A program has scored the resamples, the same ones for both models. */
function compareScoredSets(task: CustomTask, { baseline, candidate }: Pair, tails: Tails): ScoreDifference {
  const [before, now] = [baseline, candidate].map((table) => scoredSet(task, table));
  if (before === undefined || now === undefined) return NO_DIFFERENCE;
  const isComplete = before.resamples.length === now.resamples.length;
  const differences = isComplete
    ? now.resamples.map((value, resample) => value - (before.resamples[resample] ?? Number.NaN))
    : [];
  return aroundSet(now.score - before.score, differences, { items: candidate.count, tails });
}

/** Undefined if the set has no score. */
function scoredSet(task: CustomTask, table: OutcomeTable): SetScores | undefined {
  const { value } = computeScore(task, table);
  return value === null ? undefined : readParts([table.outcomeAt(0)]);
}

function aroundSet(
  center: number,
  resampled: readonly number[],
  { items, tails }: { readonly items: number; readonly tails: Tails },
): ScoreDifference {
  const deviation = items < MIN_ITEMS ? undefined : spreadOf(resampled);
  return around(center, { deviation, items, tails });
}

const NO_DIFFERENCE: ScoreDifference = { interval: undefined, variance: Number.NaN };

function around(
  center: number | undefined,
  {
    deviation,
    items,
    tails,
  }: { readonly deviation: number | undefined; readonly items: number; readonly tails: Tails },
): ScoreDifference {
  if (center === undefined || deviation === undefined) return NO_DIFFERENCE;
  const low = center - normalQuantile(tails.low) * deviation;
  const high = center + normalQuantile(tails.high) * deviation;
  return { interval: { low, high }, variance: items * deviation ** 2 };
}

const meanOfItems = (values: readonly number[], tails: Tails): Interval | undefined =>
  values.length < MIN_ITEMS ? undefined : meanInterval(values, tails);

const valuesOf = (table: OutcomeTable): number[] =>
  Array.from({ length: table.count }, (_, item) => (table.outcomeAt(item) satisfies StoredOutcome).value);
