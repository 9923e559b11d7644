import { dirname, join } from 'node:path';
import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import { UserError } from '../../errors/errors.ts';
import { shortSha } from '../../figures/short-sha.ts';
import { exportTree } from '../../git/export-tree.ts';
import { GET_HISTORY, gitError } from '../../git/git-error.ts';
import { modelAtBase, type Run, type ScorerFiles } from '../run.ts';
import {
  changedFiles,
  digestProgram,
  openServerFolder,
  type ServerFolder,
} from './program/server-program.ts';

const NS_PER_MS = 1e6;

/** A custom task's program, and the files that its command names. */
interface LocatedScorer {
  readonly program: NonNullable<Workspace['scorer']>;
  readonly files: ScorerFiles;
}

/**
 * Finds the program of a custom task. If the base commit's rules judge, it starts from that commit's files, because a change
 * that edits its own scorer would be its own judge.
 *
 * @returns Undefined for any other task.
 * @throws {UserError} If the change comes from a fork and brings the program.
 * @throws {InfrastructureError} If git cannot give the base commit's files.
 */
export async function locateScorer(run: Omit<Run, 'scorer'>): Promise<LocatedScorer | undefined> {
  const { request, model, workspace } = run;
  const { task, id } = model;
  if (task.kind !== 'custom') return undefined;
  const isAtBase = modelAtBase(run) !== undefined;
  if (request.fork !== undefined && !isAtBase) throw fromFork(id);
  const own = await openServerFolder(dirname(request.policyFile));
  const folder =
    isAtBase && request.policyCommit !== undefined ? await baseFolder(run, request.policyCommit) : own;
  const [judging, checkedOut] = [
    await digestProgram({ start: task.command }, folder),
    await digestProgram({ start: task.command }, own),
  ];
  return {
    program: {
      command: task.command,
      cwd: folder.cwd,
      deadlineMs: task.deadline / NS_PER_MS,
      memoryLimitBytes: workspace.memoryLimitBytes,
      scratch: join(workspace.scratch, 'scorer'),
    },
    files: { sha256: judging.sha256, changed: changedFiles(judging, checkedOut) },
  };
}

async function baseFolder(
  { request, workspace }: Pick<Run, 'request' | 'workspace'>,
  commit: string,
): Promise<ServerFolder> {
  const root = join(workspace.directory, 'scorer-tree');
  try {
    return { cwd: await exportTree({ folder: dirname(request.policyFile), commit }, root), root };
  } catch (error) {
    throw gitError(error, {
      place: 'task.command',
      expected: `give the files of the base commit ${shortSha(commit)}`,
      otherwise: `A change is scored by the program of its base commit. ${GET_HISTORY}`,
    });
  }
}

const fromFork = (id: string): UserError =>
  new UserError(
    `models.${id}.task.command: expected a program of the base commit (the change comes from a fork), got one from the change.`,
    'It would run as an ordinary program on this machine. A member has to add the model first.',
  );
