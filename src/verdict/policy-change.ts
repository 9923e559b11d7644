import { z } from 'zod';

/** One difference between the policy of the base commit and that of the change under test. */
export const policyChangeSchema = z.strictObject({
  /** Id of the model that it is about; null for what holds for all. */
  model: z.string().nullable(),
  /** As in the file: "limits.latency-p95.max-increase", "dataset", "artifact"; empty for a whole model. */
  place: z.string(),
  /** As written in the file; null where there is none. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /**
   * `loosened` lets through what was blocked before, a limit that is gone among it; `tightened` is the opposite.
   * `changed` cannot be told: another unit, task, data set or price. `subject` is what is judged, not what judges it.
   */
  effect: z.enum(['loosened', 'tightened', 'changed', 'subject']),
});

export type PolicyChange = z.infer<typeof policyChangeSchema>;

/** Whether a change of the policy may let through what was blocked before: a reader must not miss it. */
export function mayLoosen({ effect }: PolicyChange): boolean {
  return effect === 'loosened' || effect === 'changed';
}

/** "fashion: limits.latency-p95.max-increase 10% → 20%". */
export function describePolicyChange({ model, place, before, after }: PolicyChange): string {
  const where = [model === null ? undefined : `${model}:`, place === '' ? 'the model' : place];
  return `${where.filter((part) => part !== undefined).join(' ')} ${before ?? 'none'} → ${after ?? 'none'}`;
}
