import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClockLock, lockClocks } from '../device/lock-clocks.ts';
import { type GpuAccess, openGpu } from '../device/open-gpu.ts';
import type { Workspace } from '../engine/onnxruntime/arm.ts';
import { killAllWorkers } from '../engine/onnxruntime/worker-process.ts';
import { InfrastructureError } from '../errors/errors.ts';
import type { ModelPolicy } from '../policy/policy.ts';

const NS_PER_MS = 1e6;

/**
 * Makes the private folder of a run, readable by nobody else; opens the GPU where one is asked for, and holds its clocks.
 *
 * @throws {InfrastructureError} If the clocks are to be held and cannot be.
 */
export async function openWorkspace(options: {
  bundleFolder: string;
  runtime: ModelPolicy['runtime'];
}): Promise<Workspace> {
  const { bundleFolder, runtime } = options;
  const root = process.env['RUNNER_TEMP'] ?? tmpdir();
  const gpu =
    runtime.providers[0] === 'cpu' ? undefined : openGpu({ visible: process.env['CUDA_VISIBLE_DEVICES'] });
  const clocks = holdClocks(gpu, runtime['lock-clocks']);
  try {
    return {
      workerFile: join(bundleFolder, 'worker.mjs'),
      directory: await mkdtemp(join(root, 'regression-gate-')),
      deadlines: {
        loadMs: runtime['load-deadline'] / NS_PER_MS,
        runMs: runtime['run-deadline'] / NS_PER_MS,
      },
      gpu,
      clocks,
    };
  } catch (error) {
    clocks?.release();
    throw error;
  }
}

function holdClocks(gpu: GpuAccess | undefined, mhz: number | undefined): ClockLock | undefined {
  if (mhz === undefined) return undefined;
  const lock =
    gpu?.kind === 'readable'
      ? lockClocks(gpu.gpu, mhz)
      : { why: gpu === undefined ? 'no card is used' : gpu.why };
  if (!('why' in lock)) return lock;
  throw new InfrastructureError(
    `runtime.lock-clocks: expected nvidia-smi to hold the card at ${mhz} MHz, got: ${lock.why}.`,
    'It needs root on most machines. Run the gate with it, lock the clocks before the job, or leave "lock-clocks" out.',
  );
}

/** Ends what still runs, gives the clocks back, and removes the private folder with all that models left in it. */
export async function closeWorkspace({
  directory,
  clocks,
}: Pick<Workspace, 'directory' | 'clocks'>): Promise<void> {
  killAllWorkers();
  clocks?.release();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
}
