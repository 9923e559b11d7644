import { setTimeout as wait } from 'node:timers/promises';
import type { PromptItem } from '../../dataset/prompt-set.ts';
import type { GenerationAnswer } from '../../engine/server/openai-client.ts';
import type { RequestFailure } from '../../engine/server/request-failure.ts';
import type { OpenServer } from './open-server.ts';
import { sendPrompt } from './send-prompt.ts';

const NS_PER_MS = 1e6;

/** One timed request. A failed one counts as one that took its whole deadline. All times in ns. */
export interface RequestSample {
  /** From the due time to the first token. */
  readonly ttftNs: number;
  /** Mean time per token after the first chunk; null if the answer was a single chunk. */
  readonly tpotNs: number | null;
  /** From the due time to the end of the answer. */
  readonly latencyNs: number;
  /** The request alone, from when it was sent. */
  readonly serviceNs: number;
  readonly outputTokens: number;
  /** Undefined if it was answered. */
  readonly failure: RequestFailure['kind'] | undefined;
  /** How late the client sent it; undefined if it had to wait for a free stream, because then the server caused the delay. */
  readonly lateNs: number | undefined;
}

/** The requests of a block, and how long it took in all. */
export interface SentBlock {
  readonly samples: readonly RequestSample[];
  readonly wallNs: number;
}

type Prompts = readonly PromptItem['prompt'][];

/** Sends one prompt after the other: each request starts when the previous one is answered. */
export async function sendInTurn(server: OpenServer, prompts: Prompts): Promise<SentBlock> {
  const start = performance.now();
  const samples: RequestSample[] = [];
  for (const prompt of prompts) {
    const answer = await sendPrompt(server, prompt);
    samples.push(toSample(server, answer, { waitedNs: 0, lateNs: undefined }));
  }
  return { samples, wallNs: (performance.now() - start) * NS_PER_MS };
}

/**
 * Sends each prompt when it is due, on the first free stream. Latency counts from the due time.
 *
 * @param dueNs - Ns from the start of the block, ascending; one per prompt.
 * @param streams - Most requests at a time.
 */
export async function sendWhenDue(
  server: OpenServer,
  prompts: Prompts,
  { dueNs, streams }: { readonly dueNs: Float64Array; readonly streams: number },
): Promise<SentBlock> {
  const start = performance.now();
  const samples: RequestSample[] = new Array(prompts.length);
  let next = 0;
  const stream = async (): Promise<void> => {
    for (let isIdle = true; next < prompts.length; ) {
      const index = next++;
      const dueMs = start + (dueNs[index] ?? 0) / NS_PER_MS;
      isIdle &&= performance.now() < dueMs;
      await waitUntil(dueMs);
      const waitedNs = Math.max(0, (performance.now() - dueMs) * NS_PER_MS);
      const answer = await sendPrompt(server, prompts[index] ?? '');
      samples[index] = toSample(server, answer, { waitedNs, lateNs: isIdle ? waitedNs : undefined });
      isIdle = true;
    }
  };
  await Promise.all(Array.from({ length: streams }, stream));
  return { samples, wallNs: (performance.now() - start) * NS_PER_MS };
}

/** Timers fire up to a millisecond late, so the last two are spent turn by turn of the event loop. */
const TURNS_MS = 2;

async function waitUntil(dueMs: number): Promise<void> {
  const leftMs = dueMs - performance.now();
  if (leftMs > TURNS_MS) await wait(leftMs - TURNS_MS);
  while (performance.now() < dueMs) await new Promise(setImmediate);
}

function toSample(
  { arm: { engine } }: OpenServer,
  answer: GenerationAnswer,
  { waitedNs, lateNs }: { waitedNs: number; lateNs: number | undefined },
): RequestSample {
  if (!answer.ok) {
    const overNs = engine['request-deadline'];
    const serviceNs = Math.max(1, answer.afterNs);
    const latencyNs = waitedNs + Math.max(overNs, serviceNs);
    const times = { ttftNs: latencyNs, tpotNs: overNs, latencyNs, serviceNs };
    return { ...times, outputTokens: 0, failure: answer.failure.kind, lateNs };
  }
  const { firstTokenNs, lastTokenNs, endNs, outputTokens, firstChunkTokens } = answer.generation;
  return {
    ttftNs: waitedNs + firstTokenNs,
    tpotNs: tokenNs(lastTokenNs - firstTokenNs, outputTokens - firstChunkTokens),
    latencyNs: waitedNs + endNs,
    serviceNs: endNs,
    outputTokens,
    failure: undefined,
    lateNs,
  };
}

/**
 * Mean time per output token after the first chunk.
 *
 * @see NVIDIA GenAI-Perf and vLLM's benchmark, which divide by the tokens after the first.
 */
function tokenNs(spanNs: number, tokens: number): number | null {
  return tokens > 0 && spanNs > 0 ? spanNs / tokens : null;
}
