import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClockLock, lockClocks } from '../device/lock-clocks.ts';
import { type GpuAccess, openGpu } from '../device/open-gpu.ts';
import type { Workspace } from '../engine/onnxruntime/arm.ts';
import { killAllWorkers } from '../engine/onnxruntime/worker-process.ts';
import { InfrastructureError } from '../errors/errors.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';

const NS_PER_MS = 1e6;

/**
 * Creates a run's private folder with access for the current user only. Opens the GPU if the policy uses one, and locks its
 * clocks if the policy asks for it.
 *
 * @throws {InfrastructureError} If the clocks cannot be locked.
 */
export async function openWorkspace(options: {
  bundleFolder: string;
  runtime: ModelPolicy['runtime'];
}): Promise<Workspace> {
  const { bundleFolder, runtime } = options;
  const root = process.env['RUNNER_TEMP'] ?? tmpdir();
  const gpu =
    runtime.providers[0] === 'cpu' ? undefined : openGpu({ visible: process.env['CUDA_VISIBLE_DEVICES'] });
  const clocks = lockGpuClocks(gpu, runtime['lock-clocks']);
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

function lockGpuClocks(gpu: GpuAccess | undefined, mhz: number | undefined): ClockLock | undefined {
  if (mhz === undefined) return undefined;
  const lock =
    gpu?.kind === 'readable'
      ? lockClocks(gpu.gpu, mhz)
      : { message: gpu === undefined ? 'no GPU is used' : gpu.message };
  if (!('message' in lock)) return lock;
  throw new InfrastructureError(
    `runtime.lock-clocks: expected nvidia-smi to lock the GPU's clocks at ${mhz} MHz, got: ${lock.message}.`,
    'Most machines require root for this. Run the gate as root, lock the clocks before the job, or remove "lock-clocks".',
  );
}

/** Kills the remaining children, unlocks the clocks, and deletes the private folder. */
export async function closeWorkspace({
  directory,
  clocks,
}: Pick<Workspace, 'directory' | 'clocks'>): Promise<void> {
  killAllWorkers();
  clocks?.release();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
}
