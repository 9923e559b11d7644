import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InfrastructureError, UserError } from '../../../../src/errors/errors.ts';
import { openExchange } from '../../../../src/measure/accuracy/compared/exchange.ts';
import { labelTexts } from '../../../../src/measure/accuracy/compared/label-texts.ts';
import { computeScore } from '../../../../src/task/compute-score.ts';
import { OutcomeTable } from '../../../../src/task/outcome-table.ts';
import { createTextScorer } from '../../../../src/task/text/create-text-scorer.ts';
import type { TextAnswer } from '../../../../src/task/text/text-answer.ts';
import { taskOf } from '../../../support/scoring.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'texts-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const answerOf = (text: string | undefined): TextAnswer => ({
  text: text ?? '',
  finishReason: 'stop',
  outputTokens: 1,
  meanLogprob: null,
  failed: text === undefined,
});

/** Scores of both models, each on what the baseline answered; undefined is a request that failed. */
function compare(score: string, baseline: readonly string[], candidate: readonly (string | undefined)[]) {
  const task = taskOf({ kind: 'text', score, label: 'baseline' });
  if (task.kind !== 'text') throw new TypeError('expected a text task');
  const exchange = openExchange(folder, { arms: 2, isLabelled: true, comparesAnswers: false });
  try {
    return [baseline, candidate].map((texts, position) => {
      const own = createTextScorer({ task, review: undefined, place: 'models.m.task' });
      const scorer = labelTexts(own, { exchange, position });
      const table = new OutcomeTable();
      for (const text of texts) {
        // The label of the data set is none that the score would take.
        const item = { label: { not: 'a label' }, place: 'prompts.jsonl, line 3', slice: {} };
        table.add(scorer.score(answerOf(text), item), item);
      }
      return computeScore(task, table).value;
    });
  } finally {
    exchange?.close();
  }
}

test.each([
  { score: 'exact-match', baseline: ['yes', ' no '], candidate: ['yes', 'No'], scores: [1, 0.5] },
  { score: 'normalized-match', baseline: ['The cat.', 'no'], candidate: ['cat', 'yes'], scores: [1, 0.5] },
  { score: 'numeric-match', baseline: ['so it is 7', '= 8.0'], candidate: ['7', '9'], scores: [1, 0.5] },
  { score: 'token-f1', baseline: ['red fox'], candidate: ['red cat'], scores: [1, 0.5] },
  { score: 'rouge-l', baseline: ['one two three four'], candidate: ['one two five six'], scores: [1, 0.5] },
  { score: 'chrf', baseline: ['abcdefgh'], candidate: ['ijklmnop'], scores: [1, 0] },
  { score: 'bleu', baseline: ['a b c d e'], candidate: ['v w x y z'], scores: [1, 0] },
  { score: 'wer', baseline: ['one two', ''], candidate: ['one', ''], scores: [0, 0.5] },
  { score: 'cer', baseline: ['abcd'], candidate: [undefined], scores: [0, 1] },
  {
    score: 'valid-json',
    baseline: ['{"a": 1}', '{"a": [2]}'],
    candidate: ['{"a": 1, "b": 2}', '{"a": [3]}'],
    scores: [1, 0.5],
  },
])(
  'with $score, what the baseline answered is the label of both',
  ({ score, baseline, candidate, scores }) => {
    const [before, now] = compare(score, baseline, candidate);
    expect(before).toBeCloseTo(scores[0] ?? Number.NaN, 9);
    expect(now).toBeCloseTo(scores[1] ?? Number.NaN, 9);
  },
);

test.each([
  { title: 'silence', score: 'exact-match', text: ' ' },
  { title: 'an article', score: 'normalized-match', text: 'A' },
  { title: 'punctuation', score: 'token-f1', text: '?!' },
  { title: 'words without a number', score: 'numeric-match', text: 'none' },
  { title: 'a number beyond all others', score: 'numeric-match', text: '1e999' },
  { title: 'other letters than ROUGE knows', score: 'rouge-l', text: 'да' },
  { title: 'a text that is too long to compare', score: 'rouge-l', text: 'a'.repeat(65_537) },
  { title: 'a text that is too long to compare', score: 'cer', text: 'a'.repeat(65_537) },
  { title: 'JSON without keys', score: 'valid-json', text: '{}' },
  { title: 'a list', score: 'valid-json', text: '[1]' },
  { title: 'no JSON', score: 'valid-json', text: 'Here it is' },
])('$title is no label for $score', ({ score, text }) => {
  expect(() => compare(score, [text], [text])).toThrow(UserError);
  expect(() => compare(score, [text], [text])).toThrow(
    'prompts.jsonl, line 3: expected an answer of the baseline that can be a label for this score, got none.',
  );
});

test('a request of the baseline that fails leaves no label', () => {
  const failing = [undefined] as unknown as string[];
  expect(() => compare('wer', failing, [''])).toThrow(InfrastructureError);
});
