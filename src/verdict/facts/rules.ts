import { z } from 'zod';
import { mayLoosen, policyChangeSchema } from '../../policy/diff/policy-change.ts';

/** Whose policy judged a change, and how the change affects it. */
export const rulesSchema = z.strictObject({
  /**
   * `base-commit`: the normal case. `first`: the base commit has no policy, so the change is judged by its own.
   * `unreadable`: this gate cannot read the base commit's policy, with the same consequence.
   */
  origin: z.enum(['base-commit', 'first', 'unreadable']),
  /** Where the base commit's policy is or would be; `message`: why it cannot be read. */
  source: z.strictObject({ path: z.string(), commit: z.string(), message: z.string().optional() }),
  /**
   * How the change affects policy, waivers and data. It takes effect after the merge, except for what is under test.
   */
  changes: z.array(policyChangeSchema),
});

export type Rules = z.infer<typeof rulesSchema>;

/** Whether to warn the reader: the change is its own judge, or may make later changes be judged less strictly. */
export function needsWarning({ origin, changes }: Rules): boolean {
  return origin !== 'base-commit' || changes.some(mayLoosen);
}
