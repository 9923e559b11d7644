import { setFlagsFromString } from 'node:v8';
import type { RegressionSet } from '../../dataset/regression-set.ts';
import type { Arm, Workspace } from '../../engine/onnxruntime/arm.ts';
import { type Feed, feedBytes, packFeeds } from '../../engine/onnxruntime/protocol.ts';
import type { Reply } from '../../engine/onnxruntime/reply.ts';
import { startWorker } from '../../engine/onnxruntime/start-worker.ts';
import { unpackAnswers } from '../../engine/onnxruntime/unpack-answers.ts';
import type { WorkerProcess } from '../../engine/onnxruntime/worker-process.ts';
import { UserError } from '../../errors/errors.ts';
import { OutcomeTable } from '../../task/outcome-table.ts';
import type { Unrepeatable } from '../arm-measurement.ts';
import { FeedBuilder, type ItemFeed, splitOutputs } from '../feeds/build-feeds.ts';
import type { TimedInput } from '../feeds/sample-feeds.ts';
import { splitSteps } from '../sequence/split-steps.ts';
import { stackSteps } from '../sequence/stack-steps.ts';
import type { Answered, AnswerScoring, StartScoring } from './answer-scoring.ts';
import { estimateService, type ServiceTime } from './estimate-service.ts';
import { findUnrepeatable } from './find-unrepeatable.ts';
import { type ScoredAnswers, scoreTimedInputs } from './timed-answers.ts';

const MAX_FEEDS_AT_ONCE = 256;
const MAX_BYTES_AT_ONCE = 8 * 2 ** 20;
/** Target duration of an exchange with the child: short enough for its deadline, long enough to be cheap. */
const EXCHANGE_MS = 200;
/** Items that run twice, to see whether their outcomes repeat. */
const REPEATED_ITEMS = 64;
const REPEATED_BYTES = 16 * 2 ** 20;
/** One exchange in progress and one queued in the pipe, so that the child never waits for this process. */
const MAX_UNDER_WAY = 2;

/** What the pass scores, and how. */
interface PassOptions<Scoring> {
  readonly set: RegressionSet;
  readonly scoring: Scoring;
  readonly batch: number;
  /** Called with the number of items that have just been scored. */
  readonly onScored?: (items: number) => void;
  /** Inputs of the timed runs, whose answers are to be compared; asked for once all items are scored. */
  readonly timedInputs?: () => Promise<readonly TimedInput[]>;
}

export interface AccuracyResult extends ServiceTime {
  readonly outcomes: OutcomeTable;
  /** Undefined if the first items have the same outcomes when they run again. */
  readonly unrepeatable: Unrepeatable | undefined;
  /** How its answers differ from the baseline's, if they were compared; see `compareAnswers`. */
  readonly versus?: OutcomeTable | undefined;
  /** Mean number of steps of an item, of a model with a state. */
  readonly stepsPerItem?: number | undefined;
  /** Answers to some inputs of the timed runs; absent if the model was not run, or is random. */
  readonly timedAnswers?: ScoredAnswers;
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
  options: PassOptions<StartScoring>,
): Promise<AccuracyResult> {
  const outcomes = new OutcomeTable();
  const scoring = options.scoring(outcomes);
  try {
    return await scoreAll(workspace, arm, { ...options, scoring, outcomes });
  } finally {
    scoring.close();
  }
}

async function scoreAll(
  workspace: Workspace,
  arm: Arm,
  options: PassOptions<AnswerScoring> & { readonly outcomes: OutcomeTable },
): Promise<AccuracyResult> {
  // With items streaming through, some always survive a collection, so V8 would let its young generation grow to more than
  // 100 MiB. It multiplies the size by this factor each time it grows.
  setFlagsFromString('--semi-space-growth-factor=1');
  const builder = new FeedBuilder(arm.model.facts.inputs, options.batch, 'traffic.batch');
  const items = options.set.items()[Symbol.asyncIterator]();
  // Reading may have to start a process of its own, which can happen while the model loads.
  const first = items.next();
  first.catch(() => {});
  let worker: WorkerProcess | undefined;
  try {
    ({ worker } = await startWorker(workspace, arm));
    const { runMs: deadlineMs } = workspace.deadlines;
    const pass = new AccuracyPass(worker, { ...options, arm, deadlineMs });
    for (let next = await first; next.done !== true; next = await items.next()) {
      for (const feed of builder.add(next.value)) await pass.add(feed);
    }
    for (const feed of builder.end()) await pass.add(feed);
    const result = await pass.finish();
    // A model that is random never repeats an answer, which the verdict says anyway.
    if (options.timedInputs === undefined || result.unrepeatable !== undefined) return result;
    const inputs = await options.timedInputs();
    return { ...result, timedAnswers: await scoreTimedInputs(inputs, (feed) => pass.answer(feed)) };
  } finally {
    worker?.kill();
    await items.return?.();
  }
}

/** Keeps the child busy while earlier answers are scored and the next items are read. */
class AccuracyPass {
  readonly #worker: WorkerProcess;
  readonly #arm: Arm;
  readonly #deadlineMs: number;
  readonly #onScored: (items: number) => void;
  readonly #outcomes: OutcomeTable;
  readonly #scoring: AnswerScoring;
  /** The first items, which run again at the end. */
  readonly #first: SteppedFeed[] = [];
  #firstBytes = 0;
  #waiting: SteppedFeed[] = [];
  #waitingBytes = 0;
  /** Exchanges that may not be scored yet, oldest first. */
  readonly #underWay: Promise<void>[] = [];
  /** Starts small, so that a slow model's first exchange meets its deadline. */
  #feedsAtOnce = 1;
  readonly #service = estimateService();
  #steps = 0;
  /** When the last answer arrived. */
  #answeredAt = 0;

