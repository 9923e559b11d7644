import { basename, dirname } from 'node:path';
import { gitFailure } from '../baseline/git.ts';
import { readTextAt } from '../baseline/git-tree.ts';
import { InfrastructureError } from '../errors.ts';

/**
 * Reads a file that judges as the base commit has it.
 *
 * @param file - Absolute.
 * @param what - "policy" or "waivers", for the error.
 * @returns Undefined where the base commit has no such file.
 * @throws {InfrastructureError} If git cannot tell: that is never taken for "none".
 */
export async function readAtBase(file: string, commit: string, what: string): Promise<string | undefined> {
  try {
    return await readTextAt({ folder: dirname(file), path: basename(file), commit });
  } catch (error) {
    throw new InfrastructureError(
      `${what}: expected git to give ${basename(file)} at the base commit ${commit.slice(0, 7)}, got: ${gitFailure(error)}.`,
      `A change is judged by the ${what} of its base commit. Let actions/checkout keep its credentials, give the gate a token with contents: read, or check out with fetch-depth: 0.`,
      { cause: error },
    );
  }
}
