import { parentPort, workerData } from 'node:worker_threads';
import type { InferenceSession } from 'onnxruntime-node';
import { SCHEDSTAT } from '../core-waiting.ts';
import { type Feed, type TensorHeader, unpackFeeds, type WorkerCommand } from '../protocol.ts';
import { createSession, fromRuntimeOutputs, loadRuntime, toRuntimeFeeds } from './session.ts';
import { signOfLife } from './sign-of-life.ts';
import { type LoadedRuns, warmUp } from './timed-loop.ts';
import { splitWait, WaitClock } from './wait-clock.ts';

/** Start parameters of a stream. */
export interface StreamStart {
  readonly load: WorkerCommand & { do: 'load' };
  readonly feeds: readonly TensorHeader[][];
  readonly payload: Uint8Array;
  readonly outputs: readonly string[];
}

/** A block of requests that all streams share: a free stream takes the next one, in the order of arrival. */
export interface SharedBlock {
  /** Position of the block's first request in the feeds. */
  readonly from: number;
  /** Clock reading to which the times below are relative. */
  readonly base: bigint;
  /** [1]: how many requests have been taken. */
  readonly taken: Int32Array;
  /** Set where requests come in queries. */
  readonly queries: SharedQueries | undefined;
  /** Requests whose answers are kept until they are fetched. */
  readonly keep: readonly number[];
  /** Due time of each request, in ns after `base`. Shape [n], ascending; with queries, filled in as they open. */
  readonly dueNs: Float64Array;
  /** Start and end of each request, in ns after `base`; filled in by the streams. Shape [n]. */
  readonly begunNs: Float64Array;
  readonly doneNs: Float64Array;
  /** How late the waiting stream started the request, in ns; NaN if the request had to queue. */
  readonly lateNs: Float64Array;
  /** How much of the inference waited for a core because of other programs, in ns; NaN if unknown. */
  readonly waitNs: Float64Array;
}

/** Groups of requests that become due together, once the previous group is done. */
interface SharedQueries {
  readonly samplesPerQuery: number;
  /** [1]: how many requests are done. */
  readonly done: Int32Array;
  /** [1]: the query that is being served. */
  readonly open: Int32Array;
}

export type StreamTask =
  | { readonly do: 'warm-up'; readonly minRuns: number; readonly minNs: number }
  | { readonly do: 'serve'; readonly block: SharedBlock }
  /** Once all streams are done, so that none copies answers while another one is timed. */
  | { readonly do: 'hand-over' };

/** A request of the latest block, and its answer. */
export type KeptAnswer = readonly [request: number, answer: Feed];

export type StreamMessage =
  | { readonly is: 'alive' }
  | { readonly is: 'done'; readonly answers?: readonly KeptAnswer[] }
  | { readonly is: 'failed'; readonly message: string };

/** Runs one stream: a thread with its own session, because the runtime's JavaScript binding is synchronous. */
export async function runStream(): Promise<void> {
  const { load, feeds, payload, outputs } = workerData as StreamStart;
  const { runtime } = loadRuntime(load.runtimeFolder);
  const session = await createSession(runtime, load.modelFile, {
    settings: load.session,
    profilePrefix: undefined,
  });
  const port = parentPort;
  if (port === null) throw new Error('a stream runs in a worker thread');
  const loaded = {
    session,
    feeds: unpackFeeds(feeds, payload).map((feed) => toRuntimeFeeds(runtime, feed)),
    outputs,
    waits: new WaitClock(load.schedstat ?? SCHEDSTAT),
    isAlive: signOfLife(() => say({ is: 'alive' })),
  };
  const say = (message: StreamMessage): void => port.postMessage(message);
  let kept: readonly KeptRun[] = [];
  port.on('message', async (task: StreamTask) => {
    try {
      if (task.do === 'warm-up') await warmUp(loaded, task);
      else if (task.do === 'serve') kept = await serveRequests(loaded, task.block);
      else {
        say({ is: 'done', answers: kept.map(([request, own]) => [request, fromRuntimeOutputs(own)]) });
        kept = [];
        return;
      }
      say({ is: 'done' });
    } catch (error) {
      say({ is: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  });
  say({ is: 'done' });
}

type KeptRun = readonly [request: number, answer: InferenceSession.OnnxValueMapType];

async function serveRequests(
  { session, feeds, outputs, waits, isAlive }: LoadedRuns,
  block: SharedBlock,
): Promise<KeptRun[]> {
  const { from, base, taken, dueNs, begunNs, doneNs, lateNs, waitNs } = block;
  const isKept = new Set(block.keep);
  const kept: KeptRun[] = [];
  // Reading takes microseconds, so it happens after a request, never between its due time and its start.
  let doneBefore = nsSince(base);
  let reading = waits.read();
  for (;;) {
    const request = Atomics.add(taken, 0, 1);
    if (request >= dueNs.length) return kept;
    awaitQuery(block, request);
    const due = dueNs[request] as number;
    const isIdle = nsSince(base) < due;
    if (isIdle) waitUntil(due, base);
    const begun = nsSince(base);
    const feed = feeds[(from + request) % feeds.length] as InferenceSession.FeedsType;
    const answer = await session.run(feed, outputs);
    const done = nsSince(base);
    doneNs[request] = done;
    begunNs[request] = begun;
    lateNs[request] = isIdle ? begun - due : Number.NaN;
    openNextQuery(block);
    if (isKept.has(request)) kept.push([request, answer]);
    const readingBefore = reading;
    reading = waits.read();
    // Everything since the previous request was done, so that a wait during a reading is outside as well.
    const outsideNs = begun - doneBefore + (nsSince(base) - done);
    doneBefore = done;
    waitNs[request] = splitWait([readingBefore, reading], outsideNs).othersNs;
    isAlive();
  }
}

/** Spins: a sleeping thread would wake up about 50 µs late, which would count as the model's time. */
function awaitQuery({ queries }: SharedBlock, request: number): void {
  if (queries === undefined) return;
  const query = Math.floor(request / queries.samplesPerQuery);
  while (Atomics.load(queries.open, 0) < query);
}

/** The stream that finishes a query's last request marks the next query as due now. */
function openNextQuery({ queries, dueNs, base }: SharedBlock): void {
  if (queries === undefined) return;
  const { samplesPerQuery, done, open } = queries;
  const count = Atomics.add(done, 0, 1) + 1;
  if (count % samplesPerQuery !== 0) return;
  dueNs.fill(nsSince(base), count, count + samplesPerQuery);
  Atomics.store(open, 0, count / samplesPerQuery);
}

/** Wakes up this much early and spins for the rest: sleeping alone is up to a millisecond late. */
const SPIN_NS = 200_000;
const NS_PER_MS = 1e6;

const never = new Int32Array(new SharedArrayBuffer(4));

/** Monotonic time in ns since `base`; all threads of the process share the clock. */
const nsSince = (base: bigint): number => Number(process.hrtime.bigint() - base);

/** Blocks the thread until `atNs` after `base`. Returns immediately if that has passed. */
function waitUntil(atNs: number, base: bigint): void {
  const leftNs = atNs - nsSince(base) - SPIN_NS;
  if (leftNs > 0) Atomics.wait(never, 0, 0, leftNs / NS_PER_MS);
  while (nsSince(base) < atNs);
}
