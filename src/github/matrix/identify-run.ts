import { UserError } from '../../errors/errors.ts';
import type { Identity } from '../../matrix/result.ts';
import { digestPolicy } from '../../matrix/score-shard.ts';
import type { Policy } from '../../policy/policy.ts';
import { VERSION } from '../../version.ts';
import type { RunPlan } from '../plan/plan-run.ts';

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
