import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { TextScore } from '../../../src/policy/served/text-task.ts';
import { computeScore } from '../../../src/task/compute-score.ts';
import { findGuess } from '../../../src/task/find-guess.ts';
import { OutcomeTable } from '../../../src/task/outcome-table.ts';
import { editDistance } from '../../../src/task/text/count-errors.ts';
import { taskOf, userErrorOf } from '../../support/scoring.ts';
import { answered, failed, scoreText, textScorerOf } from './answers.ts';

/* What other packages give for the same texts. `reference/texts.py` wrote it down. */

const { cases } = z
  .object({
    cases: z.array(
      z.object({
        title: z.string(),
        items: z.array(z.object({ label: z.unknown(), answer: z.string() })),
        scores: z.partialRecord(z.enum(['bleu', 'chrf', 'rouge-l', 'wer', 'cer']), z.number()),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'reference', 'texts.json'), 'utf8')));

function tableOf(
  score: TextScore,
  items: readonly { label: unknown; answer: string | null }[],
): OutcomeTable {
  const table = new OutcomeTable();
  const scorer = textScorerOf({ task: { score } });
  for (const { label, answer } of items) {
    const given = answer === null ? failed('cut') : answered(answer);
    table.add(scorer.score(given, { label, place: '' }), { slice: {}, place: '' });
  }
  return table;
}

const scoreOf = (score: TextScore, items: Parameters<typeof tableOf>[1]): number | null =>
  computeScore(taskOf({ kind: 'text', score }), tableOf(score, items)).value;

describe.each(['bleu', 'chrf', 'rouge-l', 'wer', 'cer'] as const)('%s', (score) => {
  const known = cases.filter(({ scores }) => scores[score] !== undefined);

  test('has at least five sets', () => expect(known.length).toBeGreaterThanOrEqual(5));

  test.each(known)('of $title is that of the package', ({ items, scores }) => {
    expect(Math.abs((scoreOf(score, items) ?? Number.NaN) - (scores[score] ?? 0))).toBeLessThan(1e-9);
  });
});

describe('scores of texts', () => {
  test('count a request that failed as an empty answer, and wrong', () => {
    for (const score of ['bleu', 'chrf', 'rouge-l', 'wer', 'cer'] as const) {
      const others = [{ label: 'one two three four five', answer: 'one two three four' }];
      const label = 'one two';
      expect(scoreOf(score, [...others, { label, answer: null }])).toBe(
        scoreOf(score, [...others, { label, answer: '' }]),
      );
      expect(tableOf(score, [{ label, answer: null }]).outcomeAt(0).correct).toBe(false);
    }
  });

  test('take the nearest of several labels for errors, and ignore case on request', () => {
    const label = ['a b c', 'a b'];
    expect(scoreText({ task: { score: 'wer' }, answer: 'a b', label })).toMatchObject({
      correct: true,
      parts: [0, 2],
    });
    expect(scoreText({ task: { score: 'cer' }, answer: 'AB', label: 'ab' }).value).toBe(1);
    expect(scoreText({ task: { score: 'cer', 'ignore-case': true }, answer: 'AB', label: 'ab' }).value).toBe(
      0,
    );
    expect(scoreText({ task: { score: 'wer' }, answer: 'a\tb\nc', label: 'a b c' }).value).toBe(0);
  });

  test('call an answer beyond all bounds wrong instead of comparing it', () => {
    const answer = 'a '.repeat(40_000);
    expect(scoreText({ task: { score: 'rouge-l' }, answer, label: 'a' }).value).toBe(0);
    expect(scoreText({ task: { score: 'wer' }, answer, label: 'a' }).value).toBeGreaterThan(40_000);
  });

  test('need a label with words, unless nothing was said', () => {
    expect(
      userErrorOf(() => scoreText({ task: { score: 'bleu' }, answer: 'a', label: '' })).message,
    ).toContain('expected a text');
    expect(
      userErrorOf(() => scoreText({ task: { score: 'wer' }, answer: 'a', label: {} })).message,
    ).toContain('expected a text');
    expect(scoreOf('wer', [{ label: ' ', answer: '' }])).toBeNull();
  });

  test('are no better than guessing if silence is as good', () => {
    const guess = (answer: string) =>
      findGuess(taskOf({ kind: 'text', score: 'wer' }), tableOf('wer', [{ label: 'a b', answer }]));
    expect(guess('c d')).toEqual({ score: 1, chance: 1, by: 'silence' });
    expect(guess('a d')).toBeUndefined();
  });

  test.each([
    { left: '', right: '', distance: 0 },
    { left: 'kitten', right: 'sitting', distance: 3 },
    { left: 'abc', right: '', distance: 3 },
    { left: 'aXbc', right: 'abc', distance: 1 },
    { left: 'aab', right: 'ab', distance: 1 },
  ])('between "$left" and "$right" there are $distance edits', ({ left, right, distance }) => {
    expect(editDistance([...left], [...right])).toBe(distance);
    expect(editDistance([...right], [...left])).toBe(distance);
  });
});
