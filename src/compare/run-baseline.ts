import { findGpuRuntime } from '../engine/onnxruntime/install/find-gpu-runtime.ts';
import { ModelFailure } from '../engine/onnxruntime/model-failure.ts';
import { type Feed, packFeeds, unpackFeeds } from '../engine/onnxruntime/protocol.ts';
import { startWorker } from '../engine/onnxruntime/start-worker.ts';
import type { WorkerProcess } from '../engine/onnxruntime/worker-process.ts';
import { UserError } from '../errors/errors.ts';
import { loadModel } from '../measure/load-model.ts';
import { type Making, shown } from './file-comparison.ts';

/** Runs the baseline on the inputs of one item. @returns The named outputs. */
type Infer = (inputs: Feed, outputs: readonly string[]) => Promise<Feed>;

/**
 * Runs the baseline, in a separate child.
 *
 * @throws {UserError} If it fails: then there is nothing to compare with.
 */
export async function withBaseline<Result>(
  { comparison, workspace, model, bundleFolder, progress }: Making,
  work: (infer: Infer) => Promise<Result>,
): Promise<Result> {
  const { baseline: file, runtimePaths: explicit } = comparison;
  const places = { bundleFolder, explicit };
  const runtime = await findGpuRuntime(
    { ...places, progress: (step) => progress({ step, within: [] }) },
    model.runtime,
  );
  const entry = { name: 'baseline', file, shownPath: shown(file) } as const;
  const { arm } = await loadModel(workspace, { ...entry, policy: model, ...runtime, classes: undefined });
  let worker: WorkerProcess | undefined;
  try {
    ({ worker } = await startWorker(workspace, arm));
    return await work(inferWith(worker, workspace.deadlines.runMs));
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    throw new UserError(
      `${shown(file)}: expected a model that answers random inputs, but ${error.message}`,
      'Set sizes with --dim and values with --value, or compare the models on real data: "regression-gate init" writes a policy.',
      { cause: error },
    );
  } finally {
    worker?.kill();
  }
}

const inferWith =
  (worker: WorkerProcess, deadlineMs: number): Infer =>
  async (inputs, outputs) => {
    const { headers: feeds, payload } = packFeeds([inputs]);
    const answer = await worker.request(
      { do: 'infer', feeds, outputs: [...outputs] },
      { payload, deadlineMs },
    );
    return unpackFeeds(answer.reply.outputs, answer.payload)[0] ?? new Map();
  };
