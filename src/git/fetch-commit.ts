import { type Git, gitFailure } from './git.ts';

/**
 * Fetches a commit if the checkout lacks it, as with depth 1.
 *
 * @returns Git's error; undefined if the commit is present.
 */
export async function fetchCommit(sha: string, git: Git): Promise<string | undefined> {
  if (await has(sha, git)) return undefined;
  try {
    // The commit is missing, so the history is already shallow. (--depth would truncate a full history.)
    await git('fetch', '--quiet', '--depth=1', '--no-tags', '--end-of-options', 'origin', sha);
    return undefined;
  } catch (error) {
    return gitFailure(error);
  }
}

async function has(sha: string, git: Git): Promise<boolean> {
  try {
    await git('cat-file', '-e', '--end-of-options', `${sha}^{commit}`);
    return true;
  } catch {
    // cat-file only has an exit code; the fetch gives the better error message.
    return false;
  }
}
