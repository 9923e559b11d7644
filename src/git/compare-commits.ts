import type { Git } from './git.ts';

/**
 * Files that differ between two commits. Paths are relative to the root of the repository.
 *
 * @throws {Error} If git does not have one of the commits.
 */
export async function listEdits(git: Git, from: string, to: string): Promise<readonly string[]> {
  const listed = await git('diff-tree', '-r', '-z', '--no-renames', '--name-only', from, to);
  return listed.split('\0').filter((path) => path !== '');
}

/** A file under its path at each of two commits, relative to the root of the repository. */
interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Files that git recognizes under another path, as `git merge` does: unchanged ones always, edited ones by
 * similarity.
 *
 * @throws {Error} If git does not have one of the commits.
 */
export async function listMoves(git: Git, from: string, to: string): Promise<readonly Move[]> {
  const options = ['--find-renames', '--no-rename-empty', '-l7000', '--diff-filter=R', '--name-status'];
  const listed = await git('diff-tree', '-r', '-z', ...options, from, to);
  return [...listed.matchAll(/R\d+\0([^\0]+)\0([^\0]+)\0/g)].map(([, before = '', after = '']) => ({
    from: before,
    to: after,
  }));
}
