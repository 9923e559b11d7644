import { resolve } from 'node:path';
import { chooseRules } from '../../gate/rules/choose-rules.ts';
import type { ChosenRules } from '../../gate/rules/chosen-rules.ts';
import { readRules } from '../../gate/rules/read-rules.ts';
import type { Git } from '../../git/git.ts';
import { selectModels } from '../../policy/read-policy.ts';
import { type ActionRun, openHistory } from '../connections.ts';
import { planRun, type RunPlan } from '../plan/plan-run.ts';

/** What all jobs of one run share. Each job computes it in its own checkout. */
interface MatrixRun {
  readonly plan: RunPlan;
  readonly rules: ChosenRules;
  /** Ids of the models to measure. */
  readonly models: readonly string[];
}

/**
 * Computes what the jobs of one run have in common: commits, rules and models.
 *
 * @throws {UserError} If the policy, the event or the checkout is unusable.
 */
export async function openRun(run: ActionRun, git: Git): Promise<MatrixRun> {
  const { inputs, workspace } = run;
  const judging = { ...run, inputs: { ...inputs, mode: 'auto' as const } };
  const plan = await planRun(judging, { git, history: openHistory(run) });
  const policyFile = resolve(workspace, inputs.policy);
  const rules = chooseRules(await readRules({ policyFile, policyCommit: plan.policyCommit }), plan.use);
  return { plan, rules, models: selectModels(rules.policy, inputs.model).map(({ id }) => id) };
}
