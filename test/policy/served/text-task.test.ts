import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { UserError } from '../../../src/errors/errors.ts';
import { metricOf, modelSchema, scoreDirection } from '../../../src/policy/model-policy.ts';
import { TEXT_SCORES, textReviewSchema, textTaskSchema } from '../../../src/policy/served/text-task.ts';
import { readYaml } from '../../../src/policy/yaml/read-yaml.ts';

const schema = z.strictObject({ task: textTaskSchema, review: textReviewSchema.optional() });
const KIND = { schema, name: 'policy', remedy: 'See the guide.' };

const parse = (text: string): z.output<typeof schema> => readYaml(text, 'p.yml', KIND).value;

function mistakesOf(text: string): string {
  try {
    return JSON.stringify(parse(text));
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

const reviewOf = (when: string): unknown =>
  parse(`task: { kind: text }\nreview: { when: ${when} }`).review?.when;

describe('a text task', () => {
  test('is scored by exact match unless it says otherwise', () => {
    expect(parse('task: { kind: text }').task).toEqual({ kind: 'text', score: 'exact-match' });
    expect(parse('task: { kind: text, score: numeric-match, tolerance: 0.5 }').task).toEqual({
      kind: 'text',
      score: 'numeric-match',
      tolerance: 0.5,
    });
  });

  test('is a task of the policy, and a higher score is better, but for error rates', () => {
    for (const score of TEXT_SCORES) {
      const task = modelSchema.shape.task.parse({ kind: 'text', score });
      expect(metricOf(task)).toBe(score);
      expect(scoreDirection(metricOf(task))).toBe(score === 'wer' || score === 'cer' ? 'lower' : 'higher');
    }
  });

  test.each([
    {
      text: 'task: { kind: text, score: numeric-mach }',
      message:
        'task.score: expected exact-match | normalized-match | numeric-match | regex-match | token-f1 | rouge-l | bleu | chrf | wer | cer | valid-json, got "numeric-mach" (did you mean "numeric-match"?). (line 1, column 28)',
    },
    {
      text: 'task: { kind: text, tolerance: 1 }',
      message:
        'task.tolerance: expected this key only with "score: numeric-match", got exact-match. (line 1, column 32)',
    },
    {
      text: 'task: { kind: text, score: token-f1, ignore-case: true }',
      message:
        'task.ignore-case: expected this key only with "score: exact-match" or "score: regex-match" or "score: wer" or "score: cer", got token-f1. (line 1, column 51)',
    },
    {
      text: 'task: { kind: text, ignorecase: true }',
      message:
        'task.ignorecase: expected "ignore-case", got the unknown key "ignorecase". (line 1, column 21)',
    },
  ])('reports $text', ({ text, message }) => {
    expect(mistakesOf(text)).toBe(`p.yml: ${message}`);
  });
});

describe('a review of texts', () => {
  test('takes the conditions as people write them', () => {
    const when =
      "[refusal, below-logprob: -1.5, pattern: '(?i)not sure', longer-than: 200 tokens, invalid-json, cut-off, longer-than: 7]";
    expect(reviewOf(when)).toEqual([
      'refusal',
      { 'below-logprob': -1.5 },
      { pattern: '(?i)not sure' },
      { 'longer-than': 200 },
      'invalid-json',
      'cut-off',
      { 'longer-than': 7 },
    ]);
  });

  test.each([
    { when: '[]', words: 'review.when: expected' },
    { when: '[refuse]', words: 'expected refusal, invalid-json, cut-off, below-logprob: -1.5' },
    { when: '[below-logprob: 0]', words: 'expected a number below 0 (a log probability), got 0' },
    { when: '[below-logprob: low]', words: 'got {"below-logprob":"low"}' },
    {
      when: "[pattern: '(?=x)']",
      words:
        'expected a regular expression in RE2’s syntax, got "(?=x)" (invalid or unsupported Perl syntax)',
    },
    { when: "[pattern: '']", words: 'got "" (every text matches it)' },
    { when: '[longer-than: 0]', words: 'longer-than' },
    { when: '[longer-than: 200 characters]', words: 'longer-than' },
    { when: '[longer-than: -5 tokens]', words: 'longer-than' },
    { when: '[{ refusal: true }]', words: 'expected refusal' },
  ])('reports $when', ({ when, words }) => {
    expect(mistakesOf(`task: { kind: text }\nreview: { when: ${when} }`)).toContain(words);
  });

  test('has a JSON schema for editors', () => {
    expect(z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })).toMatchObject({ type: 'object' });
  });
});
