import { z } from 'zod';
import { quotedJson } from '../../errors/plain-text.ts';
import { datasetSchema } from '../dataset.ts';
import { itemLimitsSchema } from '../limits.ts';

/**
 * What a further data set of a model decides, as in NVIDIA's NeMo Evaluator. Each has to be there and to be scored.
 * `critical`: as the model's own data set. `supporting`: a limit that is broken blocks, one that cannot be decided does not,
 * except in a release. `advisory`: its limits are shown and never block.
 *
 * @see https://docs.nvidia.com/nemo/evaluator/tutorials/quality-gate
 */
const TIERS = ['critical', 'supporting', 'advisory'] as const;

/** Name of a data set and what it decides. */
export const dataSetTag = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9][\w-]{0,31}$/, {
    error: (issue) =>
      `expected 1 to 32 letters, digits, "_" or "-", starting with a letter or digit, got ${quotedJson(issue.input)}`,
  }),
  tier: z.enum(TIERS),
});

/** Name of a further data set of a model, and what it decides. */
export type DataSetTag = z.output<typeof dataSetTag>;

/** Further data sets of a model, on which it is only scored. */
export const dataSetsSchema = z
  .array(
    z.strictObject({
      ...dataSetTag.shape,
      ...datasetSchema.shape,
      /** The model's own limits of these metrics, if absent. */
      limits: itemLimitsSchema.optional(),
    }),
  )
  .min(1)
  .max(20);
