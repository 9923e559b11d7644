import { findRuntime } from '../measure/find-runtime.ts';
import type { ModelPolicy } from '../policy/policy.ts';
import type { Run } from './run.ts';

/**
 * The folder of the runtime that a policy asks for.
 *
 * @throws {UserError} If none of the folders that the user named holds it.
 * @throws {InfrastructureError} If it is nowhere and cannot be installed.
 */
export function findRuntimeFor(
  { request, ports }: Pick<Run, 'request' | 'ports'>,
  { runtime }: Pick<ModelPolicy, 'runtime'>,
): Promise<string> {
  const { bundleFolder, progress } = ports;
  return findRuntime({ bundleFolder, explicit: request.runtimePaths, progress }, runtime.version);
}
