import { join } from 'node:path';
import { RUNTIME_PACKAGE } from '../engine/onnxruntime/install/install-runtime.ts';
import { toolCache } from '../files/runner-folders.ts';
import type { Examination } from './condition.ts';
import { countRecords, examineCheckout } from './examine-checkout.ts';
import { countCores, measureNoise } from './examine-cores.ts';
import { examineIsolation, examinePermissions, isWritable } from './examine-folders.ts';
import { examineGpu } from './examine-gpu.ts';
import { examineRuntime } from './examine-runtime.ts';

/**
 * Looks at everything that a check on this machine depends on. Installs and changes nothing.
 *
 * @param place - `bundleFolder` has the gate, `folder` is where a check would run; absolute.
 */
export async function examineMachine(place: {
  readonly bundleFolder: string;
  readonly folder: string;
}): Promise<Examination> {
  // First, while no program started below is still running.
  const noise = measureNoise();
  const { folder } = place;
  const { runtime, providers } = await examineRuntime(place.bundleFolder);
  const { git, lfs, root, trackedRecords } = await examineCheckout(folder);
  const packages = toolCache();
  return {
    ...{ runtime, providers },
    gpu: examineGpu(),
    ...{ git, lfs },
    cores: countCores(),
    noise,
    permissions: await examinePermissions(folder),
    isolation: await examineIsolation(),
    caches: {
      kind: 'found',
      toolCache: packages,
      isToolCacheWritable: await isWritable(join(packages, RUNTIME_PACKAGE)),
      records: await countRecords(join(root ?? folder, '.regression-gate')),
      isTracked: trackedRecords > 0,
    },
  };
}
