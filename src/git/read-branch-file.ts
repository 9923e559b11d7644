import { DataBranch } from './data-branch.ts';
import type { Git } from './git.ts';

/**
 * Reads a file at the tip of a branch of `origin`, independent of the checkout.
 *
 * @param git - In a checkout, with the right to fetch from `origin`.
 * @param path - Relative to the root of the repository.
 * @returns Its text; undefined if the branch or the file does not exist.
 * @throws {Error} If git fails: a server that does not answer never counts as "none".
 */
export async function readBranchFile(git: Git, branch: string, path: string): Promise<string | undefined> {
  const data = new DataBranch(git, branch);
  const tip = await data.fetchTip();
  return tip === undefined ? undefined : data.readText(tip, path);
}
