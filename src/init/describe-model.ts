import { dirname } from 'node:path';
import type { TensorSignature } from '../model/model-facts.ts';
import type { DataSetChoice } from './data/choose-data-sets.ts';
import { type Place, proposeDataSet } from './data/propose-data-set.ts';
import { findClassNames } from './find-class-names.ts';
import { proposeTask } from './propose-task.ts';
import type { ProposedModel } from './proposed-model.ts';

/** What a model declares. Its path is relative to the repository. */
export interface DeclaredModel {
  readonly path: string;
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
}

/**
 * Describes a model of tensors with the data set that was chosen for it.
 *
 * @param propose - Proposes its task.
 */
export async function describeModel(
  at: Place,
  model: DeclaredModel,
  {
    choice,
    propose = proposeTask,
  }: { readonly choice: DataSetChoice; readonly propose?: typeof proposeTask },
): Promise<ProposedModel> {
  const { path, inputs, outputs } = model;
  const { dataset, labels } = await proposeDataSet(at, model, choice);
  const isTestDataFolder = choice.state === 'found' && choice.isTestDataFolder;
  const classes = await findClassNames(at.root, [dirname(path), dirname(dataset.path)]);
  const task = propose({
    ...{ outputs, isTestDataFolder, labels, classes: classes?.names },
    ...('form' in choice && { form: choice.form }),
  });
  return { path, inputs, outputs, dataset, task, classesPath: classes?.path };
}
