import { mean } from 'simple-statistics';
import type { RegressionItem, RegressionSet } from '../../../dataset/regression-set.ts';
import { feedBytes } from '../../../engine/onnxruntime/protocol.ts';
import type { InferAnswer } from '../../../engine/server/open-inference-client.ts';
import type { RequestFailure } from '../../../engine/server/request-failure.ts';
import { OutcomeTable } from '../../../task/outcome-table.ts';
import type { Answered, StartScoring } from '../../accuracy/answer-scoring.ts';
import { findUnrepeatable } from '../../accuracy/find-unrepeatable.ts';
import type { Unrepeatable } from '../../arm-measurement.ts';
import { FeedBuilder, type ItemFeed } from '../../feeds/build-feeds.ts';
import type { ServedAnswers } from '../../served-figures.ts';
import { auditCache } from '../cache/audit-cache.ts';
import { countFailures } from '../requests/summarize-requests.ts';
import type { OpenTensors } from '../tensors/open-tensor-server.ts';
import { refuseSilence } from './refuse-silence.ts';

/** Items that are sent twice, to see whether their outcomes repeat. */
const REPEATED_ITEMS = 64;
const REPEATED_BYTES = 16 * 2 ** 20;

/** The accuracy pass of one model that answers tensors. */
export interface ScoredTensors {
  readonly outcomes: OutcomeTable;
  readonly answers: ServedAnswers;
  /** Mean time of a request that was answered, in ns. */
  readonly serviceNs: number;
  /** Undefined if the first items have the same outcomes when they are sent again. */
  readonly unrepeatable: Unrepeatable | undefined;
}

interface Scoring {
  readonly set: Pick<RegressionSet, 'items'>;
  readonly start: StartScoring;
  /** Maximum number of items at a time. */
  readonly streams: number;
  readonly onScored: (items: number) => void;
}

/**
 * Sends all items of a regression set once and scores the outputs. A request that fails is an item that is wrong.
 *
 * @throws {ModelFailure} If the server ends, or answers none of the first items.
 * @throws {UserError} If items, model and task do not fit together.
 */
export async function scoreTensors(server: OpenTensors, options: Scoring): Promise<ScoredTensors> {
  const { engine } = server.arm;
  // Timed texts are salted, so no cache of embeddings matters. onnxruntime has none.
  const mayRemember = engine.kind === 'server' && engine.protocol === 'open-inference';
  const ratio = mayRemember ? await auditCache(server, options.set) : null;
  const pass = new TensorPass(server, options, ratio);
  const builder = new FeedBuilder(server.arm.model.facts.inputs, 1, 'traffic.batch');
  try {
    for await (const item of options.set.items()) {
      for (const feed of builder.add(item)) await pass.add(feed);
    }
    return await pass.finish();
  } finally {
    pass.close();
  }
}

class TensorPass {
  readonly #server: OpenTensors;
  readonly #options: Scoring;
  readonly #outcomes = new OutcomeTable();
  readonly #scoring;
  /** The outputs that are scored, as the server declares them. */
  readonly #wanted;
  readonly #sent: Sent[] = [];
  #waiting: ItemFeed[] = [];
  /** The first items, which are sent again at the end. */
  readonly #first: ItemFeed[] = [];
  #firstBytes = 0;

  readonly #repeatRatio: number | null;

  constructor(server: OpenTensors, options: Scoring, repeatRatio: number | null) {
    this.#server = server;
    this.#repeatRatio = repeatRatio;
    this.#options = options;
    this.#scoring = options.start(this.#outcomes);
    const names = this.#scoring.outputNames;
    this.#wanted = server.arm.model.facts.outputs.filter(({ name }) => names.includes(name));
  }

  async add(feed: ItemFeed): Promise<void> {
    this.#firstBytes += feedBytes(feed.feed);
    if (this.#first.length < REPEATED_ITEMS && this.#firstBytes <= REPEATED_BYTES) this.#first.push(feed);
    this.#waiting.push(feed);
    if (this.#waiting.length === this.#options.streams) await this.#send();
  }

  async finish(): Promise<ScoredTensors> {
    if (this.#waiting.length > 0) await this.#send();
    await refuseSilence(this.#server, this.#sent, { of: 'items', latest: 1, isAll: true });
    await this.#scoring.finish();
    const answered = this.#sent.filter(({ failure }) => failure === undefined);
    return {
      outcomes: this.#outcomes,
      answers: {
        meanInputTokens: meanTokens(answered),
        cutOff: 0,
        failures: countFailures(this.#sent.map(({ failure }) => failure?.kind)),
        repeatRatio: this.#repeatRatio,
      },
      serviceNs: mean(answered.map(({ ns }) => ns)),
      unrepeatable: await this.#repeat(),
    };
  }

  close(): void {
    this.#scoring.close();
  }

  async #send(): Promise<void> {
    const feeds = this.#waiting;
    this.#waiting = [];
    const answers = await Promise.all(feeds.map((feed) => this.#infer(feed)));
    this.#sent.push(...answers.map(toSent));
    await refuseSilence(this.#server, this.#sent, { of: 'items', latest: feeds.length });
    answers.forEach((answer, index) => {
      const item = itemOf(feeds[index] as ItemFeed);
      if (answer.ok) this.#scoring.add(answer.outputs, item);
      else this.#scoring.addUnanswered(item);
    });
    this.#options.onScored(feeds.length);
  }

  #infer({ feed }: ItemFeed): Promise<InferAnswer> {
    return this.#server.client.infer(feed, this.#wanted);
  }

  /** An item that failed either time says nothing about whether the model repeats itself. */
  async #repeat(): Promise<Unrepeatable | undefined> {
    const answered: Answered[] = [];
    const indices: number[] = [];
    for (const [index, feed] of this.#first.entries()) {
      const answer = this.#sent[index]?.failure === undefined ? await this.#infer(feed) : undefined;
      if (answer?.ok !== true) continue;
      answered.push({ outputs: answer.outputs, item: itemOf(feed) });
      indices.push(index);
    }
    const again = this.#first.map((_, index) => this.#outcomes.outcomeAt(index));
    for (const [position, outcome] of (await this.#scoring.again(answered)).entries())
      again[indices[position] ?? 0] = outcome;
    return findUnrepeatable(this.#outcomes, again, { operators: new Map() });
  }
}

/** What is kept of an answer. */
interface Sent {
  readonly failure: RequestFailure | undefined;
  /** NaN if there was none. */
  readonly ns: number;
  readonly inputTokens: number | undefined;
}

const toSent = (answer: InferAnswer): Sent =>
  answer.ok
    ? { failure: undefined, ns: answer.ns, inputTokens: answer.inputTokens }
    : { failure: answer.failure, ns: Number.NaN, inputTokens: undefined };

/** Mean tokens of a request; null unless all answers count them. */
function meanTokens(answered: readonly Sent[]): number | null {
  const tokens = answered.flatMap(({ inputTokens }) => inputTokens ?? []);
  return tokens.length === 0 || tokens.length < answered.length ? null : mean(tokens);
}

/** Each request has one item. */
const itemOf = ({ items }: ItemFeed): RegressionItem => items[0] as RegressionItem;
