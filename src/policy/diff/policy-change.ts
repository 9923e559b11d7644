import { z } from 'zod';
import { limitSchema } from '../limit.ts';
import { metricSchema } from '../metric.ts';

/**
 * What a change does to the gate after the merge. `loosened` lets more through, for example because a limit is gone;
 * `tightened` is the opposite; `changed` cannot be ordered, such as another unit, task, data set or price. `subject`
 * changes the model under test, not the rules, and takes effect in this run.
 */
const effect = z.enum(['loosened', 'tightened', 'changed', 'subject']);

/** Id of a model of the policy. */
const model = z.string();
const count = z.int().nonnegative();

/** A limit as a waiver raises it, and the last day on which it does. */
const waiverSchema = z.strictObject({
  ceiling: limitSchema.pick({ 'max-increase': true, 'max-drop': true, max: true, min: true }),
  expires: z.string(),
});

/** One difference between the rules of the base commit and those of the change under test. */
export const policyChangeSchema = z.discriminatedUnion('kind', [
  /** A whole model, by its artifact; null where the policy does not have the model. */
  z.strictObject({
    kind: z.literal('model'),
    model,
    before: z.string().nullable(),
    after: z.string().nullable(),
    effect,
  }),
  /** One value of the policy file, by its keys. Null where it is absent; `model` is null for settings of all models. */
  z.strictObject({
    kind: z.literal('value'),
    model: model.nullable(),
    place: z.array(z.string()).min(1),
    before: z.string().nullable(),
    after: z.string().nullable(),
    effect,
  }),
  /**
   * One key of a metric's limit, which is then the only key of `before` and `after`; the whole limit where `key` is null.
   * Null where it is absent.
   */
  z.strictObject({
    kind: z.literal('limit'),
    model,
    section: z.enum(['limits', 'slices', 'drift', 'release']),
    /** Of limits by slice: the pattern, such as "lang=de". Under `drift` it is absent for all items. */
    slice: z.string().optional(),
    metric: metricSchema,
    key: limitSchema.keyof().nullable(),
    before: limitSchema.nullable(),
    after: limitSchema.nullable(),
    effect,
  }),
  /** A waiver of one key of a metric's limit; null where there is none. */
  z.strictObject({
    kind: z.literal('waiver'),
    model,
    metric: metricSchema,
    /** The slice whose limit it raises; absent for all items. */
    slice: z.string().optional(),
    key: z.enum(['max-increase', 'max-drop', 'max', 'min']),
    before: waiverSchema.nullable(),
    after: waiverSchema.nullable(),
    effect,
  }),
  /** Another regression set. `itemsAfter` is null where the new one cannot be read; `message` says why. */
  z.strictObject({
    kind: z.literal('dataset'),
    model,
    itemsBefore: count,
    itemsAfter: count.nullable(),
    message: z.string().optional(),
    effect,
  }),
  /** Another regression set that judges already, because the base commit's cannot be had. */
  z.strictObject({ kind: z.literal('dataset-judges'), model, effect }),
  /** Other content in the file of class names. */
  z.strictObject({ kind: z.literal('classes'), model, effect }),
  /** Another version of the files that the command of a custom task names. */
  z.strictObject({ kind: z.literal('scorer'), model, files: z.array(z.string()).min(1), effect }),
]);

export type PolicyChange = z.infer<typeof policyChangeSchema>;

/** Whether a change of the policy may let through what was blocked before, so that a reader must see it. */
export function mayLoosen({ effect }: PolicyChange): boolean {
  return effect === 'loosened' || effect === 'changed';
}
