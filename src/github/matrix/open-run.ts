import { resolve } from 'node:path';
import { type ChosenRules, chooseRules } from '../../gate/rules/choose-rules.ts';
import type { Git } from '../../git/git.ts';
import { selectModels } from '../../policy/read-policy.ts';
import { type ActionRun, openHistory } from '../connections.ts';
import { planRun, type RunPlan } from '../plan/plan-run.ts';

/** What the jobs of one run must agree on: each finds it anew in its own checkout. */
interface MatrixRun {
  readonly plan: RunPlan;
  readonly rules: ChosenRules;
  /** Ids of the models to measure. */
  readonly models: readonly string[];
}

/**
 * Finds out what a run that is spread over several jobs is about.
 *
 * @throws {UserError} If the policy, the event or the checkout is not what the gate can work with.
 */
export async function openRun(run: ActionRun, git: Git): Promise<MatrixRun> {
  const { inputs, workspace } = run;
  const judging = { ...run, inputs: { ...inputs, mode: 'auto' as const } };
  const plan = await planRun(judging, { git, history: openHistory(run) });
  const policyFile = resolve(workspace, inputs.policy);
  const rules = await chooseRules({ policyFile, policyCommit: plan.policyCommit, use: plan.use });
  return { plan, rules, models: selectModels(rules.policy, inputs.model).map(({ id }) => id) };
}
