import { type FoundRuntime, findGpuRuntime } from '../../engine/onnxruntime/install/find-gpu-runtime.ts';
import type { ProgressStep } from '../../measure/progress-event.ts';
import type { ModelPolicy } from '../../policy/model-policy.ts';
import type { Run } from '../run.ts';

/**
 * The runtime that a policy asks for, with the libraries of its providers.
 *
 * @throws {UserError} If none of the folders that the user named has it.
 * @throws {InfrastructureError} If it cannot be found or installed.
 */
export function findRuntimeFor(
  { request, ports }: Pick<Run, 'request' | 'ports'>,
  { runtime }: Pick<ModelPolicy, 'runtime'>,
): Promise<FoundRuntime> {
  const { bundleFolder } = ports;
  const progress = (step: ProgressStep): void => ports.progress({ step, within: [] });
  return findGpuRuntime({ bundleFolder, explicit: request.runtimePaths, progress }, runtime);
}
