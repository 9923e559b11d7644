import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { createTextReview } from '../../../src/task/text/create-text-review.ts';
import { REFUSALS } from '../../../src/task/text/is-refusal.ts';
import type { TextAnswer } from '../../../src/task/text/text-answer.ts';
import { userErrorOf } from '../../support/scoring.ts';
import { answered, failed, reviewWhen } from './answers.ts';

const reviews = (answer: TextAnswer, ...when: readonly unknown[]): boolean =>
  createTextReview(reviewWhen(...when), 'models.chat.task')(answer);

describe('createTextReview', () => {
  it.each([
    { title: 'a refusal', answer: answered('I can’t help with that.'), when: 'refusal', review: true },
    { title: 'an answer', answer: answered('It is 5.'), when: 'refusal', review: false },
    {
      title: 'an answer that the server filtered',
      answer: answered('It', { finishReason: 'content_filter' }),
      when: 'refusal',
      review: true,
    },
    { title: 'JSON', answer: answered(' {"a": 1}\n'), when: 'invalid-json', review: false },
    { title: 'half of it', answer: answered('{"a": 1'), when: 'invalid-json', review: true },
    { title: 'no text', answer: answered(''), when: 'invalid-json', review: true },
    { title: 'a finished text', answer: answered('x'), when: 'cut-off', review: false },
    {
      title: 'a text at the limit',
      answer: answered('x', { finishReason: 'length' }),
      when: 'cut-off',
      review: true,
    },
    {
      title: 'a text of that kind',
      answer: answered('I am NOT sure'),
      when: { pattern: '(?i)not sure' },
      review: true,
    },
    { title: 'another text', answer: answered('Sure'), when: { pattern: '(?i)not sure' }, review: false },
    { title: 'an empty text', answer: answered(' \n'), when: { pattern: '^$' }, review: true },
    {
      title: 'a text too long to search',
      answer: answered('x'.repeat(65_537)),
      when: { pattern: 'y' },
      review: true,
    },
    {
      title: 'the longest text that is searched',
      answer: answered('x'.repeat(65_536)),
      when: { pattern: 'y' },
      review: false,
    },
    {
      title: 'as many tokens',
      answer: answered('x', { outputTokens: 200 }),
      when: { 'longer-than': 200 },
      review: false,
    },
    {
      title: 'a token more',
      answer: answered('x', { outputTokens: 201 }),
      when: { 'longer-than': 200 },
      review: true,
    },
    {
      title: 'no number of tokens',
      answer: answered('x', { outputTokens: Number.NaN }),
      when: { 'longer-than': 200 },
      review: true,
    },
    {
      title: 'as probable',
      answer: answered('x', { meanLogprob: -1.5 }),
      when: { 'below-logprob': -1.5 },
      review: false,
    },
    {
      title: 'less probable',
      answer: answered('x', { meanLogprob: -1.5000000000000002 }),
      when: { 'below-logprob': -1.5 },
      review: true,
    },
    {
      title: 'a probability that is no number',
      answer: answered('x', { meanLogprob: Number.NaN }),
      when: { 'below-logprob': -1.5 },
      review: true,
    },
    {
      title: 'no tokens',
      answer: answered('', { outputTokens: 0 }),
      when: { 'below-logprob': -1.5 },
      review: true,
    },
    { title: 'a request that failed', answer: failed(), when: { pattern: 'y' }, review: true },
  ])('judges by $when: $title', ({ answer, when, review }) => {
    expect(reviews(answer, when)).toBe(review);
  });

  it('takes any of several conditions', () => {
    const when = ['refusal', { 'longer-than': 20 }];
    expect(reviews(answered('I cannot say.'), ...when)).toBe(true);
    expect(reviews(answered('Yes', { outputTokens: 30 }), ...when)).toBe(true);
    expect(reviews(answered('Yes'), ...when)).toBe(false);
  });

  it('sends only what failed to review without a policy', () => {
    const isReviewed = createTextReview(undefined, 'models.chat.task');
    expect([answered('I cannot say.'), failed()].map(isReviewed)).toEqual([false, true]);
  });

  it('refuses a server without log probabilities, which would make all answers alike', () => {
    const error = userErrorOf(() => reviews(answered('x'), { 'below-logprob': -1 }));
    expect(error.message).toBe(
      'models.chat.task: expected log probabilities from the server for "below-logprob", got none.',
    );
  });
});

describe('a refusal', () => {
  test.each(REFUSALS)('begins with "%s"', (opening) => {
    const start = opening[0]?.toUpperCase() + opening.slice(1);
    for (const text of [
      opening,
      `${start} answer that.`,
      `  "**${start}** …`,
      opening.replaceAll("'", '’').replaceAll(' ', '\n'),
    ]) {
      expect(reviews(answered(text), 'refusal')).toBe(true);
    }
  });

  test.each([
    'As an aircraft, it flies.',
    'I cannoted it.',
    'Yes. I cannot say more.',
    'I can.',
    '',
    '…',
    `${'"'.repeat(300)}I cannot`,
  ])('does not begin with %j', (text) => {
    expect(reviews(answered(text), 'refusal')).toBe(false);
  });

  test('is in the guide, and nothing else', () => {
    const guide = join(import.meta.dirname, '../../../.github/guide/language-models.md');
    const [, section = ''] = readFileSync(guide, 'utf8').split('### Refusals\n');
    const listed = [...(section.split('\n#')[0] ?? '').matchAll(/^- .*$/gm)].flatMap(([line]) =>
      [...line.matchAll(/`([^`]+)`/g)].map(([, opening = '']) => opening.toLowerCase()),
    );
    expect(listed.sort()).toEqual([...REFUSALS].sort());
  });
});
