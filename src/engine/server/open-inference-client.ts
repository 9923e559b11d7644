import type { TensorSignature } from '../../model/model-facts.ts';
import type { Tensor } from '../../model/tensor.ts';
import { BoundedBody } from './bounded-body.ts';
import { type ConnectionOptions, HttpConnections } from './http-connections.ts';
import { readInferAnswer } from './open-inference/infer-answer.ts';
import { inferRequest, LENGTH_HEADER } from './open-inference/infer-request.ts';
import { type ModelMetadata, readSignatures, readsBinary } from './open-inference/model-metadata.ts';
import type { RequestFailure } from './request-failure.ts';

const MAX_METADATA_BYTES = 4 * 1024 * 1024;
const MAX_ANSWER_BYTES = 256 * 1024 * 1024;

interface Failed {
  readonly ok: false;
  readonly failure: RequestFailure;
  /** Time since the request was sent. */
  readonly afterNs: number;
}

/** What a server declares of its model, or why that is unknown. */
export type MetadataAnswer = { readonly ok: true; readonly metadata: ModelMetadata } | Failed;

/** Outputs by name, and the time until the last byte arrived; or why there are none. */
export type InferAnswer =
  | {
      readonly ok: true;
      readonly outputs: Map<string, Tensor>;
      readonly ns: number;
      /** As the server counts them; absent if it does not, or has no tokens. */
      readonly inputTokens?: number | undefined;
    }
  | Failed;

/** A client of a model that takes and returns tensors, over any protocol. Its methods do not reject. */
export interface TensorClient {
  /** Finds out the model's inputs and outputs, and whether tensors travel as bytes. */
  metadata(): Promise<MetadataAnswer>;
  /**
   * Runs the model once.
   *
   * @param feed - Inputs by name.
   * @param outputs - The wanted outputs, as `metadata` declares them; all that the server gives if empty.
   */
  infer(feed: ReadonlyMap<string, Tensor>, outputs: readonly TensorSignature[]): Promise<InferAnswer>;
  /** Closes all connections; requests that still run are cut off. */
  close(): Promise<void>;
}

/** How to talk to one model of a server. */
export interface OpenInferenceOptions extends ConnectionOptions {
  /** As the server calls it. */
  readonly model: string;
  /** Whether tensors travel as bytes; as the server announces it if absent, which `metadata` finds out. */
  readonly isBinary?: boolean;
}

/**
 * A client of a server that speaks the Open Inference Protocol, version 2, over REST. Every failure is an answer; its methods
 * do not reject.
 */
export class OpenInferenceClient implements TensorClient {
  readonly #connections: HttpConnections;
  readonly #path: string;
  #isBinary: boolean | undefined;

  /** @param url - Such as `http://127.0.0.1:8000`, with or without `/v2`. */
  constructor(url: string, { model, isBinary, ...options }: OpenInferenceOptions) {
    this.#connections = new HttpConnections(url, options);
    this.#path = `/v2/models/${encodeURIComponent(model)}`;
    this.#isBinary = isBinary;
  }

  /** Asks whether the server and the model are ready. */
  async ready(): Promise<{ readonly ok: true } | Failed> {
    const server = await this.#get('/v2/health/ready');
    if (!server.ok) return server;
    const model = await this.#get(`${this.#path}/ready`);
    return model.ok ? { ok: true } : model;
  }

  async metadata(): Promise<MetadataAnswer> {
    const answer = await this.#get(this.#path);
    if (!answer.ok) return answer;
    const signatures = readSignatures(answer.text);
    if ('kind' in signatures)
      return { ok: false, failure: this.#connections.conceal(signatures), afterNs: answer.ns };
    const server = await this.#get('/v2');
    const takesBinary = server.ok && readsBinary(server.text);
    this.#isBinary ??= takesBinary;
    return { ok: true, metadata: { ...signatures, takesBinary } };
  }

  async infer(feed: ReadonlyMap<string, Tensor>, outputs: readonly TensorSignature[]): Promise<InferAnswer> {
    const names = outputs.map(({ name }) => name);
    const request = inferRequest(feed, names, this.#isBinary ?? false);
    if ('kind' in request) return { ok: false, failure: request, afterNs: 0 };
    const body = new BoundedBody(MAX_ANSWER_BYTES);
    let jsonLength: string | undefined;
    const exchange = await this.#connections.exchange(
      { method: 'POST', path: `${this.#path}/infer`, ...request },
      {
        head: (headers) => {
          jsonLength = headers.get(LENGTH_HEADER);
          return undefined;
        },
        chunk: (bytes) => body.add(bytes),
      },
    );
    if (!exchange.ok) return exchange;
    const { endNs } = exchange;
    const tensors = readInferAnswer(body.bytes, jsonLength, outputs);
    return 'kind' in tensors
      ? { ok: false, failure: this.#connections.conceal(tensors), afterNs: endNs }
      : { ok: true, outputs: tensors, ns: endNs };
  }

  close(): Promise<void> {
    return this.#connections.close();
  }

  async #get(
    path: string,
  ): Promise<{ readonly ok: true; readonly text: string; readonly ns: number } | Failed> {
    const body = new BoundedBody(MAX_METADATA_BYTES);
    const exchange = await this.#connections.exchange(
      { method: 'GET', path },
      { head: () => undefined, chunk: (bytes) => body.add(bytes) },
    );
    return exchange.ok
      ? { ok: true, text: this.#connections.redact(body.text), ns: exchange.endNs }
      : exchange;
  }
}
