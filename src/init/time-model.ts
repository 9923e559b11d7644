import { join } from 'node:path';
import { median } from 'simple-statistics';
import { openRegressionSet } from '../dataset/open-regression-set.ts';
import type { RegressionItem, RegressionSet } from '../dataset/regression-set.ts';
import { findInstalled, readVersion } from '../engine/onnxruntime/install/find-runtime.ts';
import { ModelFailure } from '../engine/onnxruntime/model-failure.ts';
import { holdFeeds, startWorker } from '../engine/onnxruntime/start-worker.ts';
import { UserError } from '../errors/errors.ts';
import { FeedBuilder } from '../measure/build-feeds.ts';
import { timeBlock } from '../measure/latency/time-block.ts';
import { loadModel } from '../measure/load-model.ts';
import { closeWorkspace, openWorkspace } from '../measure/workspace.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import { policySchema } from '../policy/policy.ts';
import { RUNTIME_VERSION } from '../policy/runtime-settings.ts';
import type { ProposedModel } from './propose-model.ts';

const ITEMS = 8;
const RUNS = 24;
const WARM_UP = { minRuns: 3, minNs: 0 };

/**
 * Times a model on its first items with the runtime's defaults, for a first idea of its speed.
 *
 * @param root - Absolute folder of the repository.
 * @returns Median latency in ns. Undefined without a data set, without an installed runtime, or if the model does not
 *   run: then the first check says why.
 */
export async function timeModel(
  { path, dataset, inputs }: ProposedModel,
  { root, bundleFolder }: { readonly root: string; readonly bundleFolder: string },
): Promise<number | undefined> {
  const runtimeFolder = findInstalled(bundleFolder);
  if (dataset.problem !== undefined || runtimeFolder === undefined) return undefined;
  if ((await readVersion(runtimeFolder)) !== RUNTIME_VERSION) return undefined;
  const policy = policyFor(path, dataset.path);
  const workspace = await openWorkspace({ bundleFolder, runtime: policy.runtime, isolation: 'auto' });
  try {
    const set = await openRegressionSet({
      path: join(root, dataset.path),
      shownPath: dataset.path,
      labelColumn: 'label',
      inputs,
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
    return median(samples.map(({ latencyNs }) => latencyNs));
  } catch (error) {
    if (error instanceof UserError || error instanceof ModelFailure) return undefined;
    throw error;
  } finally {
    await closeWorkspace(workspace);
  }
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
