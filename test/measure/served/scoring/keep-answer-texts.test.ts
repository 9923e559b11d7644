import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PromptItem } from '../../../../src/dataset/prompt-set.ts';
import {
  keepAnswerTexts,
  readAnswerTexts,
} from '../../../../src/measure/served/scoring/keep-answer-texts.ts';
import { type StartTextScoring, scoreTexts } from '../../../../src/measure/served/scoring/text-scoring.ts';
import { OutcomeTable } from '../../../../src/task/outcome-table.ts';
import { createTextScorer } from '../../../../src/task/text/create-text-scorer.ts';
import type { TextAnswer } from '../../../../src/task/text/text-answer.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'keep-texts-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const task = { kind: 'text', score: 'exact-match', 'ignore-case': false } as const;
const item = { id: '1', prompt: 'p', label: 'yes', slice: {}, place: 'p.jsonl, line 1' } satisfies PromptItem;

const answerOf = (text: string): TextAnswer => ({
  text,
  finishReason: 'stop',
  outputTokens: 1,
  meanLogprob: null,
  failed: false,
});

async function score(arm: 'baseline' | 'candidate', texts: readonly string[]): Promise<OutcomeTable> {
  const table = new OutcomeTable();
  const start = scoreTexts(createTextScorer({ task, review: undefined, place: 'task' }));
  const scoring = keepAnswerTexts({ directory }, arm, start)(table);
  for (const text of texts) scoring.add(answerOf(text), item);
  await scoring.finish();
  scoring.close();
  return table;
}

test('keeps the answers of each arm by position, and scores them all the same', async () => {
  const table = await score('baseline', ['yes', 'no', 'a\nb']);
  await score('candidate', ['other']);
  expect([0, 1, 2].map((position) => table.outcomeAt(position).correct)).toEqual([true, false, false]);
  expect(await readAnswerTexts({ directory }, 'baseline', new Set([0, 2, 9]))).toEqual(
    new Map([
      [0, 'yes'],
      [2, 'a\nb'],
    ]),
  );
  expect(await readAnswerTexts({ directory }, 'candidate', new Set([0]))).toEqual(new Map([[0, 'other']]));
});

test('keeps the last answers if an arm is asked again', async () => {
  await score('candidate', ['first', 'second']);
  await score('candidate', ['third']);
  expect(await readAnswerTexts({ directory }, 'candidate', new Set([0, 1]))).toEqual(new Map([[0, 'third']]));
});

test('has none of an arm that was not asked', async () => {
  expect(await readAnswerTexts({ directory }, 'baseline', new Set([0]))).toEqual(new Map());
});

test('cuts a long answer, and keeps signs that are no characters', async () => {
  await score('candidate', ['x'.repeat(1_000_000), '\uD800"\u2028\r\n']);
  const found = await readAnswerTexts({ directory }, 'candidate', new Set([0, 1]));
  expect(found.get(0)).toHaveLength(2_000);
  expect(found.get(1)).toBe('\uD800"\u2028\r\n');
});

test('leaves no file of an arm whose answers were not all scored', async () => {
  await score('candidate', ['first']);
  const failing: StartTextScoring = () => ({
    add: () => {
      throw new Error('no label');
    },
    finish: async () => {},
    close: () => {},
  });
  const scoring = keepAnswerTexts({ directory }, 'candidate', failing)(new OutcomeTable());
  expect(() => scoring.add(answerOf('second'), item)).toThrow('no label');
  scoring.close();
  expect(readdirSync(directory)).toEqual([]);
  expect(() => scoring.close()).not.toThrow();
});
