import { UserError } from '../../errors/errors.ts';
import type { MultiLabelTask } from '../../policy/task/label-tasks.ts';
import { refuseReview } from '../needs-review.ts';
import { classScores, recognizeScores, sigmoid } from '../score/probability.ts';
import { NOT_FINITE } from '../score/score-formula.ts';
import type { Scorer, ScorerOptions } from '../score/scorer.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import { codeClass, HIT } from './multi-label-score.ts';
import { readClassesLabel } from './read-classes-label.ts';

/**
 * Scores any number of classes per item. The output has one logit or probability per class, each independent of the
 * others. An item is correct if exactly the labelled classes are predicted. Its parts are described at
 * {@link multiLabelFormula}.
 */
export function scoreMultiLabel(options: ScorerOptions<MultiLabelTask>): Scorer {
  const { task, place, outputs, review, classes } = options;
  refuseReview(review, place, 'a multi-label task');
  const { name } = selectOutput(task.output, outputs, place);
  const kind = recognizeScores(task.scores, place);
  return {
    outputNames: [name],
    // Each score is independent, so each is looked at alone: they need not sum to 1.
    learn: (values, item) =>
      Array.from(classScores(outputOf(values, name), name, item.place), (score) =>
        kind.learn(Float64Array.of(score)),
      ).at(-1) ?? false,
    score(values, item) {
      const scores = classScores(outputOf(values, name), name, item.place);
      if (classes !== undefined && classes.length !== scores.length)
        throw wrongCount(scores.length, classes.length, place);
      const labelled = readClassesLabel(item, { classes, count: scores.length });
      if (!scores.every(Number.isFinite)) return NOT_FINITE;
      const isLogits = kind.see(scores) === 'logits';
      const isPredicted = (score: number): boolean => (isLogits ? sigmoid(score) : score) >= task.threshold;
      const predicted = new Set(
        Array.from(scores.keys()).filter((index) => isPredicted(scores[index] ?? Number.NaN)),
      );
      const isCorrect =
        predicted.size === labelled.size && [...predicted].every((each) => labelled.has(each));
      return {
        ...NOT_FINITE,
        correct: isCorrect,
        finite: true,
        parts:
          task.metric === 'map' ? [scores.length, ...scores, ...labelled] : codeClasses(predicted, labelled),
      };
    },
    finish: kind.finish,
  };
}

function codeClasses(predicted: ReadonlySet<number>, labelled: ReadonlySet<number>): number[] {
  return [
    ...[...predicted].map((index) => codeClass(index, labelled.has(index) ? HIT.both : HIT.predicted)),
    ...[...labelled].filter((index) => !predicted.has(index)).map((index) => codeClass(index, HIT.labelled)),
  ];
}

function wrongCount(scores: number, classes: number, place: string): UserError {
  return new UserError(
    `${place}.classes: expected ${scores} names, one for each score of the output, got ${classes}.`,
    'List the classes in the order of the output, or set "output" to the scores of all classes.',
  );
}
