import { sum } from 'simple-statistics';
import {
  areEnoughClusters,
  clusterDifferenceInterval,
  clusterMean,
  effectiveItems,
} from '../stats/cluster-ratio.ts';
import type { Interval, Tails } from '../stats/interval.ts';
import { pairedDifferenceInterval } from '../stats/paired-difference.ts';
import { mcnemarP, wilsonInterval } from '../stats/proportion.ts';
import { signFlipP } from '../stats/sign-flip.ts';
import { addUp, clustersOf } from './group-clusters.ts';
import type { OutcomeTable } from './outcome-table.ts';

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
  /** Number of clusters, if the items come in clusters. */
  readonly clusters?: number;
}

/** Confidence interval of the share of the items of a table that count; undefined if there are too few clusters. */
export function shareInterval(
  table: OutcomeTable,
  counts: (item: number) => boolean,
  tails: Tails,
): Interval | undefined {
  const values = Array.from({ length: table.count }, (_, item) => (counts(item) ? 1 : 0));
  const successes = sum(values);
  const clusters = clustersOf(table);
  if (clusters === undefined) return wilsonInterval(successes, table.count, tails);
  if (!areEnoughClusters(clusters.length)) return undefined;
  const effective = effectiveItems(addUp(values, clusters));
  return wilsonInterval((successes / table.count) * effective, effective, tails);
}

/** Items of a table that count only with the candidate, and only with the baseline. */
interface Discordant {
  readonly table: OutcomeTable;
  readonly gained: readonly number[];
  readonly lost: readonly number[];
}

/** Difference between two models' shares of the same items. */
export function compareShares({ table, gained, lost }: Discordant, tails: Tails): ScoreDifference {
  const changed = gained.length + lost.length;
  const clusters = clustersOf(table);
  if (clusters === undefined) {
    const discordance = { items: table.count, gained: gained.length, lost: lost.length };
    return {
      interval: pairedDifferenceInterval(discordance, tails),
      variance: changed / table.count,
      changed,
    };
  }
  const differences = addUp(differencesOf({ table, gained, lost }), clusters);
  return {
    interval: clusterDifferenceInterval(differences, tails),
    variance: table.count * clusterMean(differences).standardError ** 2,
    changed,
    clusters: clusters.length,
  };
}

/** 1 for an item that was gained, −1 for one that was lost, else 0. */
function differencesOf({ table, gained, lost }: Discordant): Int8Array {
  const differences = new Int8Array(table.count);
  for (const item of gained) differences[item] = 1;
  for (const item of lost) differences[item] = -1;
  return differences;
}

/**
 * Probability of items that differ at least this unevenly if both directions were equally likely: McNemar's exact test, or the
 * sign-flip test of whole clusters.
 */
export function discordanceP({ table, gained, lost }: Discordant): number {
  const clusters = clustersOf(table);
  if (clusters === undefined) return mcnemarP(lost.length, gained.length);
  return signFlipP(addUp(differencesOf({ table, gained, lost }), clusters).map((cluster) => cluster.sum));
}
