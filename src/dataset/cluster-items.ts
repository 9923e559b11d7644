import { createHash } from 'node:crypto';
import { UserError } from '../errors/errors.ts';
import { listNames } from './data-error.ts';

/** What decides the cluster of an item. */
interface Sliced {
  readonly slice: Readonly<Record<string, string>>;
  readonly place: string;
}

/** How a data set names its clusters. */
interface ClusterNaming {
  /** Slice key, or column, whose value is the cluster; undefined if each item is by itself. */
  readonly cluster?: string | undefined;
  /** Columns that group items as well: a cluster among them is still a slice. */
  readonly slices?: readonly string[] | undefined;
}

/**
 * Gives each item the number of its cluster, and removes the cluster from its slices, because a report
 * shows only a few of them.
 *
 * @throws {UserError} At an item without one.
 */
export async function* clusterItems<Item extends Sliced>(
  items: AsyncIterable<Item>,
  { cluster, slices = [] }: ClusterNaming,
): AsyncGenerator<Item & { readonly cluster?: number }, void, undefined> {
  for await (const item of items) {
    if (cluster === undefined) {
      yield item;
      continue;
    }
    const { [cluster]: name = '', ...others } = item.slice;
    if (name === '') throw unclustered(item, cluster);
    yield { ...item, slice: slices.includes(cluster) ? item.slice : others, cluster: numberOf(name) };
  }
}

/** The same number for the same name on every machine: 48 bits of its SHA-256. */
const numberOf = (name: string): number => createHash('sha256').update(name).digest().readUIntBE(0, 6);

const unclustered = ({ slice, place }: Sliced, cluster: string): UserError =>
  new UserError(
    `${place}: expected a value for the cluster ${listNames([cluster])}, got ${listNames(Object.keys(slice)) || 'no slices'}.`,
    'Give every item one: "slice": {"<key>": "…"} in JSON, a column of that name elsewhere.',
  );
