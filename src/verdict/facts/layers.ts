import { z } from 'zod';
import { FAILURE_KINDS } from '../../engine/onnxruntime/model-failure.ts';

/** A tensor that both models compute, over all items that were run. */
const layerDifferenceSchema = z.strictObject({
  /** Its name in both models. */
  tensor: z.string(),
  /** The operator that computes it in each. */
  operators: z.strictObject({ baseline: z.string(), candidate: z.string() }),
  /** Whether it is quantized, or computed from quantized values. */
  quantized: z.strictObject({ baseline: z.boolean(), candidate: z.boolean() }),
  /** Largest difference of two numbers, relative to the baseline's largest number; null if it is not finite. */
  relative: z.number().nonnegative().nullable(),
  /** Cosine of the angle between both, -1..1; null if it has none. */
  cosine: z.number().nullable(),
});

/** Both models compared layer by layer, to find where their answers begin to differ. */
export const layersSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('compared'),
    /** Ids of the items that were run: items that only the baseline answers correctly, if there are any. */
    items: z.array(z.string()),
    /** Number of tensors that have the same name in both models, and how many of these were compared. */
    shared: z.int().nonnegative(),
    compared: z.int().nonnegative(),
    /** Largest relative difference that rounding explains. */
    rounding: z.number(),
    /** Number of compared tensors that differ by more, and the first of them, in the order of computation. */
    differing: z.int().nonnegative(),
    first: z.array(layerDifferenceSchema),
    /** Where the difference grows most from one compared tensor to the next; null if nothing differs at all. */
    steepest: layerDifferenceSchema.nullable(),
  }),
  /**
   * `score-unknown`: the answers were not compared. `unchanged`: both arms run the same file. `state`: each run depends on those
   * before it. `shards`: the items were split, so that no run with both models knows the score. `nothing-shared`: no tensors with
   * the same name can be compared.
   */
  z.strictObject({
    kind: z.literal('not-compared'),
    why: z.enum([
      'score-kept',
      'score-unknown',
      'no-baseline-model',
      'served',
      'state',
      'unchanged',
      'shards',
      'nothing-shared',
    ]),
  }),
  /** A model did not run with its inner tensors as outputs, or could not be prepared for it. `message` may be from the runtime. */
  z.strictObject({
    kind: z.literal('failed'),
    failure: z.enum(FAILURE_KINDS).nullable(),
    message: z.string(),
  }),
]);

export type LayerDifference = z.infer<typeof layerDifferenceSchema>;
export type Layers = z.infer<typeof layersSchema>;
