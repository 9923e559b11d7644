import { gitFailure, gitIn } from '../baseline/git.ts';
import { UserError } from '../errors.ts';
import type { LastRelease } from '../gate/last-release.ts';

/**
 * The release that drift is held against where no server is asked: the commit that was named, else the nearest tag behind
 * the commit that is checked out.
 *
 * @throws {UserError} If git does not know what was named.
 */
export async function findRelease(folder: string, named: string | undefined): Promise<LastRelease> {
  const git = gitIn(folder);
  const commitOf = async (name: string) =>
    (await git('rev-parse', '--verify', '--end-of-options', `${name}^{commit}`)).trim();
  if (named !== undefined) {
    try {
      return { state: 'found', tag: named, commit: await commitOf(named) };
    } catch (error) {
      throw new UserError(
        `--release: expected a tag or a commit, got "${named}".`,
        'Name the release that the drift limits are held against, such as v1.2.',
        { cause: error },
      );
    }
  }
  try {
    const merged = await git('tag', '--merged', 'HEAD');
    if (merged.trim() !== '') {
      const tag = (await git('describe', '--tags', '--abbrev=0', 'HEAD')).trim();
      return { state: 'found', tag, commit: await commitOf(tag) };
    }
    const isShallow = (await git('rev-parse', '--is-shallow-repository')).trim() === 'true';
    if (!isShallow) return { state: 'none' };
    return { state: 'unknown', why: 'the clone is shallow and has no tag; name one with --release' };
  } catch (error) {
    return { state: 'unknown', why: gitFailure(error) };
  }
}
