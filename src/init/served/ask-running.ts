import type { Credential } from '../../engine/server/credential.ts';
import { discoverServer } from '../../engine/server/discovery/discover-server.ts';
import { findEndpoint } from '../../engine/server/discovery/find-endpoint.ts';
import { isReadableName } from '../../engine/server/discovery/model-names.ts';
import { OpenInferenceClient } from '../../engine/server/open-inference-client.ts';
import type { TensorSignature } from '../../model/model-facts.ts';
import {
  modelNotNamed,
  noSuchModel,
  notUnderstood,
  undeclaredTensors,
  unreadableTensor,
} from '../words/running-errors.ts';

/** What a server that already runs declares about itself. */
export type RunningModel = { readonly name: string } & (
  | { readonly protocol: 'openai'; readonly endpoint: 'chat' | 'completions' }
  | ({ readonly protocol: 'openai'; readonly endpoint: 'embeddings' } & Signatures)
  | ({ readonly protocol: 'open-inference'; readonly endpoint?: undefined } & Signatures)
);

interface Signatures {
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
}

/** A server to ask, and its model, if a person has named it. */
interface AskedServer {
  readonly url: string;
  readonly model: string | undefined;
  readonly credential: Credential | undefined;
}

const QUESTION_MS = 10_000;
/** A server may load its model at the first request. */
const FIRST_REQUEST_MS = 120_000;

/**
 * Asks a server which protocol it speaks, for its model, and what that takes and gives.
 *
 * @throws {UserError} If it does not answer as its protocol says, or it has several models and none was named.
 */
export async function askRunning({ url, model, credential }: AskedServer): Promise<RunningModel> {
  const found = await discoverServer(url, { model, deadlineMs: QUESTION_MS, credential });
  if (!found.ok) throw notUnderstood(url, 'a-protocol', found.unanswered);
  const name = chooseModel(url, model, found.models);
  switch (found.protocol) {
    case 'open-inference':
      return { name, protocol: 'open-inference', ...(await askTensors({ url, model: name, credential })) };
    case 'openai':
      return { name, protocol: 'openai', ...(await askEndpoint({ url, model: name, credential })) };
  }
}

function chooseModel(url: string, named: string | undefined, models: readonly string[] | undefined): string {
  if (named !== undefined) {
    if (models === undefined || models.includes(named)) return named;
    throw noSuchModel(url, named, models);
  }
  const [only, ...others] = models ?? [];
  if (only === undefined || others.length > 0) throw modelNotNamed(url, models);
  return only;
}

interface NamedServer extends AskedServer {
  readonly model: string;
}

async function askTensors({ url, model, credential }: NamedServer): Promise<Signatures> {
  const options = { model, credential, connections: 1, deadlineMs: QUESTION_MS };
  const client = new OpenInferenceClient(url, options);
  try {
    const answer = await client.metadata();
    if (!answer.ok) {
      const asked = `GET /v2/models/${encodeURIComponent(model)}`;
      throw notUnderstood(url, 'tensors', [{ asked, failure: answer.failure }]);
    }
    const { inputs, outputs } = answer.metadata;
    if (inputs.length === 0 || outputs.length === 0) throw undeclaredTensors(url, model);
    const odd = [...inputs, ...outputs].find(({ name }) => !isReadableName(name));
    if (odd !== undefined) throw unreadableTensor(url, odd.name);
    return { inputs, outputs };
  } finally {
    await client.close();
  }
}

async function askEndpoint({ url, model, credential }: NamedServer) {
  const found = await findEndpoint(url, { model, credential, deadlineMs: FIRST_REQUEST_MS });
  if (!found.ok) throw notUnderstood(url, 'an-endpoint', found.unanswered);
  if (found.endpoint !== 'embeddings') return { endpoint: found.endpoint };
  const { inputs, outputs } = found.metadata;
  return { endpoint: found.endpoint, inputs, outputs };
}
