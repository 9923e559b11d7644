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

/** By whose policy a change was judged. */
export const rulesSchema = z.strictObject({
  /**
   * `base-commit`: the rule. `first`: the base commit has no policy, so the change is judged by the one that it brings;
   * `unreadable`: what the base commit has is no policy that this gate understands, with the same consequence.
   */
  origin: z.enum(['base-commit', 'first', 'unreadable']),
  /** Path of the policy, commit, and what was wrong there. */
  source: z.string(),
  /** What the change makes of policy and data set. It takes effect after the merge, but for what is judged itself. */
  changes: z.array(policyChangeSchema),
});

export type Rules = z.infer<typeof rulesSchema>;

const MAX_NAMED = 2;

/**
 * What a reader of the headline must not miss: that a change is its own judge, or that later changes would be judged
 * less strictly because of it. Undefined when there is nothing of the kind.
 */
export function warnOfRules({ origin, changes }: Rules): string | undefined {
  if (origin === 'first') return 'judged by its own policy, because the base commit has none';
  if (origin === 'unreadable')
    return 'judged by its own policy, because that of the base commit cannot be read';
  const loosening = changes.filter(mayLoosen);
  if (loosening.length === 0) return undefined;
  const named = loosening.slice(0, MAX_NAMED).map(describePolicyChange);
  const more = loosening.length - named.length;
  return `after merge the gate ${verbFor(loosening)}: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

function verbFor(changes: Rules['changes']): string {
  return changes.some(({ effect }) => effect === 'loosened') ? 'is looser' : 'judges by other rules';
}
