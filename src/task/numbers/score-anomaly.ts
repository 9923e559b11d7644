import type { AnomalyTask } from '../../policy/task/number-tasks.ts';
import { refuseReview } from '../needs-review.ts';
import { readBinaryLabel } from '../read-label.ts';
import { NOT_FINITE } from '../score/score-formula.ts';
import type { Scorer, ScorerOptions } from '../score/scorer.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import { expectOneNumber } from './expect-one-number.ts';

/** Scores one number per item, higher for anomalies. `predicted` is that number, `actual` 1 for an anomaly, else 0. */
export function scoreAnomaly(options: ScorerOptions<AnomalyTask>): Scorer {
  const { task, place, outputs, review } = options;
  refuseReview(review, place, 'an anomaly score');
  const { name } = selectOutput(task.output, outputs, place);
  return {
    outputNames: [name],
    score(values, item) {
      const predicted = expectOneNumber(outputOf(values, name), name, item);
      const actual = readBinaryLabel(item, undefined);
      if (!Number.isFinite(predicted)) return { ...NOT_FINITE, actual };
      return { ...NOT_FINITE, correct: undefined, finite: true, predicted, actual };
    },
    finish() {},
  };
}
