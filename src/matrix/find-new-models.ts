import { dirname } from 'node:path';
import type { GateRequest } from '../gate/gate-request.ts';
import type { ChosenRules } from '../gate/rules/chosen-rules.ts';
import { fetchCommit } from '../git/fetch-commit.ts';
import type { Git } from '../git/git.ts';
import { readObjectId } from '../git/git-tree.ts';
import type { ReadResult } from './read-results.ts';

/**
 * Checks with git which of the models that results call new are new: a job passes a new model without a baseline, so the
 * measuring job's word is not enough.
 *
 * @returns Ids of the models that the named commit lacks. That commit must be one that this run may compare with.
 */
export async function findNewModels(
  results: readonly ReadResult[],
  context: {
    readonly plan: Pick<GateRequest, 'commit' | 'ancestors' | 'isRoot'>;
    readonly rules: ChosenRules;
    readonly policyFile: string;
    readonly git: Git;
  },
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const { result } of results) {
    const { found, model } = result;
    if (found.kind !== 'judged') continue;
    const { ending } = found.verdict;
    if (ending.kind !== 'no-baseline' || ending.why.kind !== 'new-model') continue;
    if (await lacksModel(model, ending.why.commit, context)) ids.add(model);
  }
  return ids;
}

async function lacksModel(
  id: string,
  commit: string | null,
  { plan, rules, policyFile, git }: Parameters<typeof findNewModels>[1],
): Promise<boolean> {
  if (commit === null) return plan.isRoot === true;
  if (commit !== plan.commit && !plan.ancestors.includes(commit)) return false;
  const isModel = (model: { readonly id: string }): boolean => model.id === id;
  const model = rules.basePolicy?.models.find(isModel) ?? rules.policy.models.find(isModel);
  if (model === undefined) return false;
  await fetchCommit(commit, git);
  return (await readObjectId({ folder: dirname(policyFile), path: model.artifact, commit })) === undefined;
}
