import { UserError } from '../../errors/errors.ts';
import type { TaskPolicy } from '../../policy/model-policy.ts';
import { refuseReview } from '../needs-review.ts';
import { readNumbersLabel } from '../read-label.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import { expectEqualCount, outputNumbers } from './score-regression.ts';
import type { Scorer, ScorerOptions } from './scorer.ts';

type Embedding = Extract<TaskPolicy, { kind: 'embedding' }>;

/** Scores a vector against the labelled one. `value` is the cosine of the angle between them. */
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
          `${item.place}: expected a label with a non-zero number, got ${actual.length} zeros.`,
          'The cosine to a zero vector is undefined: correct the label or remove the item.',
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
    toLabel(values, item) {
      const numbers = outputNumbers(outputOf(values, output.name), output.name, item);
      return numbers.every(Number.isFinite) ? Array.from(numbers) : undefined;
    },
    finish() {},
  };
}

/**
 * Cosine of the angle between two vectors of equal length, −1..1. It is 0 for a zero vector, as in scikit-learn's
 * `cosine_similarity`.
 */
export function cosine(a: Float64Array, b: Float64Array): number {
  const [first, second] = [toUnitScale(a), toUnitScale(b)];
  const lengths = Math.sqrt(dot(first, first) * dot(second, second));
  return lengths === 0 ? 0 : Math.min(Math.max(dot(first, second) / lengths, -1), 1);
}

/** Divides by the largest magnitude, so that squares neither overflow nor underflow. */
function toUnitScale(vector: Float64Array): Float64Array {
  const largest = vector.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  return largest === 0 ? vector : vector.map((number) => number / largest);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, number, index) => sum + number * (b[index] ?? Number.NaN), 0);
}
