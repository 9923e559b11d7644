import { plainText, quoted } from '../../../errors/plain-text.ts';
import type { BodyReader } from '../exchange-handler.ts';
import {
  describeValue,
  fieldOf,
  malformed,
  parseServerJson,
  type RequestFailure,
  statusFailure,
  tooLarge,
} from '../request-failure.ts';
import { EventStream, type StreamEvent } from './event-stream.ts';

/** A generated text. Times are in ns since the request was sent. */
export interface Generation {
  readonly text: string;
  /** Why it ended, in the server's words: `stop`, `length` …; null if the server does not say. */
  readonly finishReason: string | null;
  /** As the server counts them: those that end the text or are hidden included. At most as many as requested. */
  readonly outputTokens: number;
  readonly inputTokens: number | null;
  /** Arrival of the first chunk with text, reasoning included; `endNs` if none had any. */
  readonly firstTokenNs: number;
  /** Arrival of the last such chunk. */
  readonly lastTokenNs: number;
  /** Arrival of `[DONE]`, or the end of the stream. */
  readonly endNs: number;
  /** Tokens in the first chunk with text: as the server counts them if it does so in each chunk, else 1. All if none had text. */
  readonly firstChunkTokens: number;
  /** Arrival of each chunk with text, at most of the first `maxTokens` + 64. */
  readonly chunkNs: readonly number[];
  /** Mean natural logarithm of the tokens' probabilities, at most 0; null if the server gives none. */
  readonly meanLogprob: number | null;
}

const MORE_CHUNKS = 64;
/** Of a whole answer. */
const LEAST_BYTES = 1024 * 1024;
const BYTES_PER_TOKEN = 16 * 1024;
const MAX_FINISH_REASON = 40;
/** How vLLM, SGLang and TensorRT-LLM end an answer that they abort. */
const GIVEN_UP: readonly string[] = ['abort', 'cancelled', 'error', 'timeout'];
/** A probability that was rounded up to slightly more than 1. */
const LARGEST_LOGPROB = 1e-3;

/** Puts a streamed answer of OpenAI's protocol together, chat or completions. Nothing in it is trusted. */
export class GenerationReader implements BodyReader {
  readonly #maxTokens: number;
  readonly #events: EventStream;
  #bytesLeft: number;
  #atNs = 0;
  #text = '';
  #finishReason: string | null = null;
  #usage: { readonly outputTokens: number; readonly inputTokens: number | null } | undefined;
  #chunkNs: number[] = [];
  #lastTokenNs: number | undefined;
  #firstChunkTokens = 1;
  #logprobSum = 0;
  #logprobCount = 0;
  #isDone = false;

  /** @param maxTokens - Maximum number of tokens in the request. */
  constructor(maxTokens: number) {
    this.#maxTokens = maxTokens;
    this.#bytesLeft = LEAST_BYTES + maxTokens * BYTES_PER_TOKEN;
    this.#events = new EventStream((event) => this.#take(event));
  }

  head = (headers: ReadonlyMap<string, string>): RequestFailure | undefined => {
    const type = headers.get('content-type') ?? '';
    return /^text\/event-stream\b/i.test(type)
      ? undefined
      : malformed('a stream of content-type text/event-stream', quoted(type));
  };

