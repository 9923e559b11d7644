import type { RegressionSet } from './regression-set.ts';

/**
 * Looks up the ids of the few items that a report names, because outcomes are stored without ids. Reads the set once
 * and stops at the last of these items.
 *
 * @param indices - Positions in the set from 0, in any order. A position beyond the end has no entry in the result.
 * @returns Id by position.
 * @throws {UserError} As the set's items.
 */
export async function itemIds(
  set: RegressionSet,
  indices: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = new Set(indices);
  const ids = new Map<number, string>();
  if (wanted.size === 0) return ids;
  let index = 0;
  for await (const { id } of set.items()) {
    if (wanted.has(index)) ids.set(index, id);
    if (ids.size === wanted.size) break;
    index += 1;
  }
  return ids;
}
