import { type FoundRuntime, findGpuRuntime } from '../measure/find-gpu-runtime.ts';
import type { ModelPolicy } from '../policy/policy.ts';
import type { Run } from './run.ts';

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
