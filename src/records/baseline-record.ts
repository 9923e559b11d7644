import { z } from 'zod';
import { armMeasurementSchema } from '../measure/arm-measurement.ts';
import { armMeasurementV3Schema } from '../measure/arm-measurement-v3.ts';
import type { StagedModel } from '../model/stage-model.ts';
import { limitSchema } from '../policy/limits.ts';
import { METRIC_NAMES, type Metric } from '../policy/metric.ts';
import { acceptanceSchema, acceptanceV3Schema } from './acceptance.ts';
import { positiveControlSchema, recordedControlSchema } from './positive-control.ts';

/** A larger model is not kept next to its figures; it can still be taken from git. */
const MAX_KEPT_BYTES = 100 * 2 ** 20;

const VERSION = 4;

const fields = z.record(z.string(), z.string());
const metric = z.enum(METRIC_NAMES as [Metric, ...Metric[]]);

/** `record.json`: what was measured of a model, on which commit, with what, where. */
const baselineRecordSchema = z.strictObject({
  version: z.literal(VERSION),
  modelId: z.string(),
  commit: z.string().nullable(),
  recordedAt: z.iso.datetime(),
  run: z.strictObject({ id: z.string(), attempt: z.string(), url: z.string() }).nullable(),
  model: z.strictObject({
    sha256: z.string(),
    sizeBytes: z.number().nonnegative(),
    /** Name of the model's file under `model/`; null when it was too large to keep. */
    keptAs: z.string().nullable(),
  }),
  comparability: fields,
  environment: fields,
  measurement: armMeasurementSchema,
  /** What was measured, by metric, in the units of `verdict.json`: a history is made of these. */
  figures: z.record(z.string(), z.number()).optional(),
  /** What the run was for. */
  use: z.enum(['pull-request', 'nightly', 'release']).optional(),
  /** Absent in older records, which are accepted. */
  acceptance: acceptanceSchema.optional(),
  /** The commit of the release that the model kept its drift limits against, and these limits. */
  drift: z.strictObject({ release: z.string(), limits: z.partialRecord(metric, limitSchema) }).optional(),
  /** Of a nightly run that made the positive control. */
  positiveControl: positiveControlSchema.optional(),
});

export type BaselineRecord = z.infer<typeof baselineRecordSchema>;

/**
 * Schema version 3: reasons and limits are text. Limits as text cannot be compared with those of today, so they are left
 * out, and drift is judged again.
 */
const baselineRecordV3Schema = baselineRecordSchema
  .extend({
    version: z.literal(3),
    measurement: armMeasurementV3Schema,
    acceptance: acceptanceV3Schema.optional(),
    drift: z.strictObject({ release: z.string(), limits: fields }).optional(),
    positiveControl: recordedControlSchema.optional(),
  })
  .transform(({ drift: _, ...record }): BaselineRecord => ({ ...record, version: VERSION }));

/**
 * Checks a record of this schema version or the one before.
 *
 * @throws {z.ZodError} If it is of another version, or has a value that cannot be.
 */
export function parseRecord(value: unknown): BaselineRecord {
  const { version } = z
    .looseObject({
      version: z.literal([3, VERSION], {
        error: ({ input }) => `expected schema version ${VERSION} or 3, got ${JSON.stringify(input)}`,
      }),
    })
    .parse(value);
  return (version === 3 ? baselineRecordV3Schema : baselineRecordSchema).parse(value, { reportInput: true });
}

/** Whether a record has anything to compare with: that of a model that could not be measured only says that it is not accepted. */
export const isMeasured = ({ measurement }: BaselineRecord): boolean => measurement.outcomes.count > 0;

/** Whether a model's files are small enough to be kept next to their figures. */
export const isKept = (model: StagedModel): boolean => model.sizeBytes <= MAX_KEPT_BYTES;
