import { createWriteStream, existsSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { openPromptSet } from '../../dataset/open-prompt-set.ts';
import type { PromptItem, PromptSet } from '../../dataset/prompt-set.ts';
import { UserError } from '../../errors/errors.ts';
import type { Progress } from '../../measure/progress-event.ts';
import type { TextScore } from '../../policy/served/text-task.ts';
import { normalizeAnswer } from '../../task/text/normalize-answer.ts';
import { proposeScore } from '../../task/text/propose-score.ts';
import type { Note } from '../../verdict/facts/note.ts';
import { shown } from '../file-comparison.ts';
import { noAnswer, tryServer, withServer } from './ask-server.ts';
import { drawPrompts } from './draw-prompts.ts';
import type { ServerComparison } from './server-comparison.ts';

/** Prompts for two servers, and what a verdict on them must say. */
interface WrittenPrompts {
  readonly score: TextScore;
  /** Whether the labels are the user's, so that a score says how good an answer is. */
  readonly isLabelled: boolean;
  readonly notes: readonly Note[];
}

/** Enough to see what labels look like. */
const GUESSED_FROM = 100;

/**
 * Writes the prompts to a file. Without labels from which a score can be guessed, the label is the baseline's answer: the
 * score is then how many words an answer has in common with it.
 *
 * @throws {UserError} If the prompts cannot be read, or a server does not answer.
 */
export async function writePrompts(
  file: string,
  comparison: ServerComparison,
  progress: Progress,
): Promise<WrittenPrompts> {
  const first = await firstPrompt(comparison);
  for (const arm of ['baseline', 'candidate'] as const) await tryServer(arm, comparison, first);
  const { prompts } = comparison;
  const score = prompts === undefined ? undefined : await guessScore(prompts);
  const made: Note[] = prompts === undefined ? [{ kind: 'made-up-prompts' }] : [];
  if (score !== undefined) {
    await writeItems(file, itemsOf(comparison));
    return { score, isLabelled: true, notes: [...made, { kind: 'score-guessed', score }] };
  }
  const count = { items: 0, of: 0 };
  await writeItems(file, labelled(comparison, count, progress));
  if (count.items === 0) throw noWords(comparison.baseline, count.of);
  return { score: 'token-f1', isLabelled: false, notes: [...made, { kind: 'labels-of-baseline', ...count }] };
}

type Item = Pick<PromptItem, 'id' | 'prompt' | 'label' | 'slice'>;

async function* itemsOf({ prompts, seed }: ServerComparison): AsyncGenerator<Item> {
  if (prompts !== undefined) {
    yield* (await openPrompts(prompts)).items();
    return;
  }
  for (const [index, prompt] of drawPrompts(seed).entries())
    yield { id: String(index + 1), prompt, label: undefined, slice: {} };
}

function openPrompts(path: string): Promise<PromptSet> {
  if (existsSync(path)) return openPromptSet({ path, shownPath: shown(path) });
  throw new UserError(
    `--prompts: expected a file of prompts, got no such file: ${shown(path)}.`,
    'Write one {"prompt": "…", "label": …} or {"messages": […], "label": …} per line.',
  );
}

async function firstPrompt(comparison: ServerComparison): Promise<PromptItem['prompt']> {
  for await (const { prompt } of itemsOf(comparison)) return prompt;
  throw new TypeError('expected at least one prompt');
}

async function guessScore(path: string): Promise<TextScore | undefined> {
  const labels: unknown[] = [];
  for await (const { label } of (await openPrompts(path)).items()) {
    labels.push(label);
    if (labels.length === GUESSED_FROM) break;
  }
  return proposeScore(labels).score;
}

/** Items with the baseline's answers as labels, without those that it answers with no word. */
async function* labelled(
  comparison: ServerComparison,
  count: { items: number; of: number },
  progress: Progress,
): AsyncGenerator<Item> {
  const { baseline } = comparison;
  const answers: Item[] = [];
  await withServer('baseline', comparison, async (ask) => {
    for await (const item of itemsOf(comparison)) {
      progress({ step: { kind: 'asking-baseline', prompts: count.of }, within: [] });
      const answer = await ask(item.prompt);
      if (!answer.ok) throw noAnswer(baseline, answer.failure);
      count.of += 1;
      if (normalizeAnswer(answer.generation.text) === '') continue;
      answers.push({ ...item, label: answer.generation.text });
      count.items += 1;
    }
  });
  yield* answers;
}

async function writeItems(file: string, items: AsyncIterable<Item>): Promise<void> {
  const stream = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  for await (const { id, prompt, label, slice } of items) {
    const asked = typeof prompt === 'string' ? { prompt } : { messages: prompt };
    stream.write(`${JSON.stringify({ id, ...asked, ...(label !== undefined && { label }), slice })}\n`);
  }
  stream.end();
  await finished(stream);
}

const noWords = (url: string, prompts: number): UserError =>
  new UserError(
    `${url}: expected answers with words to compare with, got none for ${prompts} prompts.`,
    'Give prompts that the model answers, with labels, in a file: --prompts prompts.jsonl.',
  );
