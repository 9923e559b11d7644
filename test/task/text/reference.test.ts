import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { lastNumber } from '../../../src/task/text/last-number.ts';
import { normalizeAnswer } from '../../../src/task/text/normalize-answer.ts';
import { tokenF1 } from '../../../src/task/text/token-f1.ts';
import { scoreText } from './answers.ts';

/* What other packages give for the same answers. `reference/make.py` wrote it down. */

const pair = { label: z.string(), answer: z.string(), exact: z.boolean() };
const squadSchema = z.object({
  cases: z.array(z.object({ ...pair, normalized: z.string(), f1: z.number() })).min(200),
});
const gsm8kSchema = z.object({ cases: z.array(z.object({ ...pair, extracted: z.string() })).min(40) });

const read = <Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> =>
  schema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'reference', `${name}.json`), 'utf8')));

describe('SQuAD', () => {
  const { cases } = read('squad', squadSchema);

  test('texts are normalized alike', () => {
    expect(cases.map(({ answer }) => normalizeAnswer(answer))).toEqual(
      cases.map(({ normalized }) => normalized),
    );
  });

  test('the F1 is the same number, to the last bit', () => {
    expect(cases.map(({ label, answer }) => tokenF1(label, answer))).toEqual(cases.map(({ f1 }) => f1));
  });

  test('the same answers are right, but for a byte-order mark, which is trimmed', () => {
    const usable = cases.filter(({ label }) => normalizeAnswer(label) !== '');
    expect(usable.length).toBeGreaterThan(150);
    const differing = usable.filter(
      ({ label, answer, exact }) =>
        scoreText({ task: { score: 'normalized-match' }, answer, label }).correct !== exact,
    );
    expect(differing.map(({ label, answer }) => [label, answer])).toEqual([['\ufeffone', 'one']]);
  });
});

describe('GSM8K', () => {
  const { cases } = read('gsm8k', gsm8kSchema);

  test('the same number is the last', () => {
    const theirs = (extracted: string): number | undefined =>
      extracted === '[invalid]' ? undefined : Number(extracted.replaceAll(/[,$]|\.$/g, ''));
    expect(cases.map(({ answer }) => lastNumber(answer))).toEqual(
      cases.map(({ extracted }) => theirs(extracted)),
    );
  });

  test('the same answers are right, unless a number is written otherwise', () => {
    const differing = cases.filter(
      ({ label, answer, exact }) =>
        scoreText({ task: { score: 'numeric-match' }, answer, label }).correct !== exact,
    );
    expect(differing.map(({ label, extracted }) => [label, extracted])).toEqual([
      ['#### 72', '72.0'],
      ['#### 0.5', '.5'],
      ['#### 0', '00'],
    ]);
  });
});
