import { BoundedBody } from './bounded-body.ts';
import { type ConnectionOptions, HttpConnections } from './http-connections.ts';
import { type Embeddings, MAX_DIMENSIONS, readEmbeddings } from './openai/embedding-answer.ts';
import { type Generation, GenerationReader } from './openai/generation-reader.ts';
import { type GenerationRequest, generationBody } from './openai/generation-request.ts';
import type { RequestFailure } from './request-failure.ts';

const JSON_HEADERS = { 'content-type': 'application/json' } as const;
/** Of one number in JSON. */
const BYTES_PER_NUMBER = 32;
const MAX_EMBEDDING_BYTES = 256 * 1024 * 1024;

/** A generated text, or why there is none and after how long that was known. */
export type GenerationAnswer =
  | { readonly ok: true; readonly generation: Generation }
  | { readonly ok: false; readonly failure: RequestFailure; readonly afterNs: number };

/** Vectors and the time until the last byte arrived, or why there are none. */
type EmbeddingAnswer =
  | { readonly ok: true; readonly embeddings: Embeddings; readonly ns: number }
  | { readonly ok: false; readonly failure: RequestFailure; readonly afterNs: number };

/** A client of a server that speaks OpenAI's protocol. Every failure is an answer; its methods do not reject. */
export class OpenAiClient {
  readonly #connections: HttpConnections;

  /** @param url - Such as `http://127.0.0.1:8000`, with or without `/v1`. */
  constructor(url: string, options: ConnectionOptions) {
    this.#connections = new HttpConnections(url, options);
  }

  /** Generates a text, streamed. */
  async generate(request: GenerationRequest): Promise<GenerationAnswer> {
    const { path, body } = generationBody(request);
    const reader = new GenerationReader(request.maxTokens);
    const exchange = await this.#connections.exchange(
      { method: 'POST', path, headers: { ...JSON_HEADERS, accept: 'text/event-stream' }, body },
      reader,
    );
    if (!exchange.ok) return exchange;
    const { endNs } = exchange;
    const generation = reader.finish(endNs);
    return 'kind' in generation
      ? { ok: false, failure: this.#connections.conceal(generation), afterNs: endNs }
      : { ok: true, generation: { ...generation, text: this.#connections.redact(generation.text) } };
  }

  /** Computes a vector for each text. */
  async embed(model: string, input: readonly string[]): Promise<EmbeddingAnswer> {
    const most = 64 * 1024 + input.length * MAX_DIMENSIONS * BYTES_PER_NUMBER;
    const answer = new BoundedBody(Math.min(MAX_EMBEDDING_BYTES, most));
    const exchange = await this.#connections.exchange(
      {
        method: 'POST',
        path: '/v1/embeddings',
        headers: JSON_HEADERS,
        body: JSON.stringify({ model, input, encoding_format: 'float' }),
      },
      { head: () => undefined, chunk: (bytes) => answer.add(bytes) },
    );
    if (!exchange.ok) return exchange;
    const { endNs } = exchange;
    const embeddings = readEmbeddings(answer.text, input.length);
    return 'kind' in embeddings
      ? { ok: false, failure: this.#connections.conceal(embeddings), afterNs: endNs }
      : { ok: true, embeddings, ns: endNs };
  }

  /** Closes all connections; requests that still run are cut off. */
  close(): Promise<void> {
    return this.#connections.close();
  }
}
