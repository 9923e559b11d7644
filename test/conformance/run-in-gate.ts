import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openRegressionSet } from '../../src/dataset/open-regression-set.ts';
import type { Workspace } from '../../src/engine/onnxruntime/arm.ts';
import { ModelFailure } from '../../src/engine/onnxruntime/model-failure.ts';
import { UserError } from '../../src/errors/errors.ts';
import { measureAccuracy } from '../../src/measure/accuracy/accuracy-pass.ts';
import { scoreBy } from '../../src/measure/accuracy/answer-scoring.ts';
import { loadModel } from '../../src/measure/load-model.ts';
import type { ModelPolicy } from '../../src/policy/model-policy.ts';
import { policySchema } from '../../src/policy/policy.ts';
import { createScorer } from '../../src/task/score/create-scorer.ts';
import { RUNTIME_FOLDER } from '../support/fixtures/arm-fixture.ts';
import type { GateOutcome } from './outcome.ts';
import { ATOL, RTOL } from './tolerance.ts';

/** The policy of every case: `output-match` with the suite's tolerances, otherwise the defaults. */
export const POLICY = policySchema.parse({
  version: 1,
  models: [
    {
      id: 'case',
      artifact: 'model.onnx',
      dataset: { path: '.' },
      task: { kind: 'output-match', rtol: RTOL, atol: ATOL },
      limits: { 'task-score': { min: 1 } },
    },
  ],
}).models[0] as ModelPolicy;

/**
 * Runs one case with the functions of a check, up to its score: stages and checks the model, opens the folder as a
 * regression set, starts the measuring child and compares the outputs.
 *
 * @param folder - With `model.onnx` and `test_data_set_N` folders.
 * @param workspace - Any number of cases may run in it, one after another or side by side.
 */
export async function runInGate(folder: string, workspace: Workspace): Promise<GateOutcome> {
  cases += 1;
  const directory = join(workspace.directory, `case-${cases}`);
  await mkdir(directory);
  try {
    const own = { ...workspace, directory };
    const { arm, scoring } = await loadModel(own, {
      name: 'candidate',
      file: join(folder, 'model.onnx'),
      shownPath: 'model.onnx',
      policy: POLICY,
      runtimeFolder: RUNTIME_FOLDER,
      classes: undefined,
    });
    const set = await openRegressionSet({
      path: folder,
      shownPath: '.',
      labelColumn: 'label',
      inputs: arm.model.facts.inputs,
    });
    const scorer = createScorer(scoring);
    const { outcomes } = await measureAccuracy(own, arm, {
      set,
      scoring: scoreBy(scorer),
      batch: POLICY.traffic.batch,
    });
    const isMatch = Array.from({ length: outcomes.count }, (_, index) => outcomes.outcomeAt(index)).every(
      ({ correct }) => correct === true,
    );
    return { kind: isMatch ? 'match' : 'mismatch' };
  } catch (error) {
    if (error instanceof UserError) return { kind: 'refused', by: 'input', message: error.message };
    if (error instanceof ModelFailure) return { kind: 'refused', by: error.kind, message: error.message };
    return { kind: 'broken', message: String(error) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

let cases = 0;
