import type { RegressionItem } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { SimilarityTask } from '../../policy/task/number-tasks.ts';
import { refuseReview } from '../needs-review.ts';
import { readNumbersLabel } from '../read-label.ts';
import { cosine } from '../score/score-embedding.ts';
import { NOT_FINITE } from '../score/score-formula.ts';
import { expectEqualCount, outputNumbers } from '../score/score-regression.ts';
import type { Scorer, ScorerOptions } from '../score/scorer.ts';
import { outputOf, selectOutput } from '../select-output.ts';

/**
 * Scores how similar two texts are. The output is that number, or two rows with an embedding each, whose cosine is taken.
 * `predicted` and `actual` are the similarity and its label.
 */
export function scoreSimilarity(options: ScorerOptions<SimilarityTask>): Scorer {
  const { task, place, outputs, review } = options;
  refuseReview(review, place, 'a similarity');
  const { name } = selectOutput(task.output, outputs, place);
  return {
    outputNames: [name],
    score(values, item) {
      const predicted = readSimilarity(outputOf(values, name), name, item);
      const label = readNumbersLabel(item);
      expectEqualCount(new Float64Array(1), label, item);
      const actual = label[0] ?? Number.NaN;
      if (predicted === undefined) return { ...NOT_FINITE, actual };
      return { ...NOT_FINITE, correct: undefined, finite: true, predicted, actual };
    },
    toLabel: (values, item) => readSimilarity(outputOf(values, name), name, item),
    finish() {},
  };
}

/** Undefined if the output is not finite. */
function readSimilarity(tensor: Tensor, name: string, item: RegressionItem): number | undefined {
  const numbers = outputNumbers(tensor, name, item);
  const sizes = tensor.shape.filter((size) => size !== 1);
  const isPair = sizes.length === 2 && sizes[0] === 2;
  if (numbers.length !== 1 && !isPair) {
    throw new UserError(
      `${item.place}: expected one number or two embeddings from output ${JSON.stringify(name)}, got ${tensor.dtype}[${tensor.shape.join(', ')}].`,
      'Give both texts of an item as two rows of the input, or set "output" to the similarity.',
    );
  }
  if (!numbers.every(Number.isFinite)) return undefined;
  const half = numbers.length / 2;
  return isPair ? cosine(numbers.subarray(0, half), numbers.subarray(half)) : numbers[0];
}
