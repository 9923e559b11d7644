import { UserError } from '../errors/errors.ts';
import { shortSha } from '../figures/short-sha.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import { lacksHistory, mergeBase } from '../git/commits.ts';
import { type Git, gitFailure } from '../git/git.ts';
import { gitRemedy } from '../git/git-error.ts';
import { resolveNamedCommit } from './named-commit.ts';

/** The commits of a change that is going to be merged into a branch. */
type Target = Required<Pick<GateRequest, 'commit' | 'policyCommit' | 'forkPoint'>>;

/**
 * Finds the tip of the branch that a change will be merged into, whose rules judge, and the commit where the checkout left
 * it, whose model is the baseline: the checkout lacks what the branch has got since, and must not be blamed for it.
 *
 * @throws {UserError} If git has no such commit or several, lacks a part of the history, or the histories have nothing in common.
 */
export async function findTarget(git: Git, ref: string): Promise<Target> {
  const tip = await resolveTarget(git, ref);
  // The commit where the histories meet may be among those that are missing, and an older one would be taken for it.
  if (await lacksHistory(git, ['HEAD', tip]))
    throw new UserError(
      `--target: expected the whole history of HEAD and "${ref}", got a shallow clone.`,
      'Run "git fetch --unshallow", or let the CI system clone without a depth, then fetch the branch.',
    );
  const fork = await mergeBase(git, 'HEAD', tip).catch((error: unknown) => {
    throw new UserError(
      `--target: expected a commit that HEAD and "${ref}" (${shortSha(tip)}) have in common, got none.`,
      'Name the branch that the change will be merged into. A branch without a common history cannot be judged by its rules.',
      { cause: error },
    );
  });
  return { commit: fork, policyCommit: tip, forkPoint: fork === tip ? undefined : fork };
}

const resolveTarget = (git: Git, ref: string): Promise<string> =>
  resolveNamedCommit(git, ref, {
    option: '--target',
    noCommit: (error) =>
      new UserError(
        `--target: expected a branch or commit, got "${ref}": ${gitFailure(error)}.`,
        gitRemedy(
          error,
          'Fetch it first, such as with "git fetch origin main", then name FETCH_HEAD or refs/remotes/origin/main.',
        ),
        { cause: error },
      ),
  });
