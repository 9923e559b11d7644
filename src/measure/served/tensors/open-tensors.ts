import type { Workspace } from '../../../engine/onnxruntime/arm.ts';
import type { TensorArm } from '../../../engine/server/served-arm.ts';
import { type OpenTensors, openTensorServer } from '../open-tensor-server.ts';
import { openRuntime } from './open-runtime.ts';

/**
 * Starts what runs an arm's model, or connects to a server that runs already.
 *
 * @param connections - Most requests at a time.
 * @throws {ModelFailure} If it does not get ready.
 */
export function openTensors(workspace: Workspace, arm: TensorArm, connections: number): Promise<OpenTensors> {
  return 'runtime' in arm ? openRuntime(workspace, arm) : openTensorServer(workspace, arm, connections);
}
