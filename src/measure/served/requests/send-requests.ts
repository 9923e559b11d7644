import { setTimeout as wait } from 'node:timers/promises';
import type { Generation } from '../../../engine/server/openai/generation-reader.ts';
import type { RequestFailure } from '../../../engine/server/request-failure.ts';
import type { AskedArm } from '../../../engine/server/served-arm.ts';

const NS_PER_MS = 1e6;

/** Sends requests to the server of one arm. It does not reject: every failure is an answer. */
export interface Sender<Query> {
  readonly arm: { readonly engine: Pick<AskedArm['engine'], 'request-deadline'> };
  /** Whether its answers are texts, which have tokens. */
  readonly hasTokens: boolean;
  send(query: Query): Promise<TimedAnswer>;
}

/** When an answer ended, and its tokens if it is a text; or why there is none. Times in ns since the request was sent. */
type TimedAnswer =
  | { readonly ok: true; readonly endNs: number; readonly tokens?: TokenTimes }
  | { readonly ok: false; readonly failure: RequestFailure; readonly afterNs: number };

type TokenTimes = Pick<Generation, 'firstTokenNs' | 'lastTokenNs' | 'outputTokens' | 'firstChunkTokens'>;

/** One timed request. A failed one counts as one that took its whole deadline. All times in ns. */
export interface RequestSample extends Partial<TokenFigures> {
  /** From the due time to the end of the answer. */
  readonly latencyNs: number;
  /** The request alone, from when it was sent. */
  readonly serviceNs: number;
  /** Undefined if it was answered. */
  readonly failure: RequestFailure['kind'] | undefined;
  /** How late the client sent it; undefined if it had to wait for a free stream, because then the server caused the delay. */
  readonly lateNs: number | undefined;
}

/** What only a language model has. */
interface TokenFigures {
  /** From the due time to the first token. */
  readonly ttftNs: number;
  /** Mean time per token after the first chunk; null if the answer was a single chunk. */
  readonly tpotNs: number | null;
  readonly outputTokens: number;
}

/** The requests of a block, and how long it took in all. */
export interface SentBlock {
  readonly samples: readonly RequestSample[];
  readonly wallNs: number;
}

/** Sends one request after the other: each starts when the previous one is answered. */
export async function sendInTurn<Query>(
  server: Sender<Query>,
  queries: readonly Query[],
): Promise<SentBlock> {
  const start = performance.now();
  const samples: RequestSample[] = [];
  for (const query of queries) {
    const answer = await server.send(query);
    samples.push(toSample(server, answer, { waitedNs: 0, lateNs: undefined }));
  }
  return { samples, wallNs: (performance.now() - start) * NS_PER_MS };
}

/**
 * Sends each request when it is due, on the first free stream. Latency counts from the due time.
 *
 * @param dueNs - Ns from the start of the block, ascending; one per request.
 * @param streams - Most requests at a time.
 */
export async function sendWhenDue<Query>(
  server: Sender<Query>,
  queries: readonly Query[],
  { dueNs, streams }: { readonly dueNs: Float64Array; readonly streams: number },
): Promise<SentBlock> {
  const start = performance.now();
  const samples: RequestSample[] = new Array(queries.length);
  let next = 0;
  const stream = async (): Promise<void> => {
    for (let isIdle = true; next < queries.length; ) {
      const index = next++;
      const dueMs = start + (dueNs[index] ?? 0) / NS_PER_MS;
      isIdle &&= performance.now() < dueMs;
      await waitUntil(dueMs);
      const waitedNs = Math.max(0, (performance.now() - dueMs) * NS_PER_MS);
      const answer = await server.send(queries[index] as Query);
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
  { arm: { engine }, hasTokens }: Pick<Sender<never>, 'arm' | 'hasTokens'>,
  answer: TimedAnswer,
  { waitedNs, lateNs }: { waitedNs: number; lateNs: number | undefined },
): RequestSample {
  if (!answer.ok) {
    const overNs = engine['request-deadline'];
    const serviceNs = Math.max(1, answer.afterNs);
    const latencyNs = waitedNs + Math.max(overNs, serviceNs);
    const tokens = hasTokens && { ttftNs: latencyNs, tpotNs: overNs, outputTokens: 0 };
    return { ...tokens, latencyNs, serviceNs, failure: answer.failure.kind, lateNs };
  }
  const { endNs, tokens } = answer;
  return {
    ...(tokens !== undefined && toFigures(tokens, waitedNs)),
    latencyNs: waitedNs + endNs,
    serviceNs: endNs,
    failure: undefined,
    lateNs,
  };
}

const toFigures = (
  { firstTokenNs, lastTokenNs, outputTokens, firstChunkTokens }: TokenTimes,
  waitedNs: number,
): TokenFigures => ({
  ttftNs: waitedNs + firstTokenNs,
  tpotNs: tokenNs(lastTokenNs - firstTokenNs, outputTokens - firstChunkTokens),
  outputTokens,
});

/**
 * Mean time per output token after the first chunk.
 *
 * @see NVIDIA GenAI-Perf and vLLM's benchmark, which divide by the tokens after the first.
 */
function tokenNs(spanNs: number, tokens: number): number | null {
  return tokens > 0 && spanNs > 0 ? spanNs / tokens : null;
}
