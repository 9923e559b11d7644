import type { RegressionSet } from '../../../src/dataset/regression-set.ts';
import type { Workspace } from '../../../src/engine/onnxruntime/arm.ts';
import type { Feed } from '../../../src/engine/onnxruntime/protocol.ts';
import { measureAccuracy } from '../../../src/measure/accuracy/accuracy-pass.ts';
import { scoreBy } from '../../../src/measure/accuracy/answer-scoring.ts';
import type { PreparedArm } from '../../../src/measure/experiment.ts';
import { createScorer } from '../../../src/task/score/create-scorer.ts';
import type { ItemOutcome } from '../../../src/task/score/scorer.ts';
import type { PairModels } from './make-pairs.ts';

/** Number of inputs for the estimate. (The product uses the whole regression set.) */
const PILOT_ITEMS = 32;

/** Estimates like the product: mean time per inference in the accuracy pass, in ns. One entry per model. */
export async function estimateServiceNs(workspace: Workspace, models: PairModels): Promise<number[]> {
  const estimates: number[] = [];
  for (const preparedArm of [models.baseline, models.candidate]) {
    estimates.push(await estimateOne(workspace, preparedArm, models.feeds.slice(0, PILOT_ITEMS)));
  }
  return estimates;
}

const UNSCORED: ItemOutcome = {
  correct: undefined,
  confidence: Number.NaN,
  review: false,
  predicted: Number.NaN,
  actual: Number.NaN,
  value: Number.NaN,
  finite: true,
};

async function estimateOne(
  workspace: Workspace,
  { arm, scoring }: PreparedArm,
  feeds: readonly Feed[],
): Promise<number> {
  const set: RegressionSet = {
    digest: '',
    forModel: () => set,
    verify: async () => {},
    async *items() {
      for (const [index, inputs] of feeds.entries()) {
        const id = String(index + 1);
        yield { id, inputs, isWhole: true, label: null, slice: {}, place: `feed ${id}` };
      }
    },
  };
  const unscored = { ...createScorer(scoring), score: () => UNSCORED, finish: () => {} };
  return (await measureAccuracy(workspace, arm, { set, scoring: scoreBy(unscored), batch: 1 })).serviceNs;
}
