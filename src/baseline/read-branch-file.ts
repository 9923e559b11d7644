import type { Git } from './git.ts';

/**
 * Text of a file at the tip of a branch of `origin`, whatever is checked out.
 *
 * @param git - In a checkout, with the right to fetch from `origin`.
 * @param path - From the root of the repository.
 * @returns Undefined where there is no such branch, or no such file on it.
 * @throws {Error} If git cannot tell: a server that does not answer is never taken for "none".
 */
export async function readBranchFile(git: Git, branch: string, path: string): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`;
  if ((await git('ls-remote', 'origin', ref)).trim() === '') return undefined;
  const here = `refs/regression-gate/read/${branch}`;
  await git('fetch', '--quiet', '--depth=1', '--no-tags', 'origin', `+${ref}:${here}`);
  const listed = await git('ls-tree', '--full-tree', '-z', here, '--', path);
  const blob = /^\d+ blob ([0-9a-f]+)\t/.exec(listed)?.[1];
  return blob === undefined ? undefined : git('cat-file', 'blob', blob);
}
