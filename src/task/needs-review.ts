import { UserError } from '../errors/errors.ts';
import type { ReviewPolicy } from '../policy/model-policy.ts';

/**
 * Whether an item goes to human review: its confidence is NaN or below the policy's bound.
 *
 * @param confidence - 0..1, or NaN.
 */
export function needsReview(confidence: number, review: ReviewPolicy | undefined): boolean {
  return review !== undefined && !(confidence >= review['below-confidence']);
}

/**
 * Rejects a review rule for an output without confidence: it would send every item to review.
 *
 * @param place - Place of the task in the policy.
 * @param what - The output without confidence, for the message: "regression", "an output of class names".
 * @throws {UserError} If the policy has a review rule.
 */
export function refuseReview(review: ReviewPolicy | undefined, place: string, what: string): void {
  if (review === undefined) return;
  throw new UserError(
    `${place}: expected a task with a confidence for "review: { below-confidence: … }", got ${what}.`,
    'Remove "review", or set "output" to logits or probabilities.',
  );
}
