import { z } from 'zod';
import { batchAxisSchema, type ModelInspection } from '../model-inspection.ts';
import { precisionSchema } from '../precision/precision.ts';
import { sparsitySchema } from '../sparsity/sparsity.ts';

/** Kinds of change between two arms. A comparison is only conclusive if a single kind changed. */
export const CHANGE_HEADS = [
  'weights',
  'precision',
  'sparsity',
  'graph',
  'signature',
  'runtime-version',
  'provider',
  'session-options',
  'artifact',
  'engine',
  'server',
  'dataset',
  'pre-processing',
  'traffic',
  'hardware',
  'limits',
] as const;

export type ChangeHead = (typeof CHANGE_HEADS)[number];

const count = z.int().nonnegative();

/** Number of occurrences of an operator. */
const operatorCount = z.strictObject({ operator: z.string(), before: count, after: count });

/** Element type and shape of an input or output. */
export const tensorTypeSchema = z.strictObject({
  dtype: z.string(),
  /** Per axis a size, a name, or null if unnamed; null instead of the list if the rank is unknown. */
  shape: z.array(z.union([z.number(), z.string(), z.null()])).nullable(),
  /** Number of further axes that `shape` omits. */
  moreAxes: count,
});

const valueChangeSchema = z.strictObject({
  kind: z.enum(['input', 'output']),
  name: z.string(),
  /** Null for a new one. */
  before: tensorTypeSchema.nullable(),
  /** Null for a removed one. */
  after: tensorTypeSchema.nullable(),
});

/**
 * One change in a model file. Names come from the models and are truncated by {@link recordedName}; lists only have the first
 * few entries.
 */
export const MODEL_CHANGES = [
  /** Most common weights differ. `isSampled`: only a sample of each weight was compared. */
  z.strictObject({
    kind: z.literal('weights-retrained'),
    head: z.literal('weights'),
    changed: count,
    of: count,
    isSampled: z.boolean(),
  }),
  /** Some weights differ; `names` has the first ones. */
  z.strictObject({
    kind: z.literal('weights-partly-changed'),
    head: z.literal('weights'),
    changed: count,
    of: count,
    names: z.array(z.string()),
    isSampled: z.boolean(),
  }),
  /** No weight has the same name in both models; `tensors` counts the candidate's. */
  z.strictObject({ kind: z.literal('weights-renamed'), head: z.literal('weights'), tensors: count }),
  /** The common weights are equal, but some weights are only in one model. */
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
  /** `operators`: those whose count changed most; `moreOperators`: number of others. */
  z.strictObject({
    kind: z.literal('operators'),
    head: z.literal('graph'),
    operators: z.array(operatorCount).min(1),
    moreOperators: count,
    isOptimizedOffline: z.boolean(),
  }),
  /** The same operators with different wiring, attributes or weight shapes. */
  z.strictObject({
    kind: z.literal('rewired'),
    head: z.literal('graph'),
    isOptimizedOffline: z.boolean(),
  }),
  /** The same operators with different shapes or indices in constants. */
  z.strictObject({ kind: z.literal('graph-constants'), head: z.literal('graph') }),
  /** Version of the default operator set; null if the model imports none. */
  z.strictObject({
    kind: z.literal('opset'),
    head: z.literal('graph'),
    before: z.number().nullable(),
    after: z.number().nullable(),
  }),
  /** `batchAxis`: null if unchanged. `values`: the first changed ones; `moreValues`: number of others. */
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

/** One change in a model file. */
export const modelChangeSchema = z.discriminatedUnion('kind', MODEL_CHANGES);

export type ModelChange = z.infer<typeof modelChangeSchema>;
export type ModelChangeHead = ModelChange['head'];
export type TensorType = z.infer<typeof tensorTypeSchema>;
export type ValueChange = z.infer<typeof valueChangeSchema>;

/** Maximum number of list entries in a change. */
export const MAX_RECORDED = 6;

const MAX_NAME = 80;

/** Truncates a model's name to 80 UTF-16 units plus "…". */
export function recordedName(name: string): string {
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
}

/** Two models and the changes found so far. */
export interface InspectedPair {
  readonly baseline: ModelInspection;
  readonly candidate: ModelInspection;
  /** Heads of the changes found so far. They can explain others: quantizing also changes weights and graph. */
  readonly found: readonly ModelChangeHead[];
}
