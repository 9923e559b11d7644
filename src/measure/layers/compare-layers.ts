import { rm } from 'node:fs/promises';
import type { Arm, Workspace } from '../../engine/onnxruntime/arm.ts';
import { type Feed, packFeeds } from '../../engine/onnxruntime/protocol.ts';
import { startWorker } from '../../engine/onnxruntime/start-worker.ts';
import { unpackAnswers } from '../../engine/onnxruntime/unpack-answers.ts';
import type { WorkerProcess } from '../../engine/onnxruntime/worker-process.ts';
import type { LayerPair } from '../../inspect/layers/pair-layers.ts';
import { copyWithOutputs } from '../../model/add-outputs.ts';
import type { FedArm } from '../fed-arm.ts';
import { type Differences, searchLayers } from './search-layers.ts';
import { createDifferenceMeter, type DifferenceMeter } from './tensor-difference.ts';

/** Tensors per exchange: those of a large model have many megabytes each. */
const TENSORS_AT_ONCE = 8;

/** Two models with the same inputs, each under its own names. */
export interface FedArms {
  readonly baseline: FedArm;
  readonly candidate: FedArm;
}

/**
 * Largest difference that rounding explains, relative to the tensor's largest number. float16 and another order of additions
 * stay well below 1%. Sound 8-bit quantization reaches 2.4% in the models of `fixtures/fashion`.
 */
export const roundingIn = (pairs: readonly LayerPair[]): number =>
  pairs.some(({ baseline, candidate }) => baseline.isQuantized || candidate.isQuantized) ? 0.05 : 0.01;

/**
 * Runs two models on the same inputs and compares the tensors between their operators. Graph optimizations are off, because
 * they would fuse these tensors away.
 *
 * @param pairs - In the order of computation.
 * @returns By position in `pairs`, in that order; only those that were needed to find the first one that differs.
 * @throws {ModelFailure} If a model does not run so.
 * @throws {InfrastructureError} If the disk has no room for copies of both models.
 */
export const compareLayers = (
  workspace: Workspace,
  arms: FedArms,
  pairs: readonly LayerPair[],
): Promise<Differences> => {
  const rounding = roundingIn(pairs);
  return searchLayers(pairs.length, async (positions) => {
    const chosen = positions.map((position) => pairs[position] as LayerPair);
    const baseline = await openLayers(workspace, arms.baseline.arm, chosen);
    try {
      const candidate = await openLayers(workspace, arms.candidate.arm, chosen);
      try {
        const feeds = { baseline: arms.baseline.feeds, candidate: arms.candidate.feeds };
        const meters = chosen.map(() => createDifferenceMeter(rounding));
        await measure({ baseline, candidate }, feeds, { pairs: chosen, meters });
        return new Map(meters.map((meter, index) => [positions[index] as number, meter.read()]));
      } finally {
        await candidate.close();
      }
    } finally {
      await baseline.close();
    }
  });
};

/** A loaded model that returns some of its inner tensors. */
interface OpenLayers {
  /** @throws {ModelFailure} If it does not return them. */
  readonly run: (feed: Feed, names: readonly string[]) => Promise<Feed>;
  readonly close: () => Promise<void>;
}

async function openLayers(workspace: Workspace, arm: Arm, pairs: readonly LayerPair[]): Promise<OpenLayers> {
  const outputs = new Set(arm.model.facts.outputs.map(({ name }) => name));
  const wanted = new Map(pairs.map((pair) => [pair[arm.name].observed, pair[arm.name].integers]));
  const file = await copyWithOutputs(
    arm.model.file,
    [...wanted.keys()].filter((name) => !outputs.has(name)),
    [...wanted].flatMap(([name, integers]) =>
      integers === undefined ? [] : [{ ...integers, name, integers: integers.tensor }],
    ),
  );
  const session = { ...arm.session, graphOptimization: 'disabled' as const, strictPlacement: false };
  try {
    const { worker } = await startWorker(workspace, { ...arm, model: { ...arm.model, file }, session });
    const close = async (): Promise<void> => {
      worker.kill();
      await rm(file, { force: true });
    };
    const { runMs: deadlineMs } = workspace.deadlines;
    return { run: (feed, names) => ask(worker, { arm, feed, names, deadlineMs }), close };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

async function ask(
  worker: WorkerProcess,
  { arm, feed, names, deadlineMs }: { arm: Arm; feed: Feed; names: readonly string[]; deadlineMs: number },
): Promise<Feed> {
  const { headers, payload } = packFeeds([feed]);
  const answer = await worker.request(
    { do: 'infer', feeds: headers, outputs: names },
    { payload, deadlineMs },
  );
  const { outputs } = answer.reply;
  const [own = new Map()] = unpackAnswers(
    { headers: outputs, payload: answer.payload },
    { arm: arm.name, names, count: 1 },
  );
  return own;
}

async function measure(
  open: { readonly baseline: OpenLayers; readonly candidate: OpenLayers },
  feeds: { readonly baseline: readonly Feed[]; readonly candidate: readonly Feed[] },
  { pairs, meters }: { readonly pairs: readonly LayerPair[]; readonly meters: readonly DifferenceMeter[] },
): Promise<void> {
  for (const [index, feed] of feeds.baseline.entries()) {
    for (let from = 0; from < pairs.length; from += TENSORS_AT_ONCE) {
      const part = pairs.slice(from, from + TENSORS_AT_ONCE);
      const names = (arm: Arm['name']) => [...new Set(part.map((pair) => pair[arm].observed))];
      const before = await open.baseline.run(feed, names('baseline'));
      const now = await open.candidate.run(feeds.candidate[index] as Feed, names('candidate'));
      part.forEach(({ baseline, candidate }, place) => {
        meters[from + place]?.add(before.get(baseline.observed), now.get(candidate.observed));
      });
    }
  }
}
