import { z } from 'zod';
import { armMeasurementSchema } from '../measure/arm-measurement.ts';
import { armMeasurementV3Schema, armMeasurementV4Schema } from '../measure/older-measurement.ts';
import type { StagedArtifact } from '../model/stage-artifact.ts';
import { limitSchema } from '../policy/limit.ts';
import { metricSchema } from '../policy/metric.ts';
import { acceptanceSchema, acceptanceV3Schema } from './acceptance.ts';
import { positiveControlSchema, recordedControlSchema } from './positive-control.ts';

/** A larger model is not stored with its figures; it can still be taken from git. */
const MAX_KEPT_BYTES = 100 * 2 ** 20;

const VERSION = 5;

const fields = z.record(z.string(), z.string());
const recordedLimits = z.partialRecord(metricSchema, limitSchema);

/** `record.json`: what was measured of a model, on which commit, with what, and where. */
const baselineRecordSchema = z.strictObject({
  version: z.literal(VERSION),
  modelId: z.string(),
  commit: z.string().nullable(),
  recordedAt: z.iso.datetime(),
  run: z.strictObject({ id: z.string(), attempt: z.string(), url: z.string() }).nullable(),
  model: z.strictObject({
    sha256: z.string(),
    sizeBytes: z.number().nonnegative(),
    /** Name of the model's file under `model/`; null if it was too large to store. */
    keptAs: z.string().nullable(),
  }),
  comparability: fields,
  environment: fields,
  measurement: armMeasurementSchema,
  /** Measured figures by metric, in the units of `verdict.json`. A history is made of these. */
  figures: z.record(z.string(), z.number()).optional(),
  /** What the run was for. */
  use: z.enum(['pull-request', 'nightly', 'release']).optional(),
  /** Absent in older records, which are accepted. */
  acceptance: acceptanceSchema.optional(),
  /** The release commit that the model kept its drift limits against, and those limits; `slices`: by pattern. */
  drift: z
    .strictObject({
      release: z.string(),
      limits: recordedLimits,
      slices: z.record(z.string(), recordedLimits).optional(),
    })
    .optional(),
  /** From a nightly run that made the positive control. */
  positiveControl: positiveControlSchema.optional(),
});

export type BaselineRecord = z.infer<typeof baselineRecordSchema>;

/** Before version 5 there was no isolation. */
function inPlainProcess<Old extends { readonly environment: Record<string, string> }>(record: Old): Old {
  return { ...record, environment: { isolation: 'process', ...record.environment } };
}

/** Schema version 4: launches have other figures. */
const baselineRecordV4Schema = baselineRecordSchema
  .extend({ version: z.literal(4), measurement: armMeasurementV4Schema })
  .transform((record): BaselineRecord => ({ ...inPlainProcess(record), version: VERSION }));

/**
 * Schema version 3: reasons and limits are text. Limits as text cannot be compared with today's, so they are left out
 * and drift is judged again.
 */
const baselineRecordV3Schema = baselineRecordSchema
  .extend({
    version: z.literal(3),
    measurement: armMeasurementV3Schema,
    acceptance: acceptanceV3Schema.optional(),
    drift: z.strictObject({ release: z.string(), limits: fields }).optional(),
    positiveControl: recordedControlSchema.optional(),
  })
  .transform(({ drift: _, ...record }): BaselineRecord => ({ ...inPlainProcess(record), version: VERSION }));

const SCHEMAS = { 3: baselineRecordV3Schema, 4: baselineRecordV4Schema, 5: baselineRecordSchema } as const;

/**
 * Parses a record of this schema version or one of the two before it.
 *
 * @throws {z.ZodError} If it is of another version, or has an invalid value.
 */
export function parseRecord(value: unknown): BaselineRecord {
  const { version } = z
    .looseObject({
      version: z.literal([3, 4, VERSION], {
        error: ({ input }) => `expected schema version 3, 4 or ${VERSION}, got ${JSON.stringify(input)}`,
      }),
    })
    .parse(value);
  return SCHEMAS[version].parse(value, { reportInput: true });
}

/**
 * Whether a record has figures to compare with. The record of a model that could not be measured only says that it is
 * not accepted.
 */
export const isMeasured = ({ measurement }: BaselineRecord): boolean => measurement.outcomes.count > 0;

/** Whether a model's files are small enough to be stored with their figures. */
export const isKept = (model: StagedArtifact): boolean =>
  model.sizeBytes <= MAX_KEPT_BYTES && model.isFolder !== true;
