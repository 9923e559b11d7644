import { type Git, gitFailure } from '../baseline/git.ts';

/**
 * Makes a commit available that the checkout lacks, as in one of depth 1.
 *
 * @returns Why it is not there; undefined when it is.
 */
export async function fetchCommit(sha: string, git: Git): Promise<string | undefined> {
  if (await has(sha, git)) return undefined;
  try {
    // Only where the commit is missing, hence the history shallow already: --depth would cut a full one short.
    await git('fetch', '--quiet', '--depth=1', '--no-tags', '--end-of-options', 'origin', sha);
    return undefined;
  } catch (error) {
    return `Commit ${sha.slice(0, 7)} could not be fetched (${gitFailure(error)}).`;
  }
}

async function has(sha: string, git: Git): Promise<boolean> {
  try {
    await git('cat-file', '-e', '--end-of-options', `${sha}^{commit}`);
    return true;
  } catch {
    // cat-file answers by its exit code alone; whatever the cause, the fetch says more.
    return false;
  }
}
