import { basename, dirname, relative } from 'node:path';
import { UserError } from '../../errors/errors.ts';
import { gitFailure } from '../../git/git.ts';
import { placeAtCommit, readTextAt } from '../../git/git-tree.ts';
import { writtenId } from '../../policy/data/expand-data-sets.ts';
import type { ModelPolicy } from '../../policy/model-policy.ts';
import type { Policy } from '../../policy/policy.ts';
import { parsePolicy, readPolicy } from '../../policy/read-policy.ts';
import type { GateRequest } from '../gate-request.ts';

/**
 * A model's policy on the baseline's side: from the named file, else from the base commit if its policy judges, else
 * the model's own.
 *
 * @throws {UserError} If the file cannot be read, or does not have this model.
 */
export async function readBaselinePolicy(
  { baselinePolicyFile }: Pick<GateRequest, 'baselinePolicyFile'>,
  model: ModelPolicy,
  basePolicy: Policy | undefined,
): Promise<ModelPolicy> {
  if (baselinePolicyFile === undefined) return basePolicy?.models.find(({ id }) => id === model.id) ?? model;
  const shownPath = relative(process.cwd(), baselinePolicyFile);
  const { models } = await readPolicy(baselinePolicyFile, shownPath);
  // A data set that is new since then runs with the model’s own settings.
  const found = [model.id, writtenId(model)].flatMap((id) => models.find((each) => each.id === id) ?? []);
  if (found[0] !== undefined) return found[0];
  throw new UserError(
    `${shownPath}: expected a model with the id "${model.id}", got ${models.map(({ id }) => id).join(', ')}.`,
    'The baseline runs with the settings that this file has for the same model.',
  );
}

/** A model's entry in the policy of a commit, or why it is unknown. */
type PolicyAt =
  | { readonly state: 'found'; readonly model: ModelPolicy }
  /** The commit has no policy, or none of this model. */
  | { readonly state: 'absent' }
  /** `message` comes from git or the policy's reader. */
  | { readonly state: 'unknown'; readonly message: string };

/** Reads a model's entry in the policy of another commit: the settings that it ran with, and the path of its file. */
export async function readPolicyAt(
  { policyFile }: Pick<GateRequest, 'policyFile'>,
  { commit, modelId }: { commit: string; modelId: string },
): Promise<PolicyAt> {
  const shownPath = relative(process.cwd(), policyFile);
  try {
    const text = await readTextAt({ folder: dirname(policyFile), path: basename(policyFile), commit });
    if (text === undefined) return { state: 'absent' };
    const { models } = parsePolicy(text, placeAtCommit(shownPath, commit));
    const model = models.find(({ id }) => id === modelId);
    return model === undefined ? { state: 'absent' } : { state: 'found', model };
  } catch (error) {
    const message = error instanceof UserError ? error.message : gitFailure(error);
    return { state: 'unknown', message };
  }
}
