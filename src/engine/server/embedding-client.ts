import type { TensorSignature } from '../../model/model-facts.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { ConnectionOptions } from './http-connections.ts';
import type { InferAnswer, MetadataAnswer, TensorClient } from './open-inference-client.ts';
import { OpenAiClient } from './openai-client.ts';
import { malformed, type RequestFailure } from './request-failure.ts';

/** The texts of an item; one, or as many as the task compares. */
const INPUT: TensorSignature = { name: 'text', dtype: 'string', shape: [null] };
const OUTPUT = 'embedding';
/** A request that finds out how long a server's vectors are. */
const SAMPLE = 'A text.';

/**
 * A client of a server of embeddings that talks to it as to any model of tensors: texts in, `[texts, length]` out. Every
 * failure is an answer; its methods do not reject.
 */
export class EmbeddingClient implements TensorClient {
  readonly #client: OpenAiClient;
  readonly #model: string;

  /** @param url - Such as `http://127.0.0.1:8000`, with or without `/v1`. */
  constructor(url: string, { model, ...options }: ConnectionOptions & { readonly model: string }) {
    this.#client = new OpenAiClient(url, options);
    this.#model = model;
  }

  /** Asks for one vector: all others must have its length. */
  async metadata(): Promise<MetadataAnswer> {
    const answer = await this.#client.embed(this.#model, [SAMPLE]);
    if (!answer.ok) return answer;
    const [vector] = answer.embeddings.vectors;
    const output = { name: OUTPUT, dtype: 'float64', shape: [null, vector?.length ?? null] };
    return { ok: true, metadata: { inputs: [INPUT], outputs: [output], takesBinary: false } };
  }

  /** @param outputs - As `metadata` declares them. */
  async infer(feed: ReadonlyMap<string, Tensor>, outputs: readonly TensorSignature[]): Promise<InferAnswer> {
    const answer = await this.#client.embed(this.#model, textsOf(feed));
    if (!answer.ok) return answer;
    const { vectors, inputTokens } = answer.embeddings;
    const failure = refuseOtherLength(vectors, outputs);
    if (failure !== undefined) return { ok: false, failure, afterNs: answer.ns };
    const stacked = new Map([[OUTPUT, stack(vectors)]]);
    return { ok: true, outputs: stacked, ns: answer.ns, inputTokens: inputTokens ?? undefined };
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}

function textsOf(feed: ReadonlyMap<string, Tensor>): readonly string[] {
  const tensor = feed.get(INPUT.name);
  if (tensor?.dtype !== 'string') throw new TypeError(`expected texts, got ${tensor?.dtype ?? 'nothing'}`);
  return tensor.strings;
}

/** All vectors of an answer are of one length. */
function refuseOtherLength(
  vectors: readonly Float64Array[],
  outputs: readonly TensorSignature[],
): RequestFailure | undefined {
  const length = outputs.find(({ name }) => name === OUTPUT)?.shape?.[1];
  const other = vectors.find((vector) => typeof length === 'number' && vector.length !== length);
  return other && malformed(`vectors of ${length} numbers, as in the first answer`, `one of ${other.length}`);
}

function stack(vectors: readonly Float64Array[]): Tensor {
  const length = vectors[0]?.length ?? 0;
  const numbers = new Float64Array(vectors.length * length);
  for (const [row, vector] of vectors.entries()) numbers.set(vector, row * length);
  return { dtype: 'float64', shape: [vectors.length, length], bytes: new Uint8Array(numbers.buffer) };
}
