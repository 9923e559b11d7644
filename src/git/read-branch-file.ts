import { DataBranch } from './data-branch.ts';
import type { Git } from './git.ts';

/**
 * Text of a file at the tip of a branch of `origin`, independent of the checkout.
 *
 * @param git - In a checkout, with the right to fetch from `origin`.
 * @param path - From the root of the repository.
 * @returns Undefined where there is no such branch, or no such file on it.
 * @throws {Error} If git fails: a server that does not answer is never taken for "none".
 */
export async function readBranchFile(git: Git, branch: string, path: string): Promise<string | undefined> {
  const data = new DataBranch(git, branch);
  const tip = await data.fetchTip();
  return tip === undefined ? undefined : data.readText(tip, path);
}
