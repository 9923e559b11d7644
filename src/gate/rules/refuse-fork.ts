import { UserError } from '../../errors/errors.ts';
import type { GateRequest } from '../gate-request.ts';
import type { ChosenRules } from './chosen-rules.ts';

/**
 * Refuses a fork's model on a self-hosted machine before any of its files is staged. Running a model runs its author's
 * code, and the next job finds whatever that leaves behind. A fork cannot allow itself: a policy that comes with the
 * change does not count here, even if the base commit has none.
 *
 * @throws {UserError} Unless the base commit's policy has `forks: allow`.
 */
export function refuseFork(
  { fork }: Pick<GateRequest, 'fork'>,
  { basePolicy }: Pick<ChosenRules, 'basePolicy'>,
): void {
  if (fork !== 'on-own-runner' || basePolicy?.forks === 'allow') return;
  throw new UserError(
    "forks: expected a GitHub-hosted runner for a fork's model, got a self-hosted one. Nothing was run.",
    'Run forks on a GitHub-hosted runner (`runs-on: ubuntu-24.04`). If each job gets a machine that is discarded afterwards, you can set "forks: allow" in the policy of the base branch instead.',
  );
}
