import type { ServerPolicy } from '../../../policy/served/engine.ts';
import type { Credential } from '../credential.ts';
import { EmbeddingClient } from '../embedding-client.ts';
import type { ModelMetadata } from '../open-inference/model-metadata.ts';
import { OpenAiClient } from '../openai-client.ts';
import type { Unanswered } from './ask-json.ts';

/** What a model of a server that speaks OpenAI's protocol answers. */
type FoundEndpoint =
  | { readonly ok: true; readonly endpoint: 'chat' | 'completions' }
  | { readonly ok: true; readonly endpoint: 'embeddings'; readonly metadata: ModelMetadata }
  | { readonly ok: false; readonly unanswered: readonly Unanswered[] };

interface EndpointOptions {
  /** As the server calls it. */
  readonly model: string;
  readonly deadlineMs: number;
  readonly credential?: Credential | undefined;
}

const PATHS: Readonly<Record<ServerPolicy['endpoint'], string>> = {
  chat: '/v1/chat/completions',
  completions: '/v1/completions',
  embeddings: '/v1/embeddings',
};

const PROMPT = 'Hello';

/** Tries the endpoints with one request each until one answers: chat first, then completions, then embeddings. */
export async function findEndpoint(url: string, options: EndpointOptions): Promise<FoundEndpoint> {
  const unanswered: Unanswered[] = [];
  for (const endpoint of ['chat', 'completions', 'embeddings'] as const) {
    const tried =
      endpoint === 'embeddings' ? await tryVectors(url, options) : await tryTexts(url, endpoint, options);
    if (tried.ok) return tried;
    unanswered.push({ asked: `POST ${PATHS[endpoint]}`, failure: tried.failure });
    const { kind, status } = tried.failure;
    // A server that answers in another way than it should, or wants a credential, would do so again.
    if (kind !== 'status' || status === 401 || status === 403) break;
  }
  return { ok: false, unanswered };
}

type Tried =
  | Extract<FoundEndpoint, { ok: true }>
  | { readonly ok: false; readonly failure: Unanswered['failure'] };

async function tryTexts(
  url: string,
  endpoint: 'chat' | 'completions',
  { model, ...options }: EndpointOptions,
): Promise<Tried> {
  const client = new OpenAiClient(url, { ...options, connections: 1 });
  try {
    const settings = { maxTokens: 1, temperature: 0, seed: 1, logprobs: false };
    const answer = await client.generate({ ...settings, model, endpoint, prompt: PROMPT });
    return answer.ok ? { ok: true, endpoint } : answer;
  } finally {
    await client.close();
  }
}

async function tryVectors(url: string, options: EndpointOptions): Promise<Tried> {
  const client = new EmbeddingClient(url, { ...options, connections: 1 });
  try {
    const answer = await client.metadata();
    return answer.ok ? { ok: true, endpoint: 'embeddings', metadata: answer.metadata } : answer;
  } finally {
    await client.close();
  }
}
