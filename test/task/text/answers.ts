import {
  type TextReview,
  type TextTask,
  textReviewSchema,
  textTaskSchema,
} from '../../../src/policy/served/text-task.ts';
import type { ItemOutcome } from '../../../src/task/score/scorer.ts';
import { createTextScorer, type TextScorer } from '../../../src/task/text/create-text-scorer.ts';
import type { TextAnswer } from '../../../src/task/text/text-answer.ts';

/** A task; the real schema fills in the defaults. */
const textTask = (task: Partial<Record<keyof TextTask, unknown>> = {}): TextTask =>
  textTaskSchema.parse({ kind: 'text', ...task });

export const reviewWhen = (...when: readonly unknown[]): TextReview => textReviewSchema.parse({ when });

/** An answer that a server finished. */
export const answered = (text: string, more: Partial<TextAnswer> = {}): TextAnswer => ({
  text,
  finishReason: 'stop',
  outputTokens: 10,
  meanLogprob: null,
  failed: false,
  ...more,
});

/** What a server's failure looks like, whatever it sent before. */
export const failed = (text = ''): TextAnswer =>
  answered(text, { failed: true, finishReason: null, outputTokens: 0 });

interface TextCase {
  readonly task?: Partial<Record<keyof TextTask, unknown>>;
  readonly review?: TextReview;
  readonly answer: string | TextAnswer;
  readonly label?: unknown;
}

export const textScorerOf = ({ task, review }: Pick<TextCase, 'task' | 'review'>): TextScorer =>
  createTextScorer({ task: textTask(task), review, place: 'models.chat.task' });

/** Outcome of one answer. */
export function scoreText({ task, review, answer, label }: TextCase): ItemOutcome {
  const given = typeof answer === 'string' ? answered(answer) : answer;
  return textScorerOf({ ...(task && { task }), ...(review && { review }) }).score(given, {
    label,
    place: 'prompts.jsonl, line 7',
  });
}
