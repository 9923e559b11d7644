import { join } from 'node:path';
import { median, sum } from 'simple-statistics';
import { tensorNumbers } from '../dataset/element-codec.ts';
import { openRegressionSet } from '../dataset/open-regression-set.ts';
import type { RegressionItem, RegressionSet } from '../dataset/regression-set.ts';
import { readTokenizer } from '../dataset/text/tokenizer.ts';
import { findInstalled, readVersion } from '../engine/onnxruntime/install/find-runtime.ts';
import { ModelFailure } from '../engine/onnxruntime/model-failure.ts';
import { packFeeds, unpackFeeds } from '../engine/onnxruntime/protocol.ts';
import { holdFeeds, startWorker } from '../engine/onnxruntime/start-worker.ts';
import { openParquetIn } from '../engine/readers/parquet-process.ts';
import { UserError } from '../errors/errors.ts';
import { FeedBuilder } from '../measure/feeds/build-feeds.ts';
import { timeBlock } from '../measure/latency/time-block.ts';
import { loadModel } from '../measure/load-model.ts';
import { closeWorkspace, openWorkspace } from '../measure/workspace.ts';
import type { Tensor } from '../model/tensor.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import { policySchema } from '../policy/policy.ts';
import { RUNTIME_VERSION } from '../policy/runtime-settings.ts';
import { canHaveScores } from './propose-task.ts';
import type { ProposedModel } from './proposed-model.ts';

const ITEMS = 8;
const RUNS = 24;
const WARM_UP = { minRuns: 3, minNs: 0 };

/**
 * Runs a model on its first items with the runtime's defaults, for a first idea of its speed and of its scores.
 *
 * @param root - Absolute folder of the repository.
 * @returns The model with its median latency, and with the kind of its scores if the name of the output does not say it.
 *   As it was without a data set, without an installed runtime, or if the model does not run: then the first check says why.
 */
export async function tryModel(
  model: ProposedModel,
  { root, bundleFolder }: { readonly root: string; readonly bundleFolder: string },
): Promise<ProposedModel> {
  const { path, dataset, inputs, task } = model;
  const runtimeFolder = findInstalled(bundleFolder);
  const { audio, text, preprocess } = dataset.settings ?? {};
  // Decoding images may have to install a package first.
  if (dataset.problem !== undefined || runtimeFolder === undefined || preprocess !== undefined) return model;
  if ((await readVersion(runtimeFolder)) !== RUNTIME_VERSION) return model;
  const policy = policyFor(path, dataset.path);
  const workspace = await openWorkspace({ bundleFolder, runtime: policy.runtime, isolation: 'auto' });
  try {
    const set = await openRegressionSet({
      path: join(root, dataset.path),
      shownPath: dataset.path,
      labelColumn: dataset.label ?? 'label',
      inputs,
      audio,
      text: text && {
        tokenizer: await readTokenizer({ path: join(root, text.tokenizer), shownPath: text.tokenizer }),
        columns: [text.column],
      },
      openParquet: openParquetIn(workspace, bundleFolder),
    });
    const builder = new FeedBuilder(inputs, policy.traffic.batch, path);
    const feeds = (await firstItems(set)).flatMap((item) => builder.add(item)).map(({ feed }) => feed);
    const entry = { name: 'candidate', file: join(root, path), shownPath: path } as const;
    const { arm } = await loadModel(workspace, { ...entry, policy, runtimeFolder, classes: undefined });
    const { worker } = await startWorker(workspace, arm);
    const { runMs: deadlineMs } = workspace.deadlines;
    await holdFeeds(worker, feeds, deadlineMs);
    await worker.request({ do: 'warm-up', ...WARM_UP, outputs: arm.outputs }, { deadlineMs });
    const samples = await timeBlock({ arm, worker, from: 0, deadlineMs }, { count: RUNS, rewarm: 1 });
    const latencyNs = median(samples.map((sample) => sample.latencyNs));
    const output = task.output ?? arm.outputs[0];
    if (!canHaveScores(task) || task.scores !== undefined || output === undefined)
      return { ...model, latencyNs };
    const { headers, payload } = packFeeds(feeds);
    const answer = await worker.request(
      { do: 'infer', feeds: headers, outputs: [output] },
      { payload, deadlineMs },
    );
    const answers = unpackFeeds(answer.reply.outputs, answer.payload);
    const scores = answers.flatMap((outputs) => outputs.get(output) ?? []);
    return { ...model, latencyNs, task: { ...task, scores: { are: kindOf(scores), by: 'values' } } };
  } catch (error) {
    if (error instanceof UserError || error instanceof ModelFailure) return model;
    throw error;
  } finally {
    await closeWorkspace(workspace);
  }
}

/** Rounding in single precision, over many classes. */
const SUM_TOLERANCE = 1e-3;

/** Probabilities are from 0 to 1, and add up to 1 if there are several. */
function kindOf(scores: readonly Tensor[]): 'logits' | 'probabilities' {
  const isProbability = (tensor: Tensor) => {
    const numbers = tensor.dtype === 'string' ? [] : [...tensorNumbers(tensor)];
    const isWhole = numbers.length < 2 || Math.abs(sum(numbers) - 1) <= SUM_TOLERANCE;
    return isWhole && numbers.every((number) => number >= 0 && number <= 1);
  };
  return scores.every(isProbability) ? 'probabilities' : 'logits';
}

async function firstItems(set: RegressionSet): Promise<RegressionItem[]> {
  const items: RegressionItem[] = [];
  for await (const item of set.items()) {
    items.push(item);
    if (items.length === ITEMS) break;
  }
  return items;
}

/** The defaults of a policy. Nothing is scored, so any task and limit will do. */
function policyFor(artifact: string, path: string): ModelPolicy {
  const model = {
    id: 'model',
    artifact,
    dataset: { path },
    task: { kind: 'output-match' },
    limits: { 'latency-p95': { 'max-increase': '10%' } },
  };
  return policySchema.parse({ version: 1, models: [model] }).models[0] as ModelPolicy;
}