  constructor(
    worker: WorkerProcess,
    options: {
      arm: Arm;
      scoring: AnswerScoring;
      outcomes: OutcomeTable;
      deadlineMs: number;
      onScored?: (items: number) => void;
    },
  ) {
    this.#worker = worker;
    this.#arm = options.arm;
    this.#scoring = options.scoring;
    this.#outcomes = options.outcomes;
    this.#deadlineMs = options.deadlineMs;
    this.#onScored = options.onScored ?? (() => {});
  }

  async add(whole: ItemFeed): Promise<void> {
    const feed = { ...whole, steps: stepsOf(whole, this.#arm) };
    this.#waiting.push(feed);
    this.#steps += feed.steps.length;
    const bytes = feedBytes(feed.feed);
    this.#waitingBytes += bytes;
    this.#firstBytes += bytes;
    const known = this.#first.reduce((count, { items }) => count + items.length, 0);
    if (known < REPEATED_ITEMS && this.#firstBytes <= REPEATED_BYTES) this.#first.push(feed);
    if (this.#waiting.length >= this.#feedsAtOnce || this.#waitingBytes >= MAX_BYTES_AT_ONCE)
      await this.#send();
  }

  async finish(): Promise<AccuracyResult> {
    await this.#send();
    while (this.#underWay.length > 0) await this.#underWay.shift();
    await this.#scoring.finish();
    const unrepeatable = await this.#repeat();
    const stepsPerItem = this.#arm.sequence && this.#steps / this.#outcomes.count;
    return { outcomes: this.#outcomes, unrepeatable, stepsPerItem, ...this.#service.estimate() };
  }

  /** Runs one input for the outputs that are scored; others may be random. */
  async answer(feed: Feed): Promise<Feed | undefined> {
    const [answer] = this.#unpack(1, await this.#request(packFeeds([feed])));
    return answer;
  }

  async #repeat(): Promise<Unrepeatable | undefined> {
    const again: Answered[] = [];
    for (const feed of this.#first) {
      const answers = this.#unpack(feed.steps.length, await this.#request(packFeeds(feed.steps)));
      again.push(...answeredItems([feed], answers));
    }
    return findUnrepeatable(this.#outcomes, await this.#scoring.again(again), this.#arm.model.facts);
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

  async #exchange(items: readonly SteppedFeed[]): Promise<void> {
    const feeds = items.flatMap(({ steps }) => steps);
    const packed = packFeeds(feeds);
    const sentAt = performance.now();
    const answer = await this.#request(packed);
    const answeredAt = performance.now();
    // Before the previous answer, the child was still busy with the previous exchange.
    const elapsedMs = answeredAt - Math.max(sentAt, this.#answeredAt);
    this.#answeredAt = answeredAt;
    this.#service.add(feeds, elapsedMs);
    // Items may come sorted by length, so the next ones may be much slower than these.
    if (elapsedMs < EXCHANGE_MS / 2) this.#feedsAtOnce = Math.min(this.#feedsAtOnce * 2, MAX_FEEDS_AT_ONCE);
    else if (elapsedMs > EXCHANGE_MS * 2)
      this.#feedsAtOnce = Math.max(1, Math.floor((items.length * EXCHANGE_MS) / elapsedMs));
    this.#score(items, this.#unpack(feeds.length, answer));
    this.#onScored(items.reduce((count, { items: own }) => count + own.length, 0));
  }

  #request({ headers, payload }: ReturnType<typeof packFeeds>): Promise<InferAnswer> {
    return this.#worker.request(
      { do: 'infer', feeds: headers, outputs: [...this.#scoring.outputNames] },
      { payload, deadlineMs: this.#deadlineMs },
    );
  }

  #unpack(count: number, { reply, payload }: InferAnswer): Feed[] {
    const names = this.#scoring.outputNames;
    return unpackAnswers({ headers: reply.outputs, payload }, { arm: this.#arm.name, names, count });
  }

  #score(feeds: readonly SteppedFeed[], answers: readonly Feed[]): void {
    for (const { outputs, item } of answeredItems(feeds, answers)) this.#scoring.add(outputs, item);
  }
}

/** The outputs of some feeds. */
interface InferAnswer {
  readonly reply: Reply & { readonly did: 'infer' };
  readonly payload: Uint8Array;
}

/** A feed as the runs that it takes: one, or one for each step of a sequence. */
interface SteppedFeed extends ItemFeed {
  readonly steps: readonly Feed[];
}

function stepsOf({ feed, items: [item] }: ItemFeed, { sequence, session }: Arm): readonly Feed[] {
  if (sequence === undefined) return [feed];
  return splitSteps(feed, { sequence, states: session.state ?? [], place: item?.place ?? 'item' });
}

/** The items of some feeds, each with its own outputs. */
function answeredItems(feeds: readonly SteppedFeed[], answers: readonly Feed[]): Answered[] {
  let next = 0;
  return feeds.flatMap((feed) => {
    const own = answers.slice(next, next + feed.steps.length);
    next += feed.steps.length;
    const isOneRun = feed.steps[0] === feed.feed;
    const answer = isOneRun ? (own[0] ?? new Map()) : stackSteps(own, feed.items[0]?.place ?? 'item');
    const outputs = splitOutputs(answer, feed);
    return feed.items.map((item, row) => {
      const ofItem = outputs[row];
      if (ofItem === undefined)
        throw new UserError(
          `${item.place}: expected an answer, got none.`,
          'This is a bug in the gate. Please report it.',
        );
      return { outputs: ofItem, item };
    });
  });
}
