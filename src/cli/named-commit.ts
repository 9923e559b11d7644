import { UserError } from '../errors/errors.ts';
import { listRefs, resolveCommit } from '../git/commits.ts';
import type { Git } from '../git/git.ts';

/** An option whose value names a commit. */
interface CommitOption {
  readonly option: '--base' | '--target';
  /** The error to throw if git has no such commit; it gets git's. */
  readonly noCommit: (error: unknown) => UserError;
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
  { option, noCommit }: CommitOption,
): Promise<string> {
  try {
    refuseSeveral(await listRefs(git, ref), ref, option);
    return await resolveCommit(git, ref);
  } catch (error) {
    throw error instanceof UserError ? error : noCommit(error);
  }
}

function refuseSeveral(refs: readonly string[], ref: string, option: string): void {
  if (refs.length < 2) return;
  throw new UserError(
    `${option}: expected the name of one branch or tag, got "${ref}", which may be ${refs.join(' or ')}.`,
    `Write the full name, such as ${refs.at(-1)}.`,
  );
}
