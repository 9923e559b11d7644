import type { Workspace } from '../../../engine/onnxruntime/arm.ts';
import type { TensorArm } from '../../../engine/server/served-arm.ts';
import { openRuntime } from './open-runtime.ts';
import { type OpenOptions, type OpenTensors, openTensorServer } from './open-tensor-server.ts';

/**
 * Starts what runs an arm's model, or connects to a server that already runs.
 *
 * @throws {ModelFailure} If it does not get ready.
 */
export function openTensors(
  workspace: Workspace,
  arm: TensorArm,
  options: OpenOptions,
): Promise<OpenTensors> {
  return 'runtime' in arm
    ? openRuntime(workspace, arm, options.check)
    : openTensorServer(workspace, arm, options);
}
