import { hasCommit } from './commits.ts';
import { type Git, gitFailure } from './git.ts';

/**
 * Fetches a commit if the checkout lacks it, as with depth 1.
 *
 * @returns Git's error; undefined if the commit is present.
 */
export async function fetchCommit(sha: string, git: Git): Promise<string | undefined> {
  if (await hasCommit(git, sha)) return undefined;
  try {
    // The commit is missing, so the history is already shallow. (--depth would truncate a full history.)
    await git('fetch', '--quiet', '--depth=1', '--no-tags', '--end-of-options', 'origin', sha);
    return undefined;
  } catch (error) {
    return gitFailure(error);
  }
}
