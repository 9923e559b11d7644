import { expect, test } from 'vitest';
import { guessingText } from '../../../src/report/words/guessing.ts';
import { modelNotes } from '../../../src/report/words/model-notes.ts';
import { GUESSES } from '../../../src/task/find-guess.ts';
import { model } from '../../support/fixtures/verdict-fixture.ts';

const guessing = { arm: 'baseline', score: 0, chance: 0, by: 'nothing' } as const;

test('a guess is explained with what to check, where nobody misses it', () => {
  const text =
    'No item is right. A broken model would pass too, so check that the labels fit the outputs: their order, `classes` and `output`.';
  expect(guessingText(guessing)).toBe(text);
  expect(modelNotes(model({ guessing })).visible).toEqual([text]);
  expect(modelNotes(model()).visible).toEqual([]);
});

test('every guess has an explanation of its own', () => {
  const texts = GUESSES.map((by) => guessingText({ ...guessing, by }));
  expect(new Set(texts).size).toBe(GUESSES.length);
});
