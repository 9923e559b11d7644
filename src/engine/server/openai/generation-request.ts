import type { ChatMessage } from '../../../dataset/prompt-set.ts';
import type { GeneratingServer } from '../../../policy/served/engine.ts';

/** A text to be generated. */
export interface GenerationRequest {
  /** As the server calls it. */
  readonly model: string;
  /** A text becomes one message of a user where the endpoint is `chat`; messages always go to `chat`. */
  readonly prompt: string | readonly ChatMessage[];
  readonly endpoint: GeneratingServer['endpoint'];
  readonly maxTokens: number;
  readonly temperature: number;
  readonly seed: number;
  /** Asks for the log-probability of each token. */
  readonly logprobs: boolean;
  /**
   * More keys of the request's body, such as `{ ignore_eos: true }`. They replace none of the others; the keys of
   * `stream_options` are added to ours.
   */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Where a request goes and its body, which asks for a stream that ends with the number of tokens. */
export function generationBody(request: GenerationRequest): { readonly path: string; readonly body: string } {
  const { prompt, extra = {} } = request;
  const isChat = typeof prompt !== 'string' || request.endpoint === 'chat';
  const messages = typeof prompt === 'string' ? [{ role: 'user', content: prompt }] : prompt;
  const streamOptions = extra['stream_options'];
  const body = {
    ...extra,
    model: request.model,
    ...(isChat ? { messages } : { prompt }),
    max_tokens: request.maxTokens,
    temperature: request.temperature,
    seed: request.seed,
    stream: true,
    stream_options: {
      ...(typeof streamOptions === 'object' && streamOptions),
      include_usage: true,
    },
    // One alternative: some servers take 0 for no log-probabilities.
    ...(request.logprobs && { logprobs: isChat ? true : 1 }),
  };
  return { path: isChat ? '/v1/chat/completions' : '/v1/completions', body: JSON.stringify(body) };
}
