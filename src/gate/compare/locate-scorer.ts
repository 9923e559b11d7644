import { dirname, join } from 'node:path';
import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import type { Run, ScorerFiles } from '../run.ts';
import { judgingFolder } from './program/judging-folder.ts';
import { changedFiles, digestProgram, openServerFolder } from './program/server-program.ts';

const NS_PER_MS = 1e6;

/** A custom task's program, and the files that its command names. */
interface LocatedScorer {
  readonly program: NonNullable<Workspace['scorer']>;
  readonly files: ScorerFiles;
}

/**
 * Finds the program of a custom task, and where it starts; see {@link judgingFolder}.
 *
 * @returns Undefined for any other task.
 * @throws {UserError} If the change comes from a fork and brings the program.
 * @throws {InfrastructureError} If git cannot give the base commit's files.
 */
export async function locateScorer(run: Omit<Run, 'scorer'>): Promise<LocatedScorer | undefined> {
  const { request, model, workspace } = run;
  const { task } = model;
  if (task.kind !== 'custom') return undefined;
  const folder = await judgingFolder(run, 'task.command');
  const own = await openServerFolder(dirname(request.policyFile));
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
