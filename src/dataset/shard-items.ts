import { UserError } from '../errors/errors.ts';
import type { PromptSet } from './prompt-set.ts';
import type { RegressionSet } from './regression-set.ts';

/** One of several equal parts of a regression set: `index` of `of`, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/**
 * The items of one shard. An item's position alone decides its shard: item i, counted from 0, belongs to shard 1 + i
 * mod `of`. The digest is still that of the whole set.
 */
export function shardItems(set: RegressionSet, shard: Shard): RegressionSet {
  return {
    ...set,
    items: () => dealOut(set, shard),
    forModel: (model) => shardItems(set.forModel(model), shard),
  };
}

/** The same for prompts. */
export function shardPrompts(set: PromptSet, shard: Shard): PromptSet {
  return { ...set, items: () => dealOut(set, shard) };
}

/** Position in the whole set of an item of a shard, both counted from 0. */
export function positionInSet(position: number, { index, of }: Shard): number {
  return position * of + index - 1;
}

async function* dealOut<Item>(
  set: { items(): AsyncGenerator<Item, void, undefined> },
  { index, of }: Shard,
): AsyncGenerator<Item, void, undefined> {
  let position = 0;
  for await (const item of set.items()) {
    if (position % of === index - 1) yield item;
    position += 1;
  }
  if (position >= index) return;
  throw new UserError(
    `shard: expected at most ${position} shards, one per item of the regression set, got shard ${index}/${of}.`,
    'Use fewer shards.',
  );
}
