import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Generation } from '../../src/engine/server/openai/generation-reader.ts';
import { GenerationReader } from '../../src/engine/server/openai/generation-reader.ts';
import type { RequestFailure } from '../../src/engine/server/request-failure.ts';

const FOLDER = resolve(import.meta.dirname, '..', '..', 'fixtures', 'servers', 'streams');

/** The body of a streamed answer in the format of a real server. */
export const streamOf = (name: string): Buffer => readFileSync(join(FOLDER, `${name}.txt`));

/** Streams that are complete answers. */
export const COMPLETE_STREAMS = [
  ...['vllm-chat', 'vllm-completions', 'vllm-reasoning', 'vllm-reasoning-renamed', 'sglang-chat'],
  ...['trtllm-chat', 'trtllm-completions'],
  ...['llama-server-chat', 'llama-server-completions', 'tgi-chat'],
] as const;

/** Streams in which the server reports an error. */
export const ERROR_STREAMS = ['vllm-error', 'sglang-error', 'llama-server-error', 'tgi-error'] as const;

/** Streams that end like answers, but are none: the server gave the request up. */
export const GIVEN_UP_STREAMS = ['vllm-silent', 'vllm-given-up', 'trtllm-timeout'] as const;

/** What a client makes of a body that arrives in pieces, a millisecond apart, and ends after the last one. */
export function readStream(
  pieces: readonly Uint8Array[],
  maxTokens = 64,
): { readonly generation: Generation } | { readonly failure: RequestFailure } {
  const reader = new GenerationReader(maxTokens);
  let atNs = 0;
  for (const piece of pieces) {
    atNs += 1e6;
    const result = reader.chunk(piece, atNs);
    if (result === 'done') break;
    if (result !== undefined) return { failure: result };
  }
  const generation = reader.finish(atNs + 1e6);
  return 'kind' in generation ? { failure: generation } : { generation };
}

/** A body cut into pieces at some places. */
export function cutAt(body: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [0, ...places.map((place) => place % (body.length + 1)), body.length].sort((a, b) => a - b);
  return sorted.slice(1).map((end, index) => body.subarray(sorted[index], end));
}
