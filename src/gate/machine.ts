import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workspace } from '../engine/onnxruntime/arm.ts';
import { type FoundRuntime, findGpuRuntime } from '../engine/onnxruntime/install/find-gpu-runtime.ts';
import type { ArmMeasurement } from '../measure/arm-measurement.ts';
import { type Experiment, measureArms } from '../measure/measure-arms.ts';
import type { ModelPolicy } from '../policy/policy.ts';
import { environmentFields, type Fields } from '../records/comparability.ts';
import type { Run } from './run.ts';

/** What models are measured on. `bench/quarter` has one whose truth is known. */
export interface Machine {
  /** By what stays the same from run to run. */
  readonly describe: () => Fields;
  /** One measurement an arm, in their order. Errors as `measureArms` has them. */
  readonly measure: (workspace: Workspace, experiment: Experiment) => Promise<ArmMeasurement[]>;
}

/** The machine that the gate runs on, in real child processes. */
export const THIS_MACHINE: Machine = { describe: environmentFields, measure: measureArms };

/**
 * The runtime that a policy asks for, with the libraries of its providers.
 *
 * @throws {UserError} If none of the folders that the user named holds it.
 * @throws {InfrastructureError} If it is nowhere and cannot be installed.
 */
export function findRuntimeFor(
  { request, ports }: Pick<Run, 'request' | 'ports'>,
  { runtime }: Pick<ModelPolicy, 'runtime'>,
): Promise<FoundRuntime> {
  const { bundleFolder, progress } = ports;
  return findGpuRuntime({ bundleFolder, explicit: request.runtimePaths, progress }, runtime);
}

/** Which gate this is: first 16 hex digits of the SHA-256 over its bundle, so that any change of it shows. */
export async function gateVersion(bundleFolder: string): Promise<string> {
  const hash = createHash('sha256');
  const files = (await readdir(bundleFolder)).filter((name) => name.endsWith('.mjs')).sort();
  for (const name of files) hash.update(`${name}\n`).update(await readFile(join(bundleFolder, name)));
  return hash.digest('hex').slice(0, 16);
}
