import { UserError } from '../errors/errors.ts';
import type { RegressionItem, RegressionSet } from './regression-set.ts';

/** One of several equal parts of a regression set: `index` of `of`, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/**
 * The items of one shard. Items are dealt out in turns, so that the split follows from an item's position alone: item i,
 * counted from 0, belongs to shard 1 + i mod `of`. The digest stays that of the whole set.
 */
export function shardItems(set: RegressionSet, shard: Shard): RegressionSet {
  return { digest: set.digest, items: () => dealOut(set, shard) };
}

/** Where an item of a shard stands in the whole set, both counted from 0. */
export function positionInSet(position: number, { index, of }: Shard): number {
  return position * of + index - 1;
}

async function* dealOut(
  set: RegressionSet,
  { index, of }: Shard,
): AsyncGenerator<RegressionItem, void, undefined> {
  let position = 0;
  for await (const item of set.items()) {
    if (position % of === index - 1) yield item;
    position += 1;
  }
  if (position >= index) return;
  throw new UserError(
    `shard: expected at most as many shards as the regression set has items, which is ${position}, got shard ${index}/${of}.`,
    'Ask for fewer shards.',
  );
}
