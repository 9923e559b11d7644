import { show } from '../../dataset/data-error.ts';
import { UserError } from '../../errors/errors.ts';
import type { TaskPolicy } from '../../policy/policy.ts';
import { refuseReview } from '../needs-review.ts';
import { readNumbersLabel } from '../read-label.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import type { Scorer, ScorerOptions } from './create-scorer.ts';
import { expectEqualCount, outputNumbers } from './score-regression.ts';

type Embedding = Extract<TaskPolicy, { kind: 'embedding' }>;

/** A vector that should point where the labelled one does. `value` is the cosine of both. */
export function scoreEmbedding({ task, outputs, place, review }: ScorerOptions<Embedding>): Scorer {
  refuseReview(review, place, 'an embedding');
  const output = selectOutput(task.output, outputs, place);
  return {
    outputNames: [output.name],
    score(values, item) {
      const predicted = outputNumbers(outputOf(values, output.name), output.name, item);
      const actual = readNumbersLabel(item);
      expectEqualCount(predicted, actual, item);
      if (actual.every((number) => number === 0)) {
        throw new UserError(
          `${item.place}: expected a vector with a direction for the label, got zeros (${show([...actual])}).`,
          'A cosine needs a reference that is not zero.',
        );
      }
      const finite = predicted.every(Number.isFinite);
      return {
        correct: finite ? undefined : false,
        confidence: Number.NaN,
        review: false,
        predicted: Number.NaN,
        actual: Number.NaN,
        value: cosine(predicted, actual),
        finite,
      };
    },
    finish() {},
  };
}

/**
 * Cosine of the angle between two vectors of equal length, −1..1. A vector of zeros points nowhere and gets 0, as in
 * scikit-learn's `cosine_similarity`.
 */
function cosine(a: Float64Array, b: Float64Array): number {
  const [first, second] = [toUnitScale(a), toUnitScale(b)];
  const lengths = Math.sqrt(dot(first, first) * dot(second, second));
  return lengths === 0 ? 0 : Math.min(Math.max(dot(first, second) / lengths, -1), 1);
}

/** Divided by the largest magnitude, so that squares neither overflow nor vanish. */
function toUnitScale(vector: Float64Array): Float64Array {
  const largest = vector.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  return largest === 0 ? vector : vector.map((number) => number / largest);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, number, index) => sum + number * (b[index] ?? Number.NaN), 0);
}
