import { setFlagsFromString } from 'node:v8';
import type { RegressionSet } from '../dataset/regression-set.ts';
import type { Arm, Workspace } from '../engine/onnxruntime/arm.ts';
import { type Feed, packFeeds, unpackFeeds } from '../engine/onnxruntime/protocol.ts';
import { startWorker } from '../engine/onnxruntime/start-worker.ts';
import type { WorkerProcess } from '../engine/onnxruntime/worker-process.ts';
import { UserError } from '../errors/errors.ts';
import { OutcomeTable } from '../task/outcome-table.ts';
import type { Scorer } from '../task/score/scorer.ts';
import { FeedBuilder, feedBytes, type ItemFeed, splitOutputs } from './build-feeds.ts';

const MAX_FEEDS_AT_ONCE = 256;
const MAX_BYTES_AT_ONCE = 8 * 2 ** 20;
/** Target duration of an exchange with the child: short enough for its deadline, long enough to be cheap. */
const EXCHANGE_MS = 200;
/** One exchange in progress and one queued in the pipe, so that the child never waits for this process. */
const MAX_UNDER_WAY = 2;

export interface AccuracyResult {
  readonly outcomes: OutcomeTable;
  /** Mean wall time per inference in this pass, in ns, without the first of each shape. For planning; not a latency. */
  readonly serviceNs: number;
}

/**
 * Runs the whole regression set once through a model, in order, and scores every item. Items are streamed: only those on
 * their way to or from the child are in memory. Labels never leave this process.
 *
 * @throws {ModelFailure} If the model crashes, hangs or is refused.
 * @throws {UserError} If items, model and task do not fit together.
 */
export async function measureAccuracy(
  workspace: Workspace,
  arm: Arm,
  options: {
    set: RegressionSet;
    scorer: Scorer;
    batch: number;
    /** Called with the number of items that have just been scored. */
    onScored?: (items: number) => void;
  },
): Promise<AccuracyResult> {
  // With items streaming through, some always survive a collection, so V8 would let its young generation grow to more than
  // 100 MiB. It multiplies the size by this factor each time it grows.
  setFlagsFromString('--semi-space-growth-factor=1');
  const builder = new FeedBuilder(arm.model.facts.inputs, options.batch, 'traffic.batch');
  const { worker } = await startWorker(workspace, arm);
  try {
    const { runMs: deadlineMs } = workspace.deadlines;
    const pass = new AccuracyPass(worker, { ...options, deadlineMs });
    for await (const item of options.set.items()) {
      for (const feed of builder.add(item)) await pass.add(feed);
    }
    for (const feed of builder.end()) await pass.add(feed);
    return await pass.finish();
  } finally {
    worker.kill();
  }
}

/** Keeps the child busy while earlier answers are scored and the next items are read. */
class AccuracyPass {
  readonly #worker: WorkerProcess;
  readonly #scorer: Scorer;
  readonly #deadlineMs: number;
  readonly #onScored: (items: number) => void;
  readonly #outcomes = new OutcomeTable();
  #waiting: ItemFeed[] = [];
  #waitingBytes = 0;
  /** Exchanges that may not be scored yet, oldest first. */
  readonly #underWay: Promise<void>[] = [];
  /** Starts small, so that a slow model's first exchange meets its deadline. */
  #feedsAtOnce = 1;
  readonly #service = estimateService();
  /** When the last answer arrived. */
  #answeredAt = 0;

  constructor(
    worker: WorkerProcess,
    options: { scorer: Scorer; deadlineMs: number; onScored?: (items: number) => void },
  ) {
    this.#worker = worker;
    this.#scorer = options.scorer;
    this.#deadlineMs = options.deadlineMs;
    this.#onScored = options.onScored ?? (() => {});
  }

  async add(feed: ItemFeed): Promise<void> {
    this.#waiting.push(feed);
    this.#waitingBytes += feedBytes(feed.feed);
    if (this.#waiting.length >= this.#feedsAtOnce || this.#waitingBytes >= MAX_BYTES_AT_ONCE)
      await this.#send();
  }

  async finish(): Promise<AccuracyResult> {
    await this.#send();
    while (this.#underWay.length > 0) await this.#underWay.shift();
    this.#scorer.finish();
    return { outcomes: this.#outcomes, serviceNs: this.#service.meanNs() };
  }

  async #send(): Promise<void> {
    if (this.#waiting.length === 0) return;
    if (this.#underWay.length === MAX_UNDER_WAY) await this.#underWay.shift();
    const exchange = this.#exchange(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    // The failure is thrown where the exchange is awaited; until then Node must not treat it as unhandled.
    exchange.catch(() => {});
    this.#underWay.push(exchange);
  }

  async #exchange(items: readonly ItemFeed[]): Promise<void> {
    const feeds = items.map(({ feed }) => feed);
    const { headers, payload } = packFeeds(feeds);
    const outputs = [...this.#scorer.outputNames];
    const sentAt = performance.now();
    const answer = await this.#worker.request(
      { do: 'infer', feeds: headers, outputs },
      { payload, deadlineMs: this.#deadlineMs },
    );
    const answeredAt = performance.now();
    // Before the previous answer, the child was still busy with the previous exchange.
    const elapsedMs = answeredAt - Math.max(sentAt, this.#answeredAt);
    this.#answeredAt = answeredAt;
    this.#service.add(feeds, elapsedMs);
    if (elapsedMs < EXCHANGE_MS / 2) this.#feedsAtOnce = Math.min(this.#feedsAtOnce * 2, MAX_FEEDS_AT_ONCE);
    this.#score(items, unpackFeeds(answer.reply.outputs, answer.payload));
    this.#onScored(items.reduce((count, { items: own }) => count + own.length, 0));
  }

  #score(feeds: readonly ItemFeed[], answers: readonly Feed[]): void {
    feeds.forEach((feed, index) => {
      const outputs = splitOutputs(answers[index] ?? new Map(), feed);
      feed.items.forEach((item, row) => {
        const own = outputs[row];
        if (own === undefined)
          throw new UserError(`${item.place}: expected an answer, got none.`, 'Report this.');
        this.#outcomes.add(this.#scorer.score(own, item), item);
      });
    });
  }
}

/** Estimates the time per inference from how long a child took for several. */
interface ServiceEstimate {
  /** @param elapsedMs - Total wall time for all of `feeds`. */
  add(feeds: readonly Feed[], elapsedMs: number): void;
  /** Mean wall time per inference, in ns; NaN before the first. */
  meanNs(): number;
}

interface Sum {
  inferences: number;
  elapsedMs: number;
}

/**
 * Estimates the time per inference. A GPU provider prepares its kernels when it first sees an input shape, which may take
 * seconds, so exchanges with a new shape count only if there are no others.
 */
export function estimateService(): ServiceEstimate {
  const shapes = new Set<string>();
  const [first, warm]: [Sum, Sum] = [
    { inferences: 0, elapsedMs: 0 },
    { inferences: 0, elapsedMs: 0 },
  ];
  return {
    add(feeds, elapsedMs) {
      const known = shapes.size;
      for (const feed of feeds) shapes.add(shapeOf(feed));
      const sum = shapes.size > known ? first : warm;
      sum.inferences += feeds.length;
      sum.elapsedMs += elapsedMs;
    },
    meanNs() {
      const { inferences, elapsedMs } = warm.inferences > 0 ? warm : first;
      return (elapsedMs * 1e6) / inferences;
    },
  };
}

const shapeOf = (feed: Feed): string => [...feed.values()].map(({ shape }) => shape.join()).join(';');
