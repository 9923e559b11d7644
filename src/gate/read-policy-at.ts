import { basename, dirname, relative } from 'node:path';
import { gitFailure } from '../baseline/git.ts';
import { readTextAt } from '../baseline/git-tree.ts';
import { UserError } from '../errors.ts';
import type { ModelPolicy } from '../policy/policy.ts';
import { parsePolicy } from '../policy/read-policy.ts';
import type { GateRequest } from './gate-request.ts';

/** A model as the policy of a commit has it, or why that cannot be told. */
export type PolicyAt =
  | { readonly state: 'found'; readonly model: ModelPolicy }
  /** The commit has no policy, or none of this model. */
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly why: string };

/** Reads what the policy of another commit says of a model: by which settings it ran there, and where its file is. */
export async function readPolicyAt(
  { policyFile }: Pick<GateRequest, 'policyFile'>,
  { commit, modelId }: { commit: string; modelId: string },
): Promise<PolicyAt> {
  const shownPath = relative(process.cwd(), policyFile);
  try {
    const text = await readTextAt({ folder: dirname(policyFile), path: basename(policyFile), commit });
    if (text === undefined) return { state: 'absent' };
    const { models } = parsePolicy(text, `${shownPath} at commit ${commit.slice(0, 7)}`);
    const model = models.find(({ id }) => id === modelId);
    return model === undefined ? { state: 'absent' } : { state: 'found', model };
  } catch (error) {
    return { state: 'unknown', why: error instanceof UserError ? error.message : gitFailure(error) };
  }
}
