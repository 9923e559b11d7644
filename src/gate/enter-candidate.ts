import { dirname, relative, resolve } from 'node:path';
import { comparabilityFields, environmentFields } from '../baseline/comparability.ts';
import { openRegressionSet } from '../dataset/open-regression-set.ts';
import type { RegressionSet } from '../dataset/regression-set.ts';
import { enterModel, readClasses } from '../measure/enter-model.ts';
import { findRuntimeFor } from './find-runtime-for.ts';
import type { EnteredCandidate, Run } from './run.ts';

/**
 * Stages the candidate and opens the regression set for its inputs.
 *
 * @throws {UserError} If model, data set, classes and policy do not fit together.
 */
export async function enterCandidate(run: Run): Promise<EnteredCandidate> {
  const { request, model, laboratory } = run;
  const policyFolder = dirname(request.policyFile);
  const file = request.candidate ?? resolve(policyFolder, model.artifact);
  const shownPath = relative(process.cwd(), file) || file;
  const classes = await readClasses(model, policyFolder);
  const contestant = await enterModel(laboratory, {
    name: 'candidate',
    file,
    shownPath,
    policy: model,
    runtimeFolder: await findRuntimeFor(run, model),
    classes,
  });
  const datasetFile = resolve(policyFolder, model.dataset.path);
  const set = await openRegressionSet({
    path: datasetFile,
    shownPath: relative(process.cwd(), datasetFile),
    labelColumn: model.dataset.label,
    inputs: contestant.arm.model.facts.inputs,
  });
  await readFirstItem(set);
  const measured = { datasetSha256: set.digest, classes };
  return {
    contestant,
    shownPath,
    set,
    classes,
    comparability: comparabilityFields(model, measured),
    baselineComparability: comparabilityFields({ ...model, runtime: run.baselinePolicy.runtime }, measured),
    environment: environmentFields(),
  };
}

/** Whether model and data set fit together shows on the first item, before anything is started or compared. */
async function readFirstItem(set: RegressionSet): Promise<void> {
  for await (const _ of set.items()) return;
}
