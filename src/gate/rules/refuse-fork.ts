import { UserError } from '../../errors/errors.ts';
import type { GateRequest } from '../gate-request.ts';
import type { ChosenRules } from './chosen-rules.ts';

/**
 * Refuses a fork's model on a self-hosted machine before anything of it is staged: running a model is running its author's
 * program, and whatever it leaves behind is there for the next job. A fork cannot allow itself: a policy that comes with
 * the change does not count here, even where the base commit has none.
 *
 * @throws {UserError} Unless the base commit's policy has `forks: allow`.
 */
export function refuseFork(
  { isGuest = false }: Pick<GateRequest, 'isGuest'>,
  { basePolicy }: Pick<ChosenRules, 'basePolicy'>,
): void {
  if (!isGuest || basePolicy?.forks === 'allow') return;
  throw new UserError(
    "forks: expected a GitHub-hosted runner for a fork's model, got a self-hosted one. Nothing was run.",
    'Let forks run on a hosted runner (`runs-on: ubuntu-24.04`), or, where each job gets a machine that is discarded afterwards, write "forks: allow" into the policy of the base branch.',
  );
}
