import { variance as varianceOf } from 'simple-statistics';
import type { TaskPolicy } from '../policy/model-policy.ts';
import type { CustomTask } from '../policy/task/custom-task.ts';
import { areEnoughClusters, clusterMean, clusterMeanInterval } from '../stats/cluster-ratio.ts';
import type { Interval, Tails } from '../stats/interval.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import { normalQuantile } from '../stats/normal.ts';
import { bootstrapStandardError, resampledSpread } from '../stats/paired-difference.ts';
import { compareOutcomes } from './compare-outcomes.ts';
import { compareShares, type ScoreDifference, shareInterval } from './compare-shares.ts';
import { computeScore, scoreBasis, scoreOfItems } from './compute-score.ts';
import { readParts, type SetScores } from './custom/custom-formula.ts';
import { addUp, type Clusters, clustersOf } from './group-clusters.ts';
import type { OutcomeTable, StoredOutcome } from './outcome-table.ts';

/** With fewer items, a normal approximation is too rough for an interval. */
export const MIN_ITEMS = 30;

/** The outcomes of both models for the same items. */
interface Pair {
  readonly baseline: OutcomeTable;
  readonly candidate: OutcomeTable;
}

/**
 * Difference between two models' scores, paired by item, so that items hard for both cancel out. Shares use the
 * discordant items, means use Student's t over the differences per item, and all other scores use the bootstrap
 * standard error. Items in clusters count by cluster.
 *
 * @throws {RangeError} If the tables are not of the same items.
 */
export function compareScores(task: TaskPolicy, pair: Pair, tails: Tails): ScoreDifference {
  switch (scoreBasis(task)) {
    case 'share': {
      const { rightToWrong, wrongToRight } = compareOutcomes(pair.baseline, pair.candidate);
      return compareShares({ table: pair.candidate, gained: wrongToRight, lost: rightToWrong }, tails);
    }
    case 'mean':
      return compareMeans(pair, tails);
    case 'set':
      return compareSets(task, pair, tails);
  }
}

/** Difference between two models' review rates. */
export function compareReviewRates({ baseline, candidate }: Pair, tails: Tails): ScoreDifference {
  const { newlyReviewed, noLongerReviewed } = compareOutcomes(baseline, candidate);
  return compareShares({ table: candidate, gained: newlyReviewed, lost: noLongerReviewed }, tails);
}

/**
 * Confidence interval of one model's score on the inputs that the items represent. Undefined if there are too few
 * items or clusters.
 */
export function scoreInterval(task: TaskPolicy, table: OutcomeTable, tails: Tails): Interval | undefined {
  switch (scoreBasis(task)) {
    case 'share': {
      const isCorrect = (item: number): boolean => table.outcomeAt(item).correct === true;
      return shareInterval(table, isCorrect, tails);
    }
    case 'mean':
      return valueInterval(table, tails);
    case 'set': {
      if (task.kind !== 'custom') return bootstrapped(table, scoreOfItems(task, table), tails).interval;
      const scored = scoredSet(task, table);
      return scored && aroundSet(scored.score, scored.resamples, { table, tails }).interval;
    }
  }
}

/** Confidence interval of the mean of a table's values; undefined if there are too few items or clusters. */
export const valueInterval = (table: OutcomeTable, tails: Tails): Interval | undefined =>
  meanOfItems(valuesOf(table), clustersOf(table), tails);

/** Confidence interval of one model's review rate; undefined if there are too few clusters. */
export const reviewRateInterval = (table: OutcomeTable, tails: Tails): Interval | undefined =>
  shareInterval(table, (item) => table.outcomeAt(item).review, tails);

function compareMeans({ baseline, candidate }: Pair, tails: Tails): ScoreDifference {
  const before = valuesOf(baseline);
  const differences = valuesOf(candidate).map((value, item) => value - (before[item] ?? Number.NaN));
  const clusters = clustersOf(candidate);
  const interval = meanOfItems(differences, clusters, tails);
  if (clusters === undefined) return { interval, variance: varianceOf(differences) };
  const { standardError } = clusterMean(addUp(differences, clusters));
  return { interval, variance: differences.length * standardError ** 2, clusters: clusters.length };
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
  table: OutcomeTable,
  statistic: (items?: readonly number[]) => number | undefined,
  tails: Tails,
): ScoreDifference {
  const clusters = clustersOf(table);
  const { count: items, partsSize } = table;
  const deviation = areEnough(items, clusters)
    ? bootstrapStandardError({ items, clusters }, statistic, items + partsSize)
    : undefined;
  return around(statistic(), { deviation, items, clusters, tails });
}

const areEnough = (items: number, clusters: Clusters | undefined): boolean =>
  clusters === undefined ? items >= MIN_ITEMS : areEnoughClusters(clusters.length);

/** A program has scored the resamples, the same ones for both models. */
function compareScoredSets(task: CustomTask, { baseline, candidate }: Pair, tails: Tails): ScoreDifference {
  const [before, now] = [baseline, candidate].map((table) => scoredSet(task, table));
  if (before === undefined || now === undefined) return NO_DIFFERENCE;
  const isComplete = before.resamples.length === now.resamples.length;
  const differences = isComplete
    ? now.resamples.map((value, resample) => value - (before.resamples[resample] ?? Number.NaN))
    : [];
  return aroundSet(now.score - before.score, differences, { table: candidate, tails });
}

/** Undefined if the set has no score. */
function scoredSet(task: CustomTask, table: OutcomeTable): SetScores | undefined {
  const { value } = computeScore(task, table);
  return value === null ? undefined : readParts([table.outcomeAt(0)]);
}

function aroundSet(
  center: number,
  resampled: readonly number[],
  { table, tails }: { readonly table: OutcomeTable; readonly tails: Tails },
): ScoreDifference {
  const clusters = clustersOf(table);
  const deviation = areEnough(table.count, clusters) ? resampledSpread(resampled) : undefined;
  return around(center, { deviation, items: table.count, clusters, tails });
}

const NO_DIFFERENCE: ScoreDifference = { interval: undefined, variance: Number.NaN };

function around(
  center: number | undefined,
  {
    deviation,
    items,
    clusters,
    tails,
  }: {
    readonly deviation: number | undefined;
    readonly items: number;
    readonly clusters: Clusters | undefined;
    readonly tails: Tails;
  },
): ScoreDifference {
  const byCluster = clusters && { clusters: clusters.length };
  if (center === undefined || deviation === undefined) return { ...NO_DIFFERENCE, ...byCluster };
  const low = center - normalQuantile(tails.low) * deviation;
  const high = center + normalQuantile(tails.high) * deviation;
  return { interval: { low, high }, variance: items * deviation ** 2, ...byCluster };
}

const meanOfItems = (
  values: readonly number[],
  clusters: Clusters | undefined,
  tails: Tails,
): Interval | undefined => {
  if (clusters !== undefined) return clusterMeanInterval(addUp(values, clusters), tails);
  return values.length < MIN_ITEMS ? undefined : meanInterval(values, tails);
};

const valuesOf = (table: OutcomeTable): number[] =>
  Array.from({ length: table.count }, (_, item) => (table.outcomeAt(item) satisfies StoredOutcome).value);
