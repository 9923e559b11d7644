import { basename, dirname, relative } from 'node:path';
import { gitFailure } from '../baseline/git.ts';
import { readTextAt } from '../baseline/git-tree.ts';

/**
 * Whether a file that judges a release is the one of the commit that is released: a step before could have written
 * another.
 *
 * @param file - Absolute.
 * @param text - Of the file as it lies here.
 * @returns What speaks against it, at most one sentence.
 */
export async function objectToUncommitted(file: string, text: string): Promise<string[]> {
  const shownPath = relative(process.cwd(), file);
  try {
    const committed = await readTextAt({ folder: dirname(file), path: basename(file), commit: 'HEAD' });
    if (committed === text) return [];
    const got = committed === undefined ? 'one that is not committed' : 'one that was changed';
    return [`expected ${shownPath} as the commit has it, got ${got}`];
  } catch (error) {
    return [`expected ${shownPath} as the commit has it, but git could not tell: ${gitFailure(error)}`];
  }
}
