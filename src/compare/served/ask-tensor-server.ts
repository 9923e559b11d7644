import type { NamedCredential } from '../../engine/server/credential.ts';
import { OpenInferenceClient } from '../../engine/server/open-inference-client.ts';
import { UserError } from '../../errors/errors.ts';
import { tensorServerRemedy } from '../words/server-remedy.ts';

/** A server that already runs and has the model of a file. */
export interface TensorServer {
  /** Such as `http://127.0.0.1:8000`. */
  readonly url: string;
  /** The model, as the server calls it. */
  readonly modelName: string;
  readonly credential: NamedCredential | undefined;
}

const DEADLINE_MS = 60_000;

/**
 * Asks a server for its model, before anything is measured.
 *
 * @throws {UserError} If it does not say what the model takes and gives.
 */
export async function tryTensorServer({ url, modelName, credential }: TensorServer): Promise<void> {
  const client = new OpenInferenceClient(url, {
    ...{ model: modelName, connections: 1, deadlineMs: DEADLINE_MS },
    credential: credential?.credential,
  });
  try {
    const answer = await client.metadata();
    if (!answer.ok)
      throw new UserError(
        `${url}: expected a server that has the model ${JSON.stringify(modelName)} and speaks the Open Inference Protocol, but ${answer.failure.message.replace(/\.$/, '')}.`,
        tensorServerRemedy(answer.failure),
      );
  } finally {
    await client.close();
  }
}
