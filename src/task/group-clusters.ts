import { sum } from 'simple-statistics';
import type { Cluster } from '../stats/cluster-ratio.ts';
import type { OutcomeTable } from './outcome-table.ts';

/** Positions of the items of each cluster. */
export type Clusters = readonly (readonly number[])[];

/** Positions of the items of each cluster, in order of first occurrence; undefined if each item is by itself. */
export function groupClusters(clusters: readonly (number | undefined)[]): Clusters | undefined {
  const groups = new Map<number, number[]>();
  for (const [item, cluster] of clusters.entries()) {
    if (cluster === undefined) return undefined;
    const group = groups.get(cluster);
    if (group === undefined) groups.set(cluster, [item]);
    else group.push(item);
  }
  return groups.size === 0 ? undefined : [...groups.values()];
}

/** The same for the items of a table. */
export const clustersOf = (table: OutcomeTable): Clusters | undefined =>
  groupClusters(Array.from({ length: table.count }, (_, item) => table.clusterAt(item)));

/** The values of the items, added up by cluster. @param values - One per item. */
export const addUp = (values: ArrayLike<number>, clusters: Clusters): Cluster[] =>
  clusters.map((items) => ({
    sum: sum(items.map((item) => values[item] ?? Number.NaN)),
    size: items.length,
  }));
