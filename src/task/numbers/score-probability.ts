import { UserError } from '../../errors/errors.ts';
import type { ProbabilityTask } from '../../policy/task/number-tasks.ts';
import { refuseReview } from '../needs-review.ts';
import { readBinaryLabel, readClassLabel } from '../read-label.ts';
import { argMax, classScores, recognizeScores, sigmoid, softmax } from '../score/probability.ts';
import { NOT_FINITE } from '../score/score-formula.ts';
import type { Scorer, ScorerOptions } from '../score/scorer.ts';
import { outputOf, selectOutput } from '../select-output.ts';

/**
 * Scores probabilities. With one or two numbers, p is the probability of the positive class and `value` is (p − y)²;
 * with more, `value` is the sum of the squared errors of all classes. `predicted` and `actual` are the confidence and
 * whether it was right: p and the label, or the largest probability and whether its class is the labelled one.
 *
 * @see Brier (1950), "Verification of Forecasts Expressed in Terms of Probability"; scikit-learn's `brier_score_loss`
 *   halves the sum for two classes, too.
 */
export function scoreProbability(options: ScorerOptions<ProbabilityTask>): Scorer {
  const { task, place, outputs, review, classes } = options;
  refuseReview(review, place, 'the quality of probabilities');
  const { name } = selectOutput(task.output, outputs, place);
  const kind = recognizeScores(task.scores, place);
  return {
    outputNames: [name],
    learn: (values, item) => kind.learn(classScores(outputOf(values, name), name, item.place)),
    score(values, item) {
      const given = classScores(outputOf(values, name), name, item.place);
      const isBinary = given.length <= 2;
      const actual = isBinary ? readBinaryLabel(item, classes) : readClassLabel(item, classes);
      if (!isBinary && actual >= given.length) throw tooFewClasses(item.place, actual, given.length);
      if (!given.every(Number.isFinite)) return { ...NOT_FINITE, actual };
      const isLogits = kind.see(given) === 'logits';
      const judged = { ...NOT_FINITE, correct: undefined, finite: true };
      if (isBinary) {
        const [first = Number.NaN, second] = given;
        const logit = second === undefined ? first : second - first;
        const predicted = isLogits ? sigmoid(logit) : clip(second ?? first);
        return { ...judged, predicted, actual, value: (predicted - actual) ** 2 };
      }
      const probabilities = isLogits ? softmax(given) : given.map(clip);
      const top = argMax(probabilities);
      return {
        ...judged,
        predicted: probabilities[top] ?? Number.NaN,
        actual: top === actual ? 1 : 0,
        value: probabilities.reduce((sum, p, index) => sum + (p - (index === actual ? 1 : 0)) ** 2, 0),
      };
    },
    finish: kind.finish,
  };
}

/** Quantized probabilities may be a little outside 0..1. */
const clip = (probability: number): number => Math.min(Math.max(probability, 0), 1);

function tooFewClasses(place: string, label: number, classes: number): UserError {
  return new UserError(
    `${place}: expected a class below ${classes}, as many as the output has, for the label, got ${label}.`,
    'Correct the label, or set "output" to the probabilities of all classes.',
  );
}
