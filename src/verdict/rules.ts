import { z } from 'zod';
import { describePolicyChange, mayLoosen, policyChangeSchema } from './policy-change.ts';

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
