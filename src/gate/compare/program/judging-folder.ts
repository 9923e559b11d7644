import { dirname, join } from 'node:path';
import { UserError } from '../../../errors/errors.ts';
import { shortSha } from '../../../figures/short-sha.ts';
import { exportTree } from '../../../git/export-tree.ts';
import { GET_HISTORY, gitError } from '../../../git/git-error.ts';
import { modelAtBase, type Run } from '../../run.ts';
import { openServerFolder, type ServerFolder } from './server-program.ts';

/** Where a program that judges starts. */
interface JudgingFolder extends ServerFolder {
  /** Full SHA of the base commit whose files are in it; undefined for those of the checkout. */
  readonly commit: string | undefined;
}

/** Key of a model that names a program which runs here and decides what a change is judged by. */
type ProgramKey = 'task.command' | 'dataset.prepare';

/**
 * Where such a program starts. If the base commit's rules judge, in that commit's files, because a change that edits the
 * program would be its own judge; otherwise in the checkout.
 *
 * @throws {UserError} If the change comes from a fork and brings the program.
 * @throws {InfrastructureError} If git cannot give the base commit's files.
 */
export async function judgingFolder(run: Omit<Run, 'scorer'>, key: ProgramKey): Promise<JudgingFolder> {
  const { request, model, workspace } = run;
  const isAtBase = modelAtBase(run) !== undefined;
  if (request.fork !== undefined && !isAtBase) throw fromFork(`models.${model.id}.${key}`);
  const { policyFile, policyCommit: commit } = request;
  const folder = dirname(policyFile);
  if (!isAtBase || commit === undefined) return { ...(await openServerFolder(folder)), commit: undefined };
  const root = join(workspace.directory, `${key}-tree`);
  try {
    return { cwd: await exportTree({ folder, commit }, root), root, commit };
  } catch (error) {
    throw gitError(error, {
      place: key,
      expected: `give the files of the base commit ${shortSha(commit)}`,
      otherwise: `A change is judged by the programs of its base commit. ${GET_HISTORY}`,
    });
  }
}

const fromFork = (place: string): UserError =>
  new UserError(
    `${place}: expected a program of the base commit (the change comes from a fork), got one from the change.`,
    'It would run as an ordinary program on this machine. A member has to add the model first.',
  );
