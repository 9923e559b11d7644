import { UserError } from '../errors/errors.ts';
import { listRefs, resolveCommit } from '../git/commits.ts';
import { type Git, gitFailure } from '../git/git.ts';
import { gitRemedy } from '../git/git-error.ts';

/** An option whose value names a commit. */
interface CommitOption {
  readonly option: '--base' | '--target';
  /** What the value must be, such as "a commit". */
  readonly expected: string;
  /** Why the commit could not be fetched; undefined if it was, or need not be. */
  readonly notFetched?: string | undefined;
  /** What to do if git has no such commit. */
  readonly otherwise: string;
}

/**
 * Full SHA of the commit that an option names, whose policy judges. A name that fits several branches or tags is refused: git
 * prefers a tag to a branch, and a local branch to one of a remote, so whoever may push a tag could choose the policy.
 *
 * @throws {UserError} If git has no such commit, or the name is ambiguous.
 */
export async function resolveNamedCommit(
  git: Git,
  ref: string,
  { option, expected, notFetched, otherwise }: CommitOption,
): Promise<string> {
  try {
    refuseSeveral(await listRefs(git, ref), ref, option);
    return await resolveCommit(git, ref);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `${option}: expected ${expected}, got "${ref}": ${notFetched ?? gitFailure(error)}.`,
      gitRemedy(error, otherwise),
      { cause: error },
    );
  }
}

function refuseSeveral(refs: readonly string[], ref: string, option: string): void {
  if (refs.length < 2) return;
  throw new UserError(
    `${option}: expected the name of one branch or tag, got "${ref}", which may be ${refs.join(' or ')}.`,
    `Write the full name, such as ${refs.at(-1)}.`,
  );
}
