import { mean } from 'simple-statistics';
import { tensorNumbers } from '../../dataset/element-codec.ts';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import { quotedJson } from '../../errors/plain-text.ts';
import type { ForecastTask } from '../../policy/task/number-tasks.ts';
import { refuseReview } from '../needs-review.ts';
import { readNumbersLabel } from '../read-label.ts';
import { NOT_FINITE } from '../score/score-formula.ts';
import { expectEqualCount, outputNumbers } from '../score/score-regression.ts';
import type { Scorer, ScorerOptions } from '../score/scorer.ts';
import { outputOf, selectOutput } from '../select-output.ts';

/**
 * Scores the forecast of a series against what came. `value` is
 *
 * - `mase`: the mean absolute error, divided by that of a naive forecast within the item's history.
 * - `pinball`: the mean over steps and quantiles q of max(q·(y − ŷ), (q − 1)·(y − ŷ)). The output has a number per step
 *   and quantile, the quantiles side by side.
 *
 * @see Hyndman & Koehler (2006), "Another look at measures of forecast accuracy"; Koenker & Bassett (1978),
 *   "Regression Quantiles".
 */
export function scoreForecast(options: ScorerOptions<ForecastTask>): Scorer {
  const { task, place, outputs, review } = options;
  refuseReview(review, place, 'a forecast');
  const { name } = selectOutput(task.output, outputs, place);
  return {
    outputNames: [name],
    score(values, item) {
      const predicted = outputNumbers(outputOf(values, name), name, item);
      const actual = readNumbersLabel(item);
      const scale = task.metric === 'mase' ? naiveError(item, task, place) : 1;
      if (task.metric === 'mase') expectEqualCount(predicted, actual, item);
      else expectQuantiles(predicted, actual, { task, item });
      if (!predicted.every(Number.isFinite)) return NOT_FINITE;
      const value =
        task.metric === 'mase' ? absoluteError(predicted, actual) / scale : pinball(predicted, actual, task);
      return { ...NOT_FINITE, correct: undefined, finite: true, value };
    },
    finish() {},
  };
}

const absoluteError = (predicted: Float64Array, actual: Float64Array): number =>
  mean(Array.from(predicted, (number, step) => Math.abs(number - (actual[step] ?? Number.NaN))));

function pinball(
  predicted: Float64Array,
  actual: Float64Array,
  { quantiles }: Pick<ForecastTask, 'quantiles'>,
): number {
  return mean(
    Array.from(predicted, (number, index) => {
      const quantile = quantiles[index % quantiles.length] ?? Number.NaN;
      const error = (actual[Math.floor(index / quantiles.length)] ?? Number.NaN) - number;
      return Math.max(quantile * error, (quantile - 1) * error);
    }),
  );
}

function expectQuantiles(
  predicted: Float64Array,
  actual: Float64Array,
  { task, item }: { task: ForecastTask; item: RegressionItem },
): void {
  const count = task.quantiles.length;
  if (predicted.length === actual.length * count) return;
  throw new UserError(
    `${item.place}: expected ${actual.length * count} numbers from the output, ${count} for each of the ${actual.length} in the label, got ${predicted.length}.`,
    'Write the actual value of each step in the label, and the quantiles that the output has side by side under "quantiles".',
  );
}

/** Mean absolute difference between the values of the history and those `season` steps before. Above 0. */
function naiveError(item: RegressionItem, { history, season }: ForecastTask, place: string): number {
  const names = [...item.inputs.keys()];
  const name = history ?? (names.length === 1 ? names[0] : undefined);
  const tensor = name === undefined ? undefined : item.inputs.get(name);
  if (tensor === undefined || tensor.dtype === 'string') {
    throw new UserError(
      `${place}.history: expected the input with the series so far, one of ${names.map(quotedJson).join(', ')}, got ${quotedJson(history ?? null)}.`,
      'MASE divides by the error of a naive forecast within the history: write "history: <input>".',
    );
  }
  const numbers = Array.from(tensorNumbers(tensor));
  const steps = numbers
    .slice(season)
    .map((number, index) => Math.abs(number - (numbers[index] ?? Number.NaN)));
  const scale = steps.length === 0 ? Number.NaN : mean(steps);
  if (scale > 0 && Number.isFinite(scale)) return scale;
  const got = steps.length === 0 ? `${numbers.length} values` : `a naive error of ${scale}`;
  throw new UserError(
    `${item.place}: expected a history of more than ${season} values that change, got ${got}.`,
    'MASE is undefined for it: remove the item, give a longer history, or use "kind: regression".',
  );
}
