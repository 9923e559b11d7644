import type { Workspace } from '../../../engine/onnxruntime/arm.ts';
import { ModelFailure } from '../../../engine/onnxruntime/model-failure.ts';
import type { TensorServerArm } from '../../../engine/server/served-arm.ts';
import { UserError } from '../../../errors/errors.ts';
import { openTensorServer } from './open-tensor-server.ts';

/**
 * Asks an arm's server what the model takes and gives. It is started for this and ended again, unless it runs already.
 *
 * @param place - Place of the engine in the policy, for messages: `models.fashion.engine`.
 * @throws {ModelFailure} If it does not get ready, or does not say.
 * @throws {UserError} If it declares no inputs or no outputs.
 */
export async function declareTensors(
  workspace: Workspace,
  arm: TensorServerArm,
  place: string,
): Promise<TensorServerArm> {
  const server = await openTensorServer(workspace, arm, { connections: 1 });
  try {
    const answer = await server.client.metadata();
    if (!answer.ok) {
      const ended = await server.failureAfter([answer.failure.kind]);
      if (ended !== undefined) throw ended;
      throw new ModelFailure(
        'no-answer',
        arm.name,
        `its server does not declare the inputs and outputs of the model: ${answer.failure.message}`,
      );
    }
    const { inputs, outputs, takesBinary } = answer.metadata;
    if (inputs.length === 0 || outputs.length === 0) throw undeclared(arm, place);
    return { ...arm, model: { ...arm.model, facts: { inputs, outputs }, takesBinary } };
  } finally {
    await server.close();
  }
}

function undeclared({ name, engine }: TensorServerArm, place: string): UserError {
  return new UserError(
    `${place}: expected the ${name}'s server to declare the inputs and outputs of ${JSON.stringify(engine['model-name'])}, got none.`,
    'Declare them in the settings of the server, such as "inputs" and "outputs" in MLServer’s model-settings.json.',
  );
}
