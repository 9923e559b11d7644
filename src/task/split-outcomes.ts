import { OutcomeTable } from './outcome-table.ts';

/** A confidence has done its work once the review is decided, and no table keeps it. */
const NO_CONFIDENCE = Number.NaN;

/**
 * Every `of`-th outcome of a table, from `index` on, which counts from 1: the part of it that a shard of the items has.
 */
export function takeOutcomes(
  table: OutcomeTable,
  { index, of }: { index: number; of: number },
): OutcomeTable {
  const part = new OutcomeTable();
  const sliceAt = sliceReader(table);
  for (let item = index - 1; item < table.count; item += of) {
    part.add({ ...table.outcomeAt(item), confidence: NO_CONFIDENCE }, { slice: sliceAt(item), place: '' });
  }
  return part;
}

/**
 * The outcomes of the whole set from those of its shards, item by item in the order of the set.
 *
 * @param parts - That of shard 1 first; at least one.
 * @throws {RangeError} If their sizes are not those of shards of one set: an item is missing, or is there twice.
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
    const outcome = { ...table.outcomeAt(position), confidence: NO_CONFIDENCE };
    whole.add(outcome, { slice: sliceAt(position), place: `item ${item + 1}` });
  }
  return whole;
}

/** Slice value by slice key of an item, by its position. */
function sliceReader(table: OutcomeTable): (position: number) => Record<string, string> {
  const columns = table.slices();
  return (position) =>
    Object.fromEntries(
      columns.flatMap(({ key, values, indices }) => {
        // 0 stands for an item without this key.
        const value = values[(indices[position] ?? 0) - 1];
        return value === undefined ? [] : [[key, value]];
      }),
    );
}
