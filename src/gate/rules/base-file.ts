import { basename, dirname, join, relative, resolve } from 'node:path';
import { InfrastructureError } from '../../errors/errors.ts';
import { gitFailure } from '../../git/git.ts';
import { exportFromCommit, readObjectId, readTextAt } from '../../git/git-tree.ts';
import { modelAtBase, type Run } from '../run.ts';

/** A file or folder that a model is judged by: its data set, or the names of its classes. */
export interface BaseFile {
  /** Absolute. */
  readonly file: string;
  readonly shownPath: string;
  /** The change under test has another version in the checkout, or none. */
  readonly isReplaced: boolean;
  /** What kept the base commit's version from being used. */
  readonly note: string | undefined;
}

/**
 * Finds what a path of the policy leads to: where the base commit's rules judge, the base commit's version of the file.
 * A change that edits its own test would be its own judge. Files that are not in git are taken as the run finds them.
 *
 * @throws {InfrastructureError} If git cannot tell what the base commit has.
 */
export async function locateBaseFile(run: Run, path: string): Promise<BaseFile> {
  const { request, workspace } = run;
  const folder = dirname(request.policyFile);
  const file = resolve(folder, path);
  const shownPath = relative(process.cwd(), file);
  const own: BaseFile = { file, shownPath, isReplaced: false, note: undefined };
  const { policyCommit: commit } = request;
  if (commit === undefined || modelAtBase(run) === undefined) return own;
  const place = { folder, path, commit };
  try {
    const [before, now] = await Promise.all([
      readObjectId(place),
      readObjectId({ ...place, commit: 'HEAD' }),
    ]);
    if (before === now) return own;
    const short = commit.slice(0, 7);
    const root = join(workspace.directory, 'base-commit');
    const exported = await exportFromCommit(place, root);
    if (exported.state === 'found') {
      return { ...own, file: exported.file, shownPath: `${shownPath} at commit ${short}`, isReplaced: true };
    }
    const why = exported.state === 'in-lfs' ? 'stands in Git LFS and could not be fetched' : 'is not there';
    const note = `The version of ${shownPath} at the base commit ${short} ${why}, so this change is judged by its own.`;
    return { ...own, isReplaced: true, note };
  } catch (error) {
    throw new InfrastructureError(
      `${shownPath}: expected git to give it at the base commit, got: ${gitFailure(error)}.`,
      'A change is judged by the data of its base commit. Check out with fetch-depth: 0, or give the gate a token with contents: read.',
      { cause: error },
    );
  }
}

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
