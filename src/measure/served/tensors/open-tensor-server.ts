import type { Workspace } from '../../../engine/onnxruntime/arm.ts';
import type { Feed } from '../../../engine/onnxruntime/protocol.ts';
import { EmbeddingClient } from '../../../engine/server/embedding-client.ts';
import type { ConnectionOptions } from '../../../engine/server/http-connections.ts';
import { OpenInferenceClient, type TensorClient } from '../../../engine/server/open-inference-client.ts';
import type { TensorArm, TensorServerArm } from '../../../engine/server/served-arm.ts';
import { canBeRequested } from '../../../task/select-output.ts';
import type { AnswerCheck } from '../../accuracy/timed-answers.ts';
import type { Sender } from '../requests/send-requests.ts';
import { openLife, type ServerLife } from '../server-life.ts';

/** A model of one arm that is ready to answer tensors. */
export interface OpenTensors extends ServerLife, Sender<Feed> {
  readonly arm: TensorArm;
  readonly client: Pick<TensorClient, 'infer'>;
}

/** A server of one arm that answers tensors, with the client that talks to it. */
interface OpenTensorServer extends OpenTensors {
  readonly arm: TensorServerArm;
  readonly client: TensorClient;
}

export interface OpenOptions {
  /** Maximum number of requests at a time. */
  readonly connections: number;
  /** Compares the answers of timed requests; a difference counts as a failure of the server. */
  readonly check?: AnswerCheck;
}

/**
 * Starts an arm's server, or connects to the one that runs already.
 * @throws {ModelFailure} If it does not get ready.
 */
export async function openTensorServer(
  workspace: Workspace,
  arm: TensorServerArm,
  { connections, check }: OpenOptions,
): Promise<OpenTensorServer> {
  const { engine, model } = arm;
  const connect = (url: string, options: ConnectionOptions): TensorClient => {
    const named = { ...options, model: engine['model-name'] };
    return engine.endpoint === 'embeddings'
      ? new EmbeddingClient(url, named)
      : new OpenInferenceClient(url, { ...named, isBinary: model.takesBinary });
  };
  const life = await openLife(workspace, arm, { connections, connect });
  // As in production, each timed run asks for all of the model's outputs.
  const outputs = model.facts.outputs.filter(canBeRequested);
  return {
    ...life,
    arm,
    hasTokens: false,
    failureAfter: async (failures) => (await life.failureAfter(failures)) ?? check?.failure(),
    send: async (feed) => {
      const answer = await life.client.infer(feed, outputs);
      // After the clock was read; each input once per server.
      if (answer.ok && check?.wants(feed)) check.add(feed, answer.outputs);
      return answer.ok ? { ok: true, endNs: answer.ns } : answer;
    },
  };
}
