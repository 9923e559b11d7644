import type { CustomTask } from '../../policy/task/custom-task.ts';
import { refuseReview } from '../needs-review.ts';
import { canBeRequested, noTensorOutput } from '../select-output.ts';
import type { Scorer, ScorerOptions } from './scorer.ts';

/**
 * The outputs of a custom task: all of the model's. The program of the policy scores them, all items in one go.
 *
 * @throws {UserError} If the model has no tensor output, or the policy has a review rule.
 */
export function scoreCustom({ outputs, place, review }: ScorerOptions<CustomTask>): Scorer {
  refuseReview(review, place, 'a custom score');
  const outputNames = outputs.filter(canBeRequested).map(({ name }) => name);
  if (outputNames.length === 0) throw noTensorOutput(outputs, place);
  return {
    outputNames,
    score() {
      throw new TypeError('a custom task is scored by its program');
    },
    finish() {},
  };
}
