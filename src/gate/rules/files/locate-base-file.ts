import { dirname, join, relative, resolve } from 'node:path';
import { GET_HISTORY, gitError } from '../../../git/git-error.ts';
import { exportFromCommit, placeAtCommit, readObjectId } from '../../../git/git-tree.ts';
import { type BaseFile, modelAtBase, type Run } from '../../run.ts';

/**
 * Finds the file that a path in the policy refers to. If the base commit's rules judge, its version is used, because a
 * change that edits its own test would be its own judge. Files that are not in git come from the checkout.
 *
 * @throws {InfrastructureError} If git cannot give the base commit's version.
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
    const exported = await exportFromCommit(place, join(workspace.directory, 'base-commit'));
    if (exported.state === 'found') {
      const shown = placeAtCommit(shownPath, commit);
      const { forkPoint } = request;
      // What the base commit's branch has got since is not the change's doing.
      const began = forkPoint === undefined ? before : await readObjectId({ ...place, commit: forkPoint });
      return { file: exported.file, shownPath: shown, isReplaced: began !== now, note: undefined };
    }
    const why = exported.state === 'in-lfs' ? 'in-lfs' : 'absent';
    const said = 'message' in exported && exported.message !== null ? { message: exported.message } : {};
    const note = { kind: 'judged-by-own-file', path: shownPath, commit, why, ...said } as const;
    return { ...own, isReplaced: true, note };
  } catch (error) {
    throw gitError(error, {
      place: shownPath,
      expected: 'give it at the base commit',
      otherwise: `A change is judged by the data of its base commit. ${GET_HISTORY}`,
    });
  }
}
