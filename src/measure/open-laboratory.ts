import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCard } from '../device/open-card.ts';
import type { ModelPolicy } from '../policy/policy.ts';
import type { Laboratory } from './arm.ts';
import { killAllWorkers } from './worker-process.ts';

const NS_PER_MS = 1e6;

/** Makes the private folder of a run, readable by nobody else, and opens the card where one is asked for. */
export async function openLaboratory(options: {
  bundleFolder: string;
  runtime: ModelPolicy['runtime'];
}): Promise<Laboratory> {
  const root = process.env['RUNNER_TEMP'] ?? tmpdir();
  return {
    workerFile: join(options.bundleFolder, 'worker.mjs'),
    directory: await mkdtemp(join(root, 'regression-gate-')),
    deadlines: {
      loadMs: options.runtime['load-deadline'] / NS_PER_MS,
      runMs: options.runtime['run-deadline'] / NS_PER_MS,
    },
    ...(options.runtime.providers[0] !== 'cpu' && {
      card: openCard({ visible: process.env['CUDA_VISIBLE_DEVICES'] }),
    }),
  };
}

/** Ends what still runs and removes the private folder with all that models left in it. */
export async function closeLaboratory({ directory }: Pick<Laboratory, 'directory'>): Promise<void> {
  killAllWorkers();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
}
