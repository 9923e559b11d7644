import { Worker } from 'node:worker_threads';
import { type Feed, HEAD_START_NS } from '../protocol.ts';
import type { KeptAnswer, SharedBlock, StreamMessage, StreamStart, StreamTask } from './stream-thread.ts';

const BYTES_PER_FLOAT64 = 8;

/** Times of a block of requests, one entry per request in order of arrival. */
export interface ServedBlock {
  /** From the request's due time until all outputs were available, in ns; time in the queue counts. */
  readonly latenciesNs: Float64Array;
  /** The inference alone, in ns. */
  readonly serviceNs: Float64Array;
  /** How late an idle stream started the request, in ns; NaN if the request had to queue. */
  readonly lateNs: Float64Array;
  /** How much of the inference waited for a core because of other programs, in ns; NaN if unknown. */
  readonly waitNs: Float64Array;
  /** The requested outputs, in the order of their requests. */
  readonly kept: readonly Feed[];
}

/** Threads that serve requests from one queue. */
export class Streams {
  readonly #threads: readonly Worker[];
  readonly #isAlive: () => void;

  private constructor(threads: readonly Worker[], isAlive: () => void) {
    this.#threads = threads;
    this.#isAlive = isAlive;
  }

  /**
   * Starts the threads, each with its own session.
   *
   * @param isAlive - Called when a thread gives a sign of life.
   */
  static async open(count: number, start: StreamStart, isAlive: () => void): Promise<Streams> {
    const threads = Array.from(
      { length: count },
      () => new Worker(new URL(import.meta.url), { workerData: start }),
    );
    const streams = new Streams(threads, isAlive);
    await Promise.all(threads.map((thread) => answer(thread, isAlive)));
    return streams;
  }

  /** Warms up all streams at the same time, since they will also run in parallel. */
  async warmUp({ minRuns, minNs }: { minRuns: number; minNs: number }): Promise<void> {
    await this.#all({ do: 'warm-up', minRuns, minNs });
  }

  /**
   * Serves requests at their due times, even if earlier ones are not done yet: an open loop. With `samplesPerQuery`, they
   * come in queries: each query is due when the previous one is done, and only the first due time is used.
   *
   * @param dueNs - Shape [n], ascending, in ns from the start of the block.
   * @param of - The first request's position in the feeds, the number of requests per query, and the requests whose outputs
   *   are returned.
   */
  async serve(
    dueNs: Float64Array,
    {
      from,
      samplesPerQuery,
      keep = [],
    }: { from: number; samplesPerQuery?: number; keep?: readonly number[] | undefined },
  ): Promise<ServedBlock> {
    const shared = (): Float64Array =>
      new Float64Array(new SharedArrayBuffer(dueNs.length * BYTES_PER_FLOAT64));
    const block: SharedBlock = {
      from,
      base: process.hrtime.bigint() + BigInt(HEAD_START_NS),
      taken: counter(),
      queries:
        samplesPerQuery === undefined ? undefined : { samplesPerQuery, done: counter(), open: counter() },
      keep,
      dueNs: shared(),
      begunNs: shared(),
      doneNs: shared(),
      lateNs: shared(),
      waitNs: shared(),
    };
    block.dueNs.set(dueNs);
    await this.#all({ do: 'serve', block });
    return {
      latenciesNs: block.doneNs.map((done, request) => done - (block.dueNs[request] as number)),
      serviceNs: block.doneNs.map((done, request) => done - (block.begunNs[request] as number)),
      lateNs: Float64Array.from(block.lateNs),
      waitNs: Float64Array.from(block.waitNs),
      kept: keep.length === 0 ? [] : await this.#handOver(keep),
    };
  }

  async #handOver(keep: readonly number[]): Promise<Feed[]> {
    const answers = new Map((await this.#all({ do: 'hand-over' })).flat());
    return keep.map((request) => answers.get(request) ?? new Map());
  }

  async #all(task: StreamTask): Promise<(readonly KeptAnswer[])[]> {
    return Promise.all(
      this.#threads.map((thread) => {
        const done = answer(thread, this.#isAlive);
        thread.postMessage(task);
        return done;
      }),
    );
  }
}

const counter = (): Int32Array => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

function answer(thread: Worker, isAlive: () => void): Promise<readonly KeptAnswer[]> {
  return new Promise((resolve, reject) => {
    const hear = (message: StreamMessage): void => {
      if (message.is === 'alive') {
        isAlive();
        return;
      }
      thread.off('error', reject).off('message', hear);
      if (message.is === 'done') resolve(message.answers ?? []);
      else reject(new Error(message.message));
    };
    thread.once('error', reject).on('message', hear);
  });
}
