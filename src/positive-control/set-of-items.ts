import type { RegressionItem, RegressionSet } from '../dataset/regression-set.ts';

/**
 * A regression set of some items in memory. All variants of a model have its own inputs, so the items are the same for all.
 *
 * @param digest - Of the whole set.
 */
export function setOf(items: readonly RegressionItem[], digest: string): RegressionSet {
  return {
    digest,
    forModel: () => setOf(items, digest),
    async *items() {
      yield* items;
    },
    // In memory, where nothing changes them.
    verify: async () => {},
  };
}
