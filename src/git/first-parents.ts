import type { Git } from './git.ts';

/** Maximum distance of a usable record from the base commit, in commits. */
export const MAX_ANCESTORS = 20;

/**
 * Lists a commit and its first-parent ancestors, that is, the branch before each merge; nearest first.
 *
 * @returns At most 1 + {@link MAX_ANCESTORS} full SHAs; fewer if the history ends, or if a shallow clone does. `isCut` is true
 *   for the latter.
 * @throws {Error} If git does not have the commit.
 */
export async function listFirstParents(
  git: Git,
  commit: string,
): Promise<{ readonly ancestors: readonly string[]; readonly isCut: boolean }> {
  const count = MAX_ANCESTORS + 1;
  const listed = await git('rev-list', '--first-parent', `--max-count=${count}`, '--end-of-options', commit);
  const ancestors = listed.trim().split('\n');
  if (ancestors.length === count) return { ancestors, isCut: false };
  const isShallow = (await git('rev-parse', '--is-shallow-repository')).trim() === 'true';
  return { ancestors, isCut: isShallow };
}
