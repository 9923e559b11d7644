import type { RegressionItem, RegressionSet } from '../dataset/regression-set.ts';
import { sampleItems } from '../dataset/sample-items.ts';
import type { Feed } from '../engine/onnxruntime/protocol.ts';
import type { TensorSignature } from '../model/model-facts.ts';
import { buildTimedFeeds } from './build-feeds.ts';

/** Number of items that the timed runs cycle through: enough to include a rare slow input, few enough to fit in memory. */
const TIMED_ITEMS = 512;
const TIMED_BYTES = 64 * 2 ** 20;

/** The items of an experiment. */
export interface ArmSets {
  readonly set: RegressionSet;
  /** Items of the accuracy pass, if not the whole set; the timed runs always sample the whole set. */
  readonly scored?: RegressionSet | undefined;
}

/** Models that take the same items, each in its own way. */
interface SampledArms extends Pick<ArmSets, 'set'> {
  readonly preparedArms: readonly {
    readonly arm: { readonly model: { readonly facts: { readonly inputs: readonly TensorSignature[] } } };
    /** Undefined for those of the experiment as they are. */
    readonly items?: ArmSets | undefined;
  }[];
  readonly traffic: { readonly batch: number };
  readonly seed: number;
}

/** Samples items, and gives each arm its feeds of them: the same items for all, in the same order. */
export async function sampleFeeds({ preparedArms, set, traffic, seed }: SampledArms): Promise<Feed[][]> {
  const { batch } = traffic;
  const maxItems = Math.max(TIMED_ITEMS, batch);
  const samples = new Map<RegressionSet, readonly RegressionItem[]>();
  for (const { items = { set } } of preparedArms) {
    if (samples.has(items.set)) continue;
    samples.set(items.set, await sampleItems(items.set, { seed, maxItems, maxBytes: TIMED_BYTES }));
  }
  // Samples of equal length have the same items, and a shorter one is the beginning of a longer one.
  const count = Math.min(...[...samples.values()].map(({ length }) => length));
  const arms = preparedArms.map(({ arm, items = { set } }) => ({
    items: (samples.get(items.set) ?? []).slice(0, count),
    inputs: arm.model.facts.inputs,
  }));
  return buildTimedFeeds(arms, { batch, place: 'traffic.batch', maxBytes: TIMED_BYTES });
}
