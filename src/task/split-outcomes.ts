import { OutcomeTable } from './outcome-table.ts';

/** The outcomes of one shard: every `of`-th outcome of a table, starting at `index`, which counts from 1. */
export function takeOutcomes(
  table: OutcomeTable,
  { index, of }: { index: number; of: number },
): OutcomeTable {
  const part = new OutcomeTable();
  const sliceAt = sliceReader(table);
  for (let item = index - 1; item < table.count; item += of) {
    part.add(
      { ...table.outcomeAt(item), confidence: table.confidenceAt(item) },
      { slice: sliceAt(item), cluster: table.clusterAt(item), place: '' },
    );
  }
  return part;
}

/** The outcomes of the items at these positions, with their clusters but without their slices. */
export function selectOutcomes(table: OutcomeTable, items: readonly number[]): OutcomeTable {
  const part = new OutcomeTable();
  for (const item of items)
    part.add(
      { ...table.outcomeAt(item), confidence: table.confidenceAt(item) },
      { slice: {}, cluster: table.clusterAt(item), place: '' },
    );
  return part;
}

/**
 * The outcomes of the whole set, joined from its shards in the order of the set.
 *
 * @param parts - Shard 1 first; at least one.
 * @throws {RangeError} If the sizes are not those of the shards of one set: an item is missing or duplicated.
 */
export function joinOutcomes(parts: readonly OutcomeTable[]): OutcomeTable {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  parts.forEach(({ count }, part) => {
    const expected = Math.ceil((total - part) / parts.length);
    if (count !== expected)
      throw new RangeError(`expected ${expected} of ${total} items in shard ${part + 1}, got ${count}`);
  });
  const whole = new OutcomeTable();
  const readers = parts.map((table) => ({ table, sliceAt: sliceReader(table) }));
  for (let item = 0; item < total; item += 1) {
    const { table, sliceAt } = readers[item % parts.length] as (typeof readers)[number];
    const position = Math.floor(item / parts.length);
    const outcome = { ...table.outcomeAt(position), confidence: table.confidenceAt(position) };
    const cluster = table.clusterAt(position);
    whole.add(outcome, { slice: sliceAt(position), cluster, place: `item ${item + 1}` });
  }
  return whole;
}

/** Returns the slice values of an item by key, given its position. */
function sliceReader(table: OutcomeTable): (position: number) => Record<string, string> {
  const columns = table.slices();
  return (position) =>
    Object.fromEntries(
      columns.flatMap(({ key, values, indices }) => {
        // 0 means that the item has no such key.
        const value = values[(indices[position] ?? 0) - 1];
        return value === undefined ? [] : [[key, value]];
      }),
    );
}
