import { z } from 'zod';
import { FAILURE_KINDS } from '../../engine/onnxruntime/model-failure.ts';
import { noBaselineSchema } from '../../records/baseline-fact.ts';
import { differenceSchema } from '../../records/difference.ts';
import { refusalSchema } from '../../records/refusal.ts';

/** How a model's run ended, before its rows are considered. */
export const endingSchema = z.discriminatedUnion('kind', [
  /** Baseline and candidate were compared; the rows have the details. */
  z.strictObject({ kind: z.literal('compared') }),
  /** Nothing was measured: model, data, settings and machine are those of the baseline's record. */
  z.strictObject({ kind: z.literal('unchanged') }),
  /**
   * The candidate could not be measured. `message`: null in an untrusted verdict. `providers`: those it was to run on,
   * besides the CPU.
   */
  z.strictObject({
    kind: z.literal('failed'),
    failure: z.enum(FAILURE_KINDS),
    message: z.string().nullable(),
    providers: z.array(z.string()),
  }),
  /** The candidate could not be scored on a shard of the items. `message` as above. */
  z.strictObject({
    kind: z.literal('shard-failed'),
    shard: z.int().positive(),
    of: z.int().positive(),
    failure: z.enum(FAILURE_KINDS),
    message: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('incomparable'), differences: z.array(differenceSchema) }),
  /** Measured, but there is nothing to compare with. */
  z.strictObject({ kind: z.literal('no-baseline'), why: noBaselineSchema }),
  /** Measured by itself on request, to be recorded. `isRecordable`: false if the GPU was busy with other work. */
  z.strictObject({ kind: z.literal('measured-alone'), isRecordable: z.boolean() }),
  /** A release that was refused before any measurement. */
  z.strictObject({ kind: z.literal('not-signed-off'), refusals: z.array(refusalSchema) }),
]);

export type Ending = z.infer<typeof endingSchema>;
