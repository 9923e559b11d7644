import { z } from 'zod';
import { batchAxisSchema } from '../batch-axis.ts';
import { precisionSchema } from '../precision/precision.ts';
import { sparsitySchema } from '../sparsity/sparsity.ts';

/** The kinds of thing that can change between two arms. A comparison is conclusive about one of them at a time. */
export const CHANGE_HEADS = [
  'weights',
  'precision',
  'sparsity',
  'graph',
  'signature',
  'runtime-version',
  'provider',
  'session-options',
  'dataset',
  'pre-processing',
  'traffic',
  'hardware',
  'limits',
] as const;

export type ChangeHead = (typeof CHANGE_HEADS)[number];

const count = z.int().nonnegative();

/** How often an operator occurs. */
const operatorCount = z.strictObject({ operator: z.string(), before: count, after: count });

/** Element type and shape of an input or output. */
const tensorTypeSchema = z.strictObject({
  dtype: z.string(),
  /** A size, the name of a free size, or null for an unnamed one; null as a whole when the rank is unknown. */
  shape: z.array(z.union([z.number(), z.string(), z.null()])).nullable(),
  /** Number of further axes, left out of `shape`. */
  moreAxes: count,
});

const valueChangeSchema = z.strictObject({
  kind: z.enum(['input', 'output']),
  name: z.string(),
  /** Null for a new one. */
  before: tensorTypeSchema.nullable(),
  /** Null for one that is gone. */
  after: tensorTypeSchema.nullable(),
});

/**
 * One thing that changed in a model file. Names come from the models: they are cut at {@link recordedName}'s bound, and
 * lists hold the first few.
 */
export const MODEL_CHANGES = [
  /** Most of the weights that both models have differ. `isSampled`: a sample of each weight was compared. */
  z.strictObject({
    kind: z.literal('weights-retrained'),
    head: z.literal('weights'),
    changed: count,
    of: count,
    isSampled: z.boolean(),
  }),
  /** Some weights differ; `names` holds the first ones. */
  z.strictObject({
    kind: z.literal('weights-partly-changed'),
    head: z.literal('weights'),
    changed: count,
    of: count,
    names: z.array(z.string()),
    isSampled: z.boolean(),
  }),
  /** The models have no weight of the same name; `tensors` counts the candidate's. */
  z.strictObject({ kind: z.literal('weights-renamed'), head: z.literal('weights'), tensors: count }),
  /** The weights that both models have are the same, but not all of them are in both. */
  z.strictObject({ kind: z.literal('weights-other'), head: z.literal('weights') }),
  /** `ends`: inputs or outputs whose real type changed along with it. */
  z.strictObject({
    kind: z.literal('precision'),
    head: z.literal('precision'),
    before: precisionSchema,
    after: precisionSchema,
    ends: z.array(z.enum(['inputs', 'outputs'])),
  }),
  /** Other scales, zero points or biases for the same quantized weights. */
  z.strictObject({ kind: z.literal('recalibrated'), head: z.literal('precision') }),
  z.strictObject({
    kind: z.literal('sparsity'),
    head: z.literal('sparsity'),
    before: sparsitySchema,
    after: sparsitySchema,
  }),
  /** `operators`: those whose number changed most; `moreOperators` counts the others. */
  z.strictObject({
    kind: z.literal('operators'),
    head: z.literal('graph'),
    operators: z.array(operatorCount).min(1),
    moreOperators: count,
    isOptimizedOffline: z.boolean(),
  }),
  /** The same operators with other wiring, attributes or shapes of weights. */
  z.strictObject({
    kind: z.literal('rewired'),
    head: z.literal('graph'),
    isOptimizedOffline: z.boolean(),
  }),
  /** The same operators, with other shapes or indices in constants. */
  z.strictObject({ kind: z.literal('graph-constants'), head: z.literal('graph') }),
  /** Version of the default operator set; null where the model imports none. */
  z.strictObject({
    kind: z.literal('opset'),
    head: z.literal('graph'),
    before: z.number().nullable(),
    after: z.number().nullable(),
  }),
  /** `batchAxis`: null where it is the same; `values`: the first ones, `moreValues` counts the others. */
  z.strictObject({
    kind: z.literal('signature'),
    head: z.literal('signature'),
    batchAxis: z
      .strictObject({ before: batchAxisSchema.nullable(), after: batchAxisSchema.nullable() })
      .nullable(),
    values: z.array(valueChangeSchema).min(1),
    moreValues: count,
  }),
] as const;

/** One thing that changed in a model file. */
export const modelChangeSchema = z.discriminatedUnion('kind', MODEL_CHANGES);

export type ModelChange = z.infer<typeof modelChangeSchema>;
export type ModelChangeHead = ModelChange['head'];
export type TensorType = z.infer<typeof tensorTypeSchema>;
export type ValueChange = z.infer<typeof valueChangeSchema>;

const MAX_NAME = 80;

/** How many entries of a list from a model a change keeps. */
export const MAX_RECORDED = 6;

/** A name from a model as a change keeps it: at most 80 UTF-16 units, then "…". */
export function recordedName(name: string): string {
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
}
