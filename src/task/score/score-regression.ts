import { mean } from 'simple-statistics';
import { tensorNumbers } from '../../dataset/element-codec.ts';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { TaskPolicy } from '../../policy/model-policy.ts';
import { refuseReview } from '../needs-review.ts';
import { readNumbersLabel } from '../read-label.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import type { ItemOutcome, Scorer, ScorerOptions } from './scorer.ts';

type Regression = Extract<TaskPolicy, { kind: 'regression' }>;

/**
 * Scores one or several numbers per item. `value` is the squared error, or for MAE the absolute error, averaged over
 * the numbers of the item. `predicted` and `actual` are set only if there is a single number.
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
          `${place}.metric: expected "rmse" or "mae" for several numbers per item, got "r2".`,
          'R² is supported only for one number per item.',
        );
      }
      return judge(predicted, actual, task);
    },
    toLabel(values, item) {
      const numbers = outputNumbers(outputOf(values, output.name), output.name, item);
      return numbers.every(Number.isFinite) ? Array.from(numbers) : undefined;
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
 * @throws {UserError} If the output contains strings.
 */
export function outputNumbers(tensor: Tensor, output: string, { place }: RegressionItem): Float64Array {
  if (tensor.dtype !== 'string') return tensorNumbers(tensor);
  throw new UserError(
    `${place}: expected numbers from output ${JSON.stringify(output)}, got strings.`,
    'Set "output" to an output with numbers.',
  );
}

/** @throws {UserError} If the label and the output have different lengths. */
export function expectEqualCount(
  predicted: Float64Array,
  actual: Float64Array,
  { place }: RegressionItem,
): void {
  if (predicted.length === actual.length) return;
  throw new UserError(
    `${place}: expected ${predicted.length} numbers in the label, as many as in the output, got ${actual.length}.`,
    'Write one number for each number of the output.',
  );
}
