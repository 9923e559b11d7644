import type { Arm, Laboratory } from './arm.ts';
import { type Feed, packFeeds } from './protocol.ts';
import { WorkerProcess } from './worker-process.ts';

/** A child that has loaded an arm's model. */
export interface LoadedWorker {
  readonly worker: WorkerProcess;
  readonly loadNs: number;
}

/**
 * Starts a fresh child for an arm and loads its model.
 *
 * @throws {ModelFailure} If the model cannot be loaded.
 */
export async function startWorker(
  laboratory: Laboratory,
  arm: Arm,
  options: { profilePrefix?: string } = {},
): Promise<LoadedWorker> {
  const worker = new WorkerProcess(laboratory, arm.name);
  const { reply } = await worker.request(
    {
      do: 'load',
      runtimeFolder: arm.runtimeFolder,
      modelFile: arm.model.file,
      session: arm.session,
      ...options,
    },
    { deadlineMs: laboratory.deadlines.loadMs },
  );
  return { worker, loadNs: reply.loadNs };
}

/** Gives the child the inputs that its later runs use, so that none is decoded while a clock runs. */
export async function holdFeeds(
  worker: WorkerProcess,
  feeds: readonly Feed[],
  deadlineMs: number,
): Promise<void> {
  const { headers, payload } = packFeeds(feeds);
  await worker.request({ do: 'hold', feeds: headers }, { payload, deadlineMs });
}
