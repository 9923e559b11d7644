import { z } from 'zod';
import { quotedJson } from '../../errors/plain-text.ts';
import { label } from '../task/task-keys.ts';
import { compilePattern } from './linear-pattern.ts';

/**
 * How the answer of a language model is scored:
 *
 * - `exact-match`: the text is the label.
 * - `normalized-match`: as `exact-match`, ignoring case, punctuation, articles and white space.
 * - `numeric-match`: the last number of the text is the label.
 * - `regex-match`: the label, a regular expression, occurs in the text.
 * - `token-f1`: how many words the text shares with the label, 0..1.
 * - `rouge-l`, `bleu`, `chrf`: how much of the label's wording the text has, 0..1.
 * - `wer`, `cer`: errors per word or character of the label; less is better.
 * - `valid-json`: the text is JSON, with the values that the label has.
 */
export const TEXT_SCORES = [
  'exact-match',
  'normalized-match',
  'numeric-match',
  'regex-match',
  'token-f1',
  'rouge-l',
  'bleu',
  'chrf',
  'wer',
  'cer',
  'valid-json',
] as const;

export type TextScore = (typeof TEXT_SCORES)[number];

/** Scores that may ignore case. */
const CASED: readonly TextScore[] = ['exact-match', 'regex-match', 'wer', 'cer'];

/** The task of a model that answers prompts with text. */
export const textTaskSchema = z
  .strictObject({
    kind: z.literal('text'),
    label,
    score: z.enum(TEXT_SCORES).default('exact-match'),
    /** `numeric-match` only: largest absolute difference from the label; 0 if absent. */
    tolerance: z.number().nonnegative().optional(),
    /**
     * `exact-match`, `regex-match`, `wer` and `cer` only: whether upper and lower case are the same; `normalized-match`
     * ignores case.
     */
    'ignore-case': z.boolean().optional(),
  })
  .superRefine(({ score, tolerance, 'ignore-case': ignoreCase, label: labelled }, context) => {
    const add = (key: string, scores: readonly TextScore[]): void => {
      const listed = scores.map((each) => `"score: ${each}"`).join(' or ');
      const message = `expected this key only with ${listed}, got ${score}`;
      context.addIssue({ code: 'custom', path: [key], message });
    };
    if (tolerance !== undefined && score !== 'numeric-match') add('tolerance', ['numeric-match']);
    if (ignoreCase !== undefined && !CASED.includes(score)) add('ignore-case', CASED);
    if (labelled !== undefined && score === 'regex-match') {
      const message =
        'expected no such key with "score: regex-match" (an answer is not a regular expression; use exact-match or token-f1), got "baseline"';
      context.addIssue({ code: 'custom', path: ['label'], message });
    }
  });

export type TextTask = z.output<typeof textTaskSchema>;

/** `200` or `200 tokens` → 200. */
const tokens = z.union(
  [
    z.int().positive(),
    z
      .string()
      .regex(/^[1-9]\d{0,8} tokens$/)
      .transform((text) => Number.parseInt(text, 10)),
  ],
  { error: (issue) => `expected a number of tokens such as 200, got ${quotedJson(issue.input)}` },
);

const pattern = z.string().superRefine((source, context) => {
  const read = compilePattern(source);
  if (!('problem' in read)) return;
  const message = `expected a regular expression in RE2’s syntax, got ${quotedJson(source)} (${read.problem})`;
  context.addIssue({ code: 'custom', message });
});

const condition = z.union(
  [
    /** `refusal`: the model declines. `cut-off`: the answer reached the limit of tokens. */
    z.enum(['refusal', 'invalid-json', 'cut-off']),
    /** The mean log probability of the answer's tokens is lower. */
    z.strictObject({
      'below-logprob': z.number({ error: belowZero }).lt(0, { error: belowZero }),
    }),
    /** The regular expression occurs in the answer. */
    z.strictObject({ pattern }),
    z.strictObject({ 'longer-than': tokens }),
  ],
  {
    error: (issue) =>
      `expected refusal, invalid-json, cut-off, below-logprob: -1.5, pattern: "…" or longer-than: 200, got ${quotedJson(issue.input)}`,
  },
);

function belowZero({ input }: { readonly input?: unknown }): string {
  return `expected a number below 0 (a log probability), got ${quotedJson(input)}`;
}

/** Which answers of a language model go to human review: those that meet any of the conditions. */
export const textReviewSchema = z.strictObject({ when: z.array(condition).min(1) });

export type TextReview = z.output<typeof textReviewSchema>;
