import { resolve } from 'node:path';
import { openRegressionSet } from '../../src/dataset/open-regression-set.ts';
import { measureAccuracy } from '../../src/measure/accuracy-pass.ts';
import type { Arm } from '../../src/measure/arm.ts';
import { readModel } from '../../src/model/read-model.ts';
import { createScorer } from '../../src/task/create-scorer.ts';
import { RUNTIME_FOLDER } from './runtime-folder.ts';

/*
 * The product's accuracy pass over one data set, with this process's own memory watched. Prints one JSON line.
 * argv: model file, data set, private folder.
 */

const [modelFile = '', path = '', directory = ''] = process.argv.slice(2);
const facts = await readModel(modelFile, modelFile);
const set = await openRegressionSet({ path, shownPath: path, labelColumn: 'label', inputs: facts.inputs });
const output = facts.outputs[0]?.name ?? '';
const arm: Arm = {
  name: 'candidate',
  model: { file: modelFile, facts, sizeBytes: 0, sha256: '', files: [] },
  runtimeFolder: RUNTIME_FOLDER,
  session: {
    providers: ['cpu'],
    intraOpThreads: 1,
    graphOptimization: 'all',
    memoryArena: true,
    memoryPattern: true,
  },
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
const scorer = createScorer({
  task,
  review: undefined,
  outputs: facts.outputs,
  classes: undefined,
  place: 'bench',
});
const laboratory = {
  workerFile: resolve(import.meta.dirname, '..', '..', 'dist', 'worker.mjs'),
  directory,
  deadlines: { loadMs: 60_000, runMs: 60_000 },
};

let peakBytes = 0;
const watch = setInterval(() => {
  peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
}, 50);
const start = performance.now();
const { outcomes, serviceNs } = await measureAccuracy(laboratory, arm, { set, scorer, batch: 1 });
clearInterval(watch);
console.log(
  JSON.stringify({
    items: outcomes.count,
    seconds: (performance.now() - start) / 1000,
    serviceNs,
    peakBytes,
  }),
);
