import { z } from 'zod';
import { CHANGE_HEADS, tensorTypeSchema } from '../inspect/diff/change.ts';

/** Element type and number of dimensions; null if the model leaves it open. */
const inputType = z.strictObject({ dtype: z.string(), rank: z.int().nonnegative().nullable() });

/** The first inputs or outputs of a model, by name, and the number of others. */
const signature = z.strictObject({
  tensors: z.array(tensorTypeSchema.extend({ name: z.string() })),
  more: z.int().nonnegative(),
});

/** Why two arms cannot be compared. */
export const differenceSchema = z.discriminatedUnion('kind', [
  /** A comparability or environment field; null if one side lacks it. */
  z.strictObject({
    kind: z.literal('field'),
    field: z.string(),
    baseline: z.string().nullable(),
    candidate: z.string().nullable(),
  }),
  /** An input of the models; null if one side lacks it. */
  z.strictObject({
    kind: z.literal('input'),
    name: z.string(),
    baseline: inputType.nullable(),
    candidate: inputType.nullable(),
  }),
  /** All inputs of both models if the data set cannot serve both, or all outputs if both cannot be scored. */
  z.strictObject({
    kind: z.literal('signature'),
    of: z.enum(['inputs', 'outputs']),
    baseline: signature,
    candidate: signature,
  }),
  /** A release is not signed off on the last release's figures alone. */
  z.strictObject({ kind: z.literal('figures-only') }),
  /** The policy requires one change at a time. */
  z.strictObject({ kind: z.literal('several-changes'), heads: z.array(z.enum(CHANGE_HEADS)) }),
  z.strictObject({
    kind: z.literal('changes-unknown'),
    why: z.enum(['no-baseline-file', 'too-large-to-inspect']),
  }),
  z.strictObject({ kind: z.literal('untrusted') }),
]);

export type Difference = z.infer<typeof differenceSchema>;
