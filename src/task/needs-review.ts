import { UserError } from '../errors/errors.ts';
import type { ReviewPolicy } from '../policy/policy.ts';

/**
 * Whether an item goes to a person: its confidence is below the policy's bound, or it has none.
 *
 * @param confidence - 0..1, or NaN.
 */
export function needsReview(confidence: number, review: ReviewPolicy | undefined): boolean {
  return review !== undefined && !(confidence >= review['below-confidence']);
}

/**
 * Refuses a review rule for outputs without confidence, which would send every item to a person.
 *
 * @param place - Where the task stands in the policy.
 * @param what - What has no confidence: "regression", "an output of class names".
 * @throws {UserError} If the policy has a review rule.
 */
export function refuseReview(review: ReviewPolicy | undefined, place: string, what: string): void {
  if (review === undefined) return;
  throw new UserError(
    `${place}: expected a task with a confidence for "review: { below-confidence: … }", got ${what}.`,
    'Remove "review", or score an output of logits or probabilities.',
  );
}
