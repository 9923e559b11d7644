import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClockLock, lockClocks } from '../device/lock-clocks.ts';
import { type CardAccess, openCard } from '../device/open-card.ts';
import type { Laboratory } from '../engine/onnxruntime/arm.ts';
import { killAllWorkers } from '../engine/onnxruntime/worker-process.ts';
import { InfrastructureError } from '../errors/errors.ts';
import type { ModelPolicy } from '../policy/policy.ts';

const NS_PER_MS = 1e6;

/**
 * Makes the private folder of a run, readable by nobody else; opens the card where one is asked for, and holds its clocks.
 *
 * @throws {InfrastructureError} If the clocks are to be held and cannot be.
 */
export async function openLaboratory(options: {
  bundleFolder: string;
  runtime: ModelPolicy['runtime'];
}): Promise<Laboratory> {
  const { bundleFolder, runtime } = options;
  const root = process.env['RUNNER_TEMP'] ?? tmpdir();
  const card =
    runtime.providers[0] === 'cpu' ? undefined : openCard({ visible: process.env['CUDA_VISIBLE_DEVICES'] });
  const clocks = holdClocks(card, runtime['lock-clocks']);
  try {
    return {
      workerFile: join(bundleFolder, 'worker.mjs'),
      directory: await mkdtemp(join(root, 'regression-gate-')),
      deadlines: {
        loadMs: runtime['load-deadline'] / NS_PER_MS,
        runMs: runtime['run-deadline'] / NS_PER_MS,
      },
      card,
      clocks,
    };
  } catch (error) {
    clocks?.release();
    throw error;
  }
}

function holdClocks(card: CardAccess | undefined, mhz: number | undefined): ClockLock | undefined {
  if (mhz === undefined) return undefined;
  const lock =
    card?.kind === 'readable'
      ? lockClocks(card.card, mhz)
      : { why: card === undefined ? 'no card is used' : card.why };
  if (!('why' in lock)) return lock;
  throw new InfrastructureError(
    `runtime.lock-clocks: expected nvidia-smi to hold the card at ${mhz} MHz, got: ${lock.why}.`,
    'It needs root on most machines. Run the gate with it, lock the clocks before the job, or leave "lock-clocks" out.',
  );
}

/** Ends what still runs, gives the clocks back, and removes the private folder with all that models left in it. */
export async function closeLaboratory({
  directory,
  clocks,
}: Pick<Laboratory, 'directory' | 'clocks'>): Promise<void> {
  killAllWorkers();
  clocks?.release();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
}
