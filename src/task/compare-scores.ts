import { variance as varianceOf } from 'simple-statistics';
import type { TaskPolicy } from '../policy/policy.ts';
import type { Interval, Tails } from '../stats/interval.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import { normalQuantile } from '../stats/normal.ts';
import { bootstrapStandardError, pairedDifferenceInterval } from '../stats/paired-difference.ts';
import { wilsonInterval } from '../stats/proportion.ts';
import { compareOutcomes } from './compare-outcomes.ts';
import { computeScore, scoreBasis } from './compute-score.ts';
import { type OutcomeTable, reviewRate, type StoredOutcome } from './outcome-table.ts';

/** Fewer items give no interval that rests on a normal distribution. */
const MIN_ITEMS = 30;

/** The outcomes of both models over the same items. */
interface Pair {
  readonly baseline: OutcomeTable;
  readonly candidate: OutcomeTable;
}

/** How surely two models differ on the inputs that the items stand for. */
export interface ScoreDifference {
  /** Of the candidate's score less the baseline's; undefined where the items are too few or of a kind that gives none. */
  readonly interval: Interval | undefined;
  /** Of one item's part in the difference; says how many items a margin needs. */
  readonly variance: number;
  /** Items that changed sides, where the score is a share. */
  readonly changed?: number;
}

/**
 * The difference of two models' scores, item by item: what is hard for both cancels. Shares by their discordant items,
 * means by Student's t over the items' differences, all else by the bootstrap's standard error.
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

/** The difference of two models' review rates. */
export function compareReviewRates({ baseline, candidate }: Pair, tails: Tails): ScoreDifference {
  const { items, newlyReviewed, noLongerReviewed } = compareOutcomes(baseline, candidate);
  return compareShares({ items, gained: newlyReviewed.length, lost: noLongerReviewed.length }, tails);
}

/** Where one model's score lies on the inputs that the items stand for; undefined where the items are too few. */
export function scoreInterval(task: TaskPolicy, table: OutcomeTable, tails: Tails): Interval | undefined {
  switch (scoreBasis(task)) {
    case 'share': {
      const { value } = computeScore(task, table);
      return value === null ? undefined : shareInterval(value, table, tails);
    }
    case 'mean':
      return meanOfItems(valuesOf(table), tails);
    case 'set': {
      const statistic = (items?: readonly number[]) => computeScore(task, table, items).value ?? undefined;
      return bootstrapped(table.count, statistic, tails).interval;
    }
  }
}

/** Where one model's review rate lies. */
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
  const difference = (items?: readonly number[]): number | undefined => {
    const [before, now] = [baseline, candidate].map((table) => computeScore(task, table, items).value);
    return typeof before === 'number' && typeof now === 'number' ? now - before : undefined;
  };
  return bootstrapped(candidate.count, difference, tails);
}

function bootstrapped(
  items: number,
  statistic: (items?: readonly number[]) => number | undefined,
  tails: Tails,
): ScoreDifference {
  const center = statistic();
  const deviation = items < MIN_ITEMS ? undefined : bootstrapStandardError(items, statistic);
  if (center === undefined || deviation === undefined) return { interval: undefined, variance: Number.NaN };
  const low = center - normalQuantile(tails.low) * deviation;
  const high = center + normalQuantile(tails.high) * deviation;
  return { interval: { low, high }, variance: items * deviation ** 2 };
}

const meanOfItems = (values: readonly number[], tails: Tails): Interval | undefined =>
  values.length < MIN_ITEMS ? undefined : meanInterval(values, tails);

const valuesOf = (table: OutcomeTable): number[] =>
  Array.from({ length: table.count }, (_, item) => (table.outcomeAt(item) satisfies StoredOutcome).value);