  chunk = (bytes: Uint8Array, atNs: number): RequestFailure | 'done' | undefined => {
    this.#atNs = atNs;
    this.#bytesLeft -= bytes.length;
    if (this.#bytesLeft < 0) {
      return tooLarge('an answer', LEAST_BYTES + this.#maxTokens * BYTES_PER_TOKEN);
    }
    return this.#events.push(bytes);
  };

  /** The answer, once all of it has arrived. */
  finish(endNs: number): Generation | RequestFailure {
    const failure = this.#isDone ? undefined : this.#events.end();
    // What arrived whole was read before, so this is half an event.
    const isHalf = typeof failure === 'object' && failure.kind === 'malformed';
    const [firstTokenNs] = this.#chunkNs;
    // vLLM ends the stream of a request that failed before its first token like any other, without a reason.
    const isSilent = firstTokenNs === undefined;
    if (isHalf || (this.#finishReason === null && (!this.#isDone || isSilent))) {
      return { kind: 'cut-off', message: 'the stream ended before the answer was complete' };
    }
    if (this.#finishReason !== null && GIVEN_UP.includes(this.#finishReason)) {
      return { kind: 'cut-off', message: `the server gave up on the answer: ${this.#finishReason}` };
    }
    if (typeof failure === 'object') return failure;
    if (this.#usage === undefined) {
      return { kind: 'no-usage', message: 'the server does not count tokens (stream_options.include_usage)' };
    }
    const { outputTokens, inputTokens } = this.#usage;
    if (firstTokenNs !== undefined && outputTokens < 1) return malformed('tokens of a text', '0');
    return {
      text: this.#text,
      finishReason: this.#finishReason,
      outputTokens,
      inputTokens,
      firstTokenNs: firstTokenNs ?? endNs,
      lastTokenNs: this.#lastTokenNs ?? endNs,
      endNs,
      firstChunkTokens:
        firstTokenNs === undefined ? outputTokens : Math.min(outputTokens, this.#firstChunkTokens),
      chunkNs: this.#chunkNs,
      meanLogprob: this.#logprobCount === 0 ? null : this.#logprobSum / this.#logprobCount,
    };
  }

  #take({ name, data }: StreamEvent): RequestFailure | 'done' | undefined {
    if (data.trim() === '[DONE]') {
      this.#isDone = true;
      return 'done';
    }
    const parsed = parseServerJson(data);
    const error = 'value' in parsed ? fieldOf(parsed.value, 'error') : undefined;
    if (name === 'error' || (error !== undefined && error !== null)) {
      return statusFailure(codeOf('value' in parsed ? parsed.value : undefined), data);
    }
    if ('failure' in parsed) return parsed.failure;
    return this.#takeChunk(parsed.value);
  }

  #takeChunk(chunk: unknown): RequestFailure | undefined {
    const usage = this.#takeUsage(fieldOf(chunk, 'usage'));
    if (usage !== undefined) return usage;
    const choices = fieldOf(chunk, 'choices') ?? (this.#usage === undefined ? undefined : []);
    if (!Array.isArray(choices)) return malformed('a chunk with "choices"', describeValue(chunk));
    const choice: unknown = choices.find((each) => (fieldOf(each, 'index') ?? 0) === 0);
    return choice === undefined ? undefined : this.#takeChoice(choice);
  }

  #takeChoice(choice: unknown): RequestFailure | undefined {
    if (typeof choice !== 'object' || choice === null) return malformed('a choice', describeValue(choice));
    const delta = fieldOf(choice, 'delta') ?? choice;
    const text = fieldOf(choice, 'text') ?? fieldOf(delta, 'content') ?? '';
    const reasoning = fieldOf(delta, 'reasoning_content') ?? fieldOf(delta, 'reasoning') ?? '';
    const finishReason = fieldOf(choice, 'finish_reason') ?? null;
    for (const [field, value] of Object.entries({ text, reasoning, finish_reason: finishReason ?? '' })) {
      if (typeof value !== 'string') return malformed(`text as "${field}"`, describeValue(value));
    }
    if (finishReason !== null) this.#finishReason ??= plainText(String(finishReason), MAX_FINISH_REASON);
    if (text !== '' || reasoning !== '') this.#addToken(String(text));
    return this.#takeLogprobs(fieldOf(choice, 'logprobs') ?? undefined);
  }

  #addToken(text: string): void {
    this.#text += text;
    this.#lastTokenNs = this.#atNs;
    if (this.#chunkNs.length < this.#maxTokens + MORE_CHUNKS) this.#chunkNs.push(this.#atNs);
    if (this.#chunkNs.length === 1) this.#firstChunkTokens = Math.max(1, this.#usage?.outputTokens ?? 1);
  }

  #takeUsage(usage: unknown): RequestFailure | undefined {
    if (usage === undefined || usage === null) return undefined;
    const outputTokens = fieldOf(usage, 'completion_tokens');
    const inputTokens = fieldOf(usage, 'prompt_tokens') ?? null;
    if (!isCount(outputTokens) || outputTokens > this.#maxTokens) {
      return malformed(`0 to ${this.#maxTokens} completion_tokens`, describeValue(outputTokens));
    }
    if (inputTokens !== null && !isCount(inputTokens)) {
      return malformed('a number of prompt_tokens', describeValue(inputTokens));
    }
    this.#usage = { outputTokens, inputTokens };
    return undefined;
  }

  /** `{content: [{logprob}]}`, or `{token_logprobs: []}` in OpenAI's older form. */
  #takeLogprobs(logprobs: unknown): RequestFailure | undefined {
    const content = fieldOf(logprobs, 'content');
    const list = Array.isArray(content)
      ? content.map((each) => fieldOf(each, 'logprob'))
      : (fieldOf(logprobs, 'token_logprobs') ?? []);
    if (!Array.isArray(list)) return malformed('a list of log-probabilities', describeValue(list));
    for (const each of list) {
      if (each === null) continue;
      if (typeof each !== 'number' || !(each <= LARGEST_LOGPROB && Number.isFinite(each))) {
        return malformed('a log-probability of at most 0', describeValue(each));
      }
      this.#logprobSum += Math.min(0, each);
      this.#logprobCount += 1;
    }
    return undefined;
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** The status in an error event, where it is one of HTTP. */
function codeOf(event: unknown): number | undefined {
  const code = fieldOf(fieldOf(event, 'error'), 'code') ?? fieldOf(event, 'code');
  return isCount(code) && code >= 400 && code <= 599 ? code : undefined;
}
