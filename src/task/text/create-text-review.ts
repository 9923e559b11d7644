import { UserError } from '../../errors/errors.ts';
import { compilePattern } from '../../policy/served/linear-pattern.ts';
import type { TextReview } from '../../policy/served/text-task.ts';
import { isRefusal } from './is-refusal.ts';
import { parseAnswer } from './match-json.ts';
import type { TextAnswer } from './text-answer.ts';

/** Whether an answer meets a condition for human review. */
type Condition = (answer: TextAnswer) => boolean;

/**
 * Whether an answer goes to human review: it meets one of the conditions, or it is too long to be searched for a
 * pattern. An answer that failed always does.
 *
 * @param place - Place of the task in the policy, for messages.
 * @throws {UserError} If a condition needs log probabilities and the server gives none: all answers would look alike.
 */
export function createTextReview(review: TextReview | undefined, place: string): Condition {
  const conditions = (review?.when ?? []).map((when) => toCondition(when, place));
  return (answer) => answer.failed || conditions.some((isMet) => isMet(answer));
}

function toCondition(when: TextReview['when'][number], place: string): Condition {
  if (when === 'refusal') {
    return ({ text, finishReason }) => finishReason === 'content_filter' || isRefusal(text);
  }
  if (when === 'invalid-json') return ({ text }) => parseAnswer(text.trim()) === undefined;
  if (when === 'cut-off') return ({ finishReason }) => finishReason === 'length';
  if ('below-logprob' in when) return isBelow(when['below-logprob'], place);
  if ('longer-than' in when) return ({ outputTokens }) => !(outputTokens <= when['longer-than']);
  const read = compilePattern(when.pattern);
  if ('problem' in read) throw new TypeError(`unchecked pattern ${when.pattern}`);
  return ({ text }) => read.pattern.occursIn(text.trim()) !== false;
}

function isBelow(bound: number, place: string): Condition {
  return ({ outputTokens, meanLogprob }) => {
    if (meanLogprob !== null) return !(meanLogprob >= bound);
    if (outputTokens === 0) return true;
    throw new UserError(
      `${place}: expected log probabilities from the server for "below-logprob", got none.`,
      'Use a server that returns them, or remove "below-logprob" from "review: { when: … }".',
    );
  };
}
