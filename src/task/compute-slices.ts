import type { TaskPolicy } from '../policy/model-policy.ts';
import { computeScore } from './compute-score.ts';
import type { OutcomeTable, SliceColumn } from './outcome-table.ts';

/** The task score of the items that share a slice value. */
interface SliceScore {
  readonly key: string;
  readonly value: string;
  /** Number of such items. */
  readonly items: number;
  /** Null without a baseline, or if these items do not define the score. */
  readonly baseline: number | null;
  readonly candidate: number | null;
}

/**
 * The task score of every slice, for both models. The candidate's table defines which items belong to a slice.
 *
 * @returns Sorted by key, then value, in UTF-16 code unit order, which is the same on every machine.
 * @throws {RangeError} If the tables have different numbers of items.
 */
export function computeSlices(
  task: TaskPolicy,
  baseline: OutcomeTable | undefined,
  candidate: OutcomeTable,
): SliceScore[] {
  if (baseline !== undefined && baseline.count !== candidate.count) {
    throw new RangeError(`cannot compare slices of ${baseline.count} items with those of ${candidate.count}`);
  }
  return listSlices(candidate).map(({ key, value, items }) => ({
    key,
    value,
    items: items.length,
    baseline: baseline === undefined ? null : computeScore(task, baseline, items).value,
    candidate: computeScore(task, candidate, items).value,
  }));
}

/** The items that share the value of a slice key, by their positions. */
interface SliceItems {
  readonly key: string;
  readonly value: string;
  readonly items: readonly number[];
}

/** Every slice of a table, sorted by key, then value, in UTF-16 code unit order. */
export function listSlices(table: OutcomeTable): SliceItems[] {
  return table
    .slices()
    .sort((a, b) => compareText(a.key, b.key))
    .flatMap((column) =>
      [...groupItems(column)]
        .sort(([a], [b]) => compareText(a, b))
        .map(([value, items]) => ({ key: column.key, value, items })),
    );
}

function groupItems({ values, indices }: SliceColumn): Map<string, number[]> {
  const groups = values.map((value): [string, number[]] => [value, []]);
  // 0 means that the item has no such key.
  indices.forEach((number, item) => {
    groups[number - 1]?.[1].push(item);
  });
  return new Map(groups);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
