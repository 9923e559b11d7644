import { UserError } from '../../errors/errors.ts';
import type { MultiLabelTask } from '../../policy/task/label-tasks.ts';
import { refuseReview } from '../needs-review.ts';
import { recognizeScores, sigmoid } from '../score/probability.ts';
import { NOT_FINITE } from '../score/score-formula.ts';
import type { Scorer, ScorerOptions } from '../score/scorer.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import { codeClass, HIT } from './multi-label-score.ts';
import { readClassRows } from './read-class-rows.ts';
import { readClassesLabel } from './read-classes-label.ts';

/**
 * Scores any number of classes per item. The output has one logit or probability per class, each independent of the
 * others, or a row of them for each step. An item is correct if exactly the labelled classes are predicted, at each step.
 * Its parts are described at {@link multiLabelFormula}.
 */
export function scoreMultiLabel(options: ScorerOptions<MultiLabelTask>): Scorer {
  const { task, place, outputs, review, classes } = options;
  refuseReview(review, place, 'a multi-label task');
  const { name } = selectOutput(task.output, outputs, place);
  const kind = recognizeScores(task.scores, place);
  const predict = (scores: Float64Array, of: ReturnType<typeof kind.current>): ReadonlySet<number> =>
    new Set(
      Array.from(scores.keys()).filter((index) => {
        const score = scores[index] ?? Number.NaN;
        return (of === 'logits' ? sigmoid(score) : score) >= task.threshold;
      }),
    );
  return {
    outputNames: [name],
    // Each score is independent, so each is looked at alone: they need not sum to 1.
    learn: (values, item) =>
      Array.from(readClassRows(outputOf(values, name), { name, item, task, classes }).scores, (score) =>
        kind.learn(Float64Array.of(score)),
      ).at(-1) ?? false,
    score(values, item) {
      const { scores, steps, width } = readClassRows(outputOf(values, name), { name, item, task, classes });
      if (classes !== undefined && classes.length !== width) throw wrongCount(width, classes.length, place);
      const labelled = readClassesLabel(item, { classes, steps, width });
      if (!scores.every(Number.isFinite)) return NOT_FINITE;
      const predicted = predict(scores, kind.see(scores));
      const isCorrect =
        predicted.size === labelled.size && [...predicted].every((each) => labelled.has(each));
      return {
        ...NOT_FINITE,
        correct: isCorrect,
        finite: true,
        parts:
          task.metric === 'map'
            ? [scores.length, ...scores, ...labelled]
            : codeClasses(predicted, labelled, width),
      };
    },
    toLabel(values, item) {
      const { scores, width } = readClassRows(outputOf(values, name), { name, item, task, classes });
      if (!scores.every(Number.isFinite)) return undefined;
      const predicted = [...predict(scores, kind.current())];
      return predicted.map((position) => [Math.floor(position / width), position % width]);
    },
    finish: kind.finish,
  };
}

/** Flattens positions over all steps into classes, so that each class counts at every step. */
function codeClasses(predicted: ReadonlySet<number>, labelled: ReadonlySet<number>, width: number): number[] {
  const code = (position: number, hit: (typeof HIT)[keyof typeof HIT]) => codeClass(position % width, hit);
  return [
    ...[...predicted].map((position) => code(position, labelled.has(position) ? HIT.both : HIT.predicted)),
    ...[...labelled]
      .filter((position) => !predicted.has(position))
      .map((position) => code(position, HIT.labelled)),
  ];
}

function wrongCount(scores: number, classes: number, place: string): UserError {
  return new UserError(
    `${place}.classes: expected ${scores} names, one for each score of the output, got ${classes}.`,
    'List the classes in the order of the output, or set "output" to the scores of all classes.',
  );
}
