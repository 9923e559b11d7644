import type { ModelPolicy } from '../../../policy/model-policy.ts';
import { locateBaseFile } from '../../rules/files/locate-base-file.ts';
import type { BaseFile, Run } from '../../run.ts';

/** The file of the names of a task's classes, as the base commit has it; undefined if the task has none. */
export async function locateClasses(run: Run): Promise<BaseFile | undefined> {
  const { task } = run.model;
  if (!('classes' in task) || task.classes === undefined) return undefined;
  return locateBaseFile(run, task.classes);
}

/** The same policy with the names from that file. */
export function withClasses(model: ModelPolicy, classesFile: BaseFile | undefined): ModelPolicy {
  if (classesFile === undefined || !('classes' in model.task)) return model;
  return { ...model, task: { ...model.task, classes: classesFile.file } };
}
