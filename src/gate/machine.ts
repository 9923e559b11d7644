import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environmentFields } from '../device/environment-fields.ts';
import type { Workspace } from '../engine/onnxruntime/arm.ts';
import type { ArmMeasurement } from '../measure/arm-measurement.ts';
import type { Experiment } from '../measure/experiment.ts';
import { compareLayers } from '../measure/layers/compare-layers.ts';
import { measureArms } from '../measure/measure-arms.ts';
import { measureServed } from '../measure/served/measure-served.ts';
import type { ServedExperiment } from '../measure/served/served-experiment.ts';
import type { Fields } from '../records/comparability.ts';

/** The machine that models are measured on. `bench/quarter` simulates one whose true figures are known. */
export interface Machine {
  /** Properties that stay the same from run to run. */
  readonly describe: () => Fields;
  /** One measurement per arm, in their order. Throws as `measureArms` and `measureServed` do. */
  readonly measure: (
    workspace: Workspace,
    experiment: Experiment | ServedExperiment,
  ) => Promise<ArmMeasurement[]>;
  /** Compares the layers of two models; absent for a simulated machine, which has none. */
  readonly compareLayers?: typeof compareLayers;
}

/** The machine that the gate runs on, in real child processes. */
export const THIS_MACHINE: Machine = {
  describe: environmentFields,
  measure: (workspace, experiment) =>
    experiment.engine === 'server'
      ? measureServed(workspace, experiment)
      : measureArms(workspace, experiment),
  compareLayers,
};

/**
 * Version of the gate: first 16 hex digits of the SHA-256 over its bundle, so that any change to the bundle alters it.
 */
export async function gateVersion(bundleFolder: string): Promise<string> {
  const hash = createHash('sha256');
  const files = (await readdir(bundleFolder)).filter((name) => name.endsWith('.mjs')).sort();
  for (const name of files) hash.update(`${name}\n`).update(await readFile(join(bundleFolder, name)));
  return hash.digest('hex').slice(0, 16);
}
