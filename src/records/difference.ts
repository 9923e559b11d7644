import { z } from 'zod';
import { CHANGE_HEADS } from '../inspect/diff/change.ts';

/** Element type and number of dimensions; null if the model leaves it open. */
const inputType = z.strictObject({ dtype: z.string(), rank: z.int().nonnegative().nullable() });

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
