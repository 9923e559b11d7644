import { mean } from 'simple-statistics';
import type { PromptItem, PromptSet } from '../../../dataset/prompt-set.ts';
import type { GenerationAnswer } from '../../../engine/server/openai-client.ts';
import type { RequestFailure } from '../../../engine/server/request-failure.ts';
import { OutcomeTable } from '../../../task/outcome-table.ts';
import type { TextAnswer } from '../../../task/text/text-answer.ts';
import type { ServedAnswers } from '../../served-figures.ts';
import { repeatRatio } from '../cache/repeat-ratio.ts';
import type { OpenServer } from '../open-server.ts';
import { saltPrompt, sendPrompt } from '../requests/send-prompt.ts';
import { countFailures } from '../requests/summarize-requests.ts';
import { refuseSilence } from './refuse-silence.ts';
import type { StartTextScoring, TextScoring } from './text-scoring.ts';

/** Prompts that are sent again, to see whether a server remembers its answers. */
const REPEATED = 4;
const REPEATS = 3;

/** The accuracy pass of one served model. */
interface ScoredPrompts {
  readonly outcomes: OutcomeTable;
  readonly answers: ServedAnswers;
  /** Mean time of a request that was answered, in ns; NaN if none was. */
  readonly serviceNs: number;
}

interface Scoring {
  readonly set: Pick<PromptSet, 'items'>;
  readonly start: StartTextScoring;
  /** Maximum number of prompts at a time. */
  readonly streams: number;
  /** Whether to ask for the probabilities of the tokens. */
  readonly logprobs: boolean;
  readonly onScored: (items: number) => void;
}

/**
 * Sends all prompts once and scores the answers. A request that fails is an item that is wrong.
 *
 * @throws {ModelFailure} If the server ends, or answers none of the first prompts.
 * @throws {UserError} If labels and task do not fit together.
 */
export async function scorePrompts(server: OpenServer, scoring: Scoring): Promise<ScoredPrompts> {
  const outcomes = new OutcomeTable();
  const texts = scoring.start(outcomes);
  try {
    return { outcomes, ...(await askAll(server, scoring, texts)) };
  } finally {
    texts.close();
  }
}

async function askAll(
  server: OpenServer,
  { set, streams, logprobs, onScored }: Scoring,
  texts: TextScoring,
): Promise<Omit<ScoredPrompts, 'outcomes'>> {
  const sent: Sent[] = [];
  const first: PromptItem[] = [];
  let waiting: PromptItem[] = [];
  const send = async (): Promise<void> => {
    const answers = await Promise.all(waiting.map((item) => sendPrompt(server, item.prompt, { logprobs })));
    sent.push(...answers.map(toSent));
    await refuseSilence(server, sent, { of: 'prompts', latest: answers.length });
    for (const [index, answer] of answers.entries()) texts.add(toText(answer), waiting[index] as PromptItem);
    onScored(waiting.length);
    waiting = [];
  };
  for await (const item of set.items()) {
    if (first.length < REPEATED) first.push(item);
    waiting.push(item);
    if (waiting.length === streams) await send();
  }
  if (waiting.length > 0) await send();
  await refuseSilence(server, sent, { of: 'prompts', latest: 1, isAll: true });
  await texts.finish();
  const answered = sent.filter(({ failure }) => failure === undefined);
  const inputTokens = answered.flatMap(({ inputTokens: tokens }) => tokens ?? []);
  return {
    answers: {
      outputTokens: sent.map(({ outputTokens }) => outputTokens),
      meanInputTokens:
        inputTokens.length < answered.length || answered.length === 0 ? null : mean(inputTokens),
      cutOff: sent.filter(({ isCutOff }) => isCutOff).length,
      failures: countFailures(sent.map(({ failure }) => failure?.kind)),
      repeatRatio: await compareRepeats(server, first),
    },
    serviceNs: answered.length === 0 ? Number.NaN : mean(answered.map(({ serviceNs }) => serviceNs)),
  };
}

/** What is kept of an answer. */
interface Sent {
  readonly outputTokens: number;
  readonly inputTokens: number | null;
  readonly isCutOff: boolean;
  readonly serviceNs: number;
  readonly failure: RequestFailure | undefined;
}

function toSent(answer: GenerationAnswer): Sent {
  if (!answer.ok) {
    const nothing = { outputTokens: 0, inputTokens: null, isCutOff: false, serviceNs: Number.NaN };
    return { ...nothing, failure: answer.failure };
  }
  const { outputTokens, inputTokens, finishReason, endNs } = answer.generation;
  return {
    outputTokens,
    inputTokens,
    isCutOff: finishReason === 'length',
    serviceNs: endNs,
    failure: undefined,
  };
}

function toText(answer: GenerationAnswer): TextAnswer {
  if (!answer.ok) return { text: '', finishReason: null, outputTokens: 0, meanLogprob: null, failed: true };
  const { text, finishReason, outputTokens, meanLogprob } = answer.generation;
  return { text, finishReason, outputTokens, meanLogprob, failed: false };
}

/**
 * How much faster a prompt is answered that the server has just answered. Each is sent twice in a row, with a few new
 * characters in front, so that both times it is equally long and, without a cache, answered alike.
 *
 * @returns See {@link repeatRatio}. Null if a request failed.
 */
async function compareRepeats(server: OpenServer, items: readonly PromptItem[]): Promise<number | null> {
  const ratios: number[] = [];
  for (const [index, { prompt }] of items.entries()) {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      const salted = saltPrompt(prompt, [-1, index, repeat]);
      const fresh = await sendPrompt(server, salted);
      const repeated = await sendPrompt(server, salted);
      if (!repeated.ok || !fresh.ok) return null;
      ratios.push(perToken(repeated.generation) / perToken(fresh.generation));
    }
  }
  return repeatRatio(ratios);
}

/** An answer may be of another length when it is sampled again. */
const perToken = ({ endNs, outputTokens }: { endNs: number; outputTokens: number }): number =>
  endNs / Math.max(1, outputTokens);
