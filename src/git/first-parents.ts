import type { Git } from './git.ts';

/** How far back a record may be and still stand in for that of the base commit. */
export const MAX_ANCESTORS = 20;

/**
 * A commit and its ancestors on the first-parent line, which is what the branch was before each merge; nearest first.
 *
 * @returns At most 1 + {@link MAX_ANCESTORS} full SHAs; fewer where the history ends, or where a shallow clone does.
 *   `isCut` tells the two apart.
 * @throws {Error} If git does not have the commit.
 */
export async function listFirstParents(
  git: Git,
  commit: string,
): Promise<{ readonly ancestors: readonly string[]; readonly isCut: boolean }> {
  const count = MAX_ANCESTORS + 1;
  const listed = await git('rev-list', '--first-parent', `--max-count=${count}`, '--end-of-options', commit);
  const ancestors = listed.trim().split('\n');
  if (ancestors.length === count) return { ancestors: ancestors, isCut: false };
  const isShallow = (await git('rev-parse', '--is-shallow-repository')).trim() === 'true';
  return { ancestors: ancestors, isCut: isShallow };
}
