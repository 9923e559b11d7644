import { mean } from 'simple-statistics';
import { tensorNumbers } from '../../dataset/element-codec.ts';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { TaskPolicy } from '../../policy/policy.ts';
import { refuseReview } from '../needs-review.ts';
import type { ItemOutcome } from '../outcome.ts';
import { readNumbersLabel } from '../read-label.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import type { Scorer, ScorerOptions } from './create-scorer.ts';

type Regression = Extract<TaskPolicy, { kind: 'regression' }>;

/**
 * A number, or several. `value` is the squared error, for MAE the absolute error, averaged over the numbers of the item;
 * `predicted` and `actual` are there when it is only one.
 */
export function scoreRegression(options: ScorerOptions<Regression>): Scorer {
  const { task, outputs, place, review } = options;
  refuseReview(review, place, 'regression');
  const output = selectOutput(task.output, outputs, place);
  return {
    outputNames: [output.name],
    score(values, item) {
      const predicted = outputNumbers(outputOf(values, output.name), output.name, item);
      const actual = readNumbersLabel(item);
      expectEqualCount(predicted, actual, item);
      if (task.metric === 'r2' && actual.length > 1) {
        throw new UserError(
          `${place}.metric: expected "rmse" or "mae" for several numbers an item, got "r2".`,
          'R² is defined here for one number an item.',
        );
      }
      return judge(predicted, actual, task);
    },
    finish() {},
  };
}

function judge(predicted: Float64Array, actual: Float64Array, { metric }: Regression): ItemOutcome {
  const finite = predicted.every(Number.isFinite);
  const errors = Array.from(predicted, (number, index) => Math.abs(number - (actual[index] ?? Number.NaN)));
  const isSingle = actual.length === 1;
  return {
    correct: finite ? undefined : false,
    confidence: Number.NaN,
    review: false,
    predicted: isSingle ? (predicted[0] ?? Number.NaN) : Number.NaN,
    actual: isSingle ? (actual[0] ?? Number.NaN) : Number.NaN,
    value: mean(metric === 'mae' ? errors : errors.map((error) => error ** 2)),
    finite,
  };
}

/**
 * The numbers of an output, in C order.
 *
 * @throws {UserError} If it holds text.
 */
export function outputNumbers(tensor: Tensor, output: string, { place }: RegressionItem): Float64Array {
  if (tensor.dtype !== 'string') return tensorNumbers(tensor);
  throw new UserError(
    `${place}: expected numbers from output ${JSON.stringify(output)}, got strings.`,
    'Score an output of numbers.',
  );
}

/** @throws {UserError} If label and output have unequal numbers of numbers. */
export function expectEqualCount(
  predicted: Float64Array,
  actual: Float64Array,
  { place }: RegressionItem,
): void {
  if (predicted.length === actual.length) return;
  throw new UserError(
    `${place}: expected ${predicted.length} numbers for the label, as many as the output has, got ${actual.length}.`,
    'Write one number for each number of the output.',
  );
}
