import { UserError } from '../../errors/errors.ts';
import { chooseRules } from '../../gate/rules/choose-rules.ts';
import type { ChosenRules } from '../../gate/rules/chosen-rules.ts';
import { readRules } from '../../gate/rules/read-rules.ts';
import type { Git } from '../../git/git.ts';
import type { Identity } from '../../matrix/result.ts';
import { digestPolicy } from '../../matrix/score-shard.ts';
import type { Policy } from '../../policy/policy.ts';
import { selectModels } from '../../policy/read-policy.ts';
import { VERSION } from '../../version.ts';
import { type ActionRun, openHistory } from '../connections.ts';
import { planRun, type RunPlan } from '../plan/plan-run.ts';

/** Facts that all jobs of one run share. Each job computes them in its own checkout. */
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
  const { inputs, policyFile } = run;
  const judging = { ...run, inputs: { ...inputs, mode: 'auto' as const } };
  const plan = await planRun(judging, { git, history: openHistory(run) });
  const rules = chooseRules(await readRules({ policyFile, policyCommit: plan.policyCommit }), plan.use);
  return { plan, rules, models: selectModels(rules.policy, inputs.model).map(({ id }) => id) };
}

/** The run that results belong to, and the current attempt. */
interface RunIdentity {
  readonly of: Identity;
  readonly attempt: number;
}

/**
 * Identifies the run. All of its jobs get the same identity.
 *
 * @throws {UserError} If the environment does not name the run.
 */
export function identifyRun(env: NodeJS.ProcessEnv, plan: RunPlan, policy: Policy): RunIdentity {
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: runId, GITHUB_SHA: commit } = env;
  const attempt = Number(env['GITHUB_RUN_ATTEMPT'] || 1);
  if (!repository || !runId || !commit || !Number.isSafeInteger(attempt) || attempt < 1) {
    throw new UserError(
      'run: expected GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT and GITHUB_SHA of a workflow run, got only some of them.',
      'Use the modes "measure" and "verdict" together in one workflow run; elsewhere use mode: check.',
    );
  }
  const of = {
    gate: VERSION,
    repository,
    runId,
    commit,
    baselineCommit: plan.commit ?? null,
    use: plan.use,
    policy: digestPolicy(policy),
  };
  return { of, attempt };
}
