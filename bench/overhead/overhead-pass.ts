import { resolve } from 'node:path';
import { openRegressionSet } from '../../src/dataset/open-regression-set.ts';
import type { DataSource, RegressionSet } from '../../src/dataset/regression-set.ts';
import type { Arm, Workspace } from '../../src/engine/onnxruntime/arm.ts';
import { NO_ISOLATION } from '../../src/engine/onnxruntime/isolation/isolation.ts';
import { type AccuracyResult, measureAccuracy } from '../../src/measure/accuracy/accuracy-pass.ts';
import { scoreBy } from '../../src/measure/accuracy/answer-scoring.ts';
import { readModel } from '../../src/model/read-model.ts';
import { createScorer } from '../../src/task/score/create-scorer.ts';
import { RUNTIME_FOLDER } from '../support/runtime-folder.ts';
import { ONE_THREAD } from '../support/session-settings.ts';

/** A classifier and its items, ready for the product's accuracy pass. */
export interface OpenedPass {
  readonly set: RegressionSet;
  readonly arm: Arm;
  readonly workspace: Workspace;
  /**
   * @param watch - Called with the index of each item before it is read.
   * @param onScored - Called with the number of items that have just been scored.
   */
  run(watch?: (item: number) => void, onScored?: (items: number) => void): Promise<AccuracyResult>;
}

/**
 * @param options.directory - Private folder of the measuring child.
 * @param options.more - How the data set is read, if not as a file of tensors.
 */
export async function openPass(options: {
  readonly modelFile: string;
  readonly path: string;
  readonly directory: string;
  readonly more?: Partial<DataSource>;
}): Promise<OpenedPass> {
  const { modelFile, path, directory, more = {} } = options;
  const facts = await readModel(modelFile, modelFile);
  const set = await openRegressionSet({
    ...{ path, shownPath: path, labelColumn: 'label', inputs: facts.inputs },
    ...more,
  });
  const output = facts.outputs[0]?.name ?? '';
  const arm: Arm = {
    name: 'candidate',
    model: { file: modelFile, facts, sizeBytes: 0, sha256: '', files: [] },
    runtimeFolder: RUNTIME_FOLDER,
    session: ONE_THREAD,
    outputs: [output],
  };
  const task = {
    kind: 'classification',
    output,
    metric: 'accuracy',
    k: 5,
    classes: undefined,
    scores: 'logits',
  } as const;
  const workspace: Workspace = {
    workerFile: resolve('dist/worker.mjs'),
    directory,
    scratch: directory,
    isolation: NO_ISOLATION,
    memoryLimitBytes: Number.POSITIVE_INFINITY,
    deadlines: { loadMs: 60_000, runMs: 60_000 },
  };
  return {
    set,
    arm,
    workspace: workspace,
    run(watch = () => {}, onScored = () => {}) {
      const watched: RegressionSet = { ...set, items: () => watchItems(set, watch) };
      const scorer = createScorer({
        task,
        review: undefined,
        outputs: facts.outputs,
        classes: undefined,
        place: 'bench',
      });
      return measureAccuracy(workspace, arm, {
        ...{ set: watched, scoring: scoreBy(scorer), batch: 1 },
        onScored,
      });
    },
  };
}

async function* watchItems(
  set: RegressionSet,
  watch: (item: number) => void,
): ReturnType<RegressionSet['items']> {
  let count = 0;
  watch(count);
  for await (const item of set.items()) {
    yield item;
    count += 1;
    watch(count);
  }
}
