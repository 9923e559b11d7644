import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { gitIn } from './git.ts';
import { isTracked } from './git-tree.ts';

/**
 * Writes the files of a commit into a new folder, for a program that runs from there. Git LFS pointers stay pointers. What
 * git does not track next to the repository's root and next to `folder`, such as `node_modules` and `.venv`, is linked from
 * the checkout.
 *
 * @param folder - Absolute folder in the work tree.
 * @param directory - Absolute; must not exist.
 * @returns The folder in `directory` that `folder` was at that commit.
 * @throws {Error} If git fails: no such commit, objects that were never fetched.
 */
export async function exportTree(
  { folder, commit }: { readonly folder: string; readonly commit: string },
  directory: string,
): Promise<string> {
  const root = (await gitIn(folder)('rev-parse', '--show-toplevel')).replace(/\n$/, '');
  const index = `${directory}.index`;
  const git = gitIn(root, { GIT_INDEX_FILE: index, GIT_LFS_SKIP_SMUDGE: '1' });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  try {
    await git('read-tree', commit);
    await git('checkout-index', '--all', `--prefix=${directory}/`);
  } finally {
    await rm(index, { force: true });
  }
  const place = join(directory, relative(root, folder));
  await mkdir(place, { recursive: true });
  await linkUntracked(root, directory);
  if (place !== directory) await linkUntracked(folder, place);
  return place;
}

/** Files that a change adds are not linked: they could slow down the baseline. */
async function linkUntracked(checkout: string, exported: string): Promise<void> {
  for (const name of await readdir(checkout)) {
    if (name === '.git' || existsSync(join(exported, name)) || (await isTracked(checkout, name))) continue;
    await symlink(join(checkout, name), join(exported, name));
  }
}
