import type { RegressionItem, RegressionSet } from '../../dataset/regression-set.ts';
import { sampleItems } from '../../dataset/sample-items.ts';
import type { Sequence } from '../../engine/onnxruntime/arm.ts';
import type { Feed, SessionSettings } from '../../engine/onnxruntime/protocol.ts';
import type { TensorSignature } from '../../model/model-facts.ts';
import { splitSteps } from '../sequence/split-steps.ts';
import { buildTimedFeeds, type ItemFeed } from './build-feeds.ts';

/** Number of items that the timed runs cycle through: enough to include a rare slow input, few enough to fit in memory. */
const TIMED_ITEMS = 512;
const TIMED_BYTES = 64 * 2 ** 20;

/** An input of the timed runs, and the ids of its items. */
export interface TimedInput {
  readonly feed: Feed;
  readonly items: readonly string[];
}

/** The items of an experiment. */
export interface ArmSets {
  readonly set: RegressionSet;
  /** Items of the accuracy pass, if not the whole set; the timed runs always sample the whole set. */
  readonly scored?: RegressionSet | undefined;
}

/** The part of an arm that determines how it takes items. */
interface SampledArm {
  readonly model: { readonly facts: { readonly inputs: readonly TensorSignature[] } };
  readonly sequence?: Sequence | undefined;
  readonly session?: Pick<SessionSettings, 'state'>;
}

/** Models that take the same items, each in its own way. */
interface SampledArms extends Pick<ArmSets, 'set'> {
  readonly preparedArms: readonly {
    readonly arm: SampledArm;
    /** Undefined for those of the experiment as they are. */
    readonly items?: ArmSets | undefined;
  }[];
  readonly traffic: { readonly batch: number };
  readonly seed: number;
}

/** Samples once, when it is first called; each arm gets its feeds of the same items, in the same order. */
export function sampleOnDemand(arms: SampledArms): () => Promise<TimedInput[][]> {
  let sampled: Promise<TimedInput[][]> | undefined;
  return () => {
    sampled ??= sampleFeeds(arms);
    return sampled;
  };
}

async function sampleFeeds({ preparedArms, set, traffic, seed }: SampledArms): Promise<TimedInput[][]> {
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
  const built = buildTimedFeeds(arms, { batch, place: 'traffic.batch', maxBytes: TIMED_BYTES });
  return built.map((own, index) => toInputs(own, preparedArms[index]?.arm));
}

/** Whole sequences are timed until they have so many steps. */
const TIMED_STEPS = 4096;

/** A run of a model with a state is one step; sequences follow one another. */
function toInputs(feeds: readonly ItemFeed[], arm: SampledArm | undefined): TimedInput[] {
  const inputs = feeds.map(({ feed, items }) => ({ feed, items: items.map(({ id }) => id) }));
  if (arm?.sequence === undefined) return inputs;
  const { sequence, session } = arm;
  const steps: TimedInput[] = [];
  for (const { feed, items } of inputs) {
    if (steps.length >= TIMED_STEPS) break;
    const own = splitSteps(feed, { sequence, states: session?.state ?? [], place: 'dataset' });
    steps.push(...own.map((step) => ({ feed: step, items })));
  }
  return steps;
}
