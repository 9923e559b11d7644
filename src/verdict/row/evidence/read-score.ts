import { metricOf, type TaskPolicy, taskDirection } from '../../../policy/model-policy.ts';
import { isLabelledByBaseline } from '../../../policy/task/is-labelled-by-baseline.ts';
import { computeScore } from '../../../task/compute-score.ts';
import type { Comparison } from '../../comparison.ts';
import type { Evidence } from './evidence.ts';

/** A model is perfect on its own answers; rounding and objects that are alike may cost it this much. */
const [LEAST_OWN_SCORE, MOST_OWN_ERROR] = [0.99, 1e-6];

/**
 * The task score of both models. Where the baseline's answers are the labels, its own score shows whether they are usable: if it
 * is far from perfect, no candidate can be judged by them, and there is no score.
 */
export function readScore({ policy: { task }, baseline, candidate }: Comparison): Evidence {
  const before = baseline && computeScore(task, baseline.outcomes);
  if (before !== undefined && isLabelledByBaseline(task)) {
    if (before.value === null) return { kind: 'missing', why: { kind: 'no-score', message: before.reason } };
    if (!isOwn(before.value, task))
      return { kind: 'missing', why: { kind: 'labels-contradicted', score: before.value } };
  }
  const found = computeScore(task, candidate.outcomes);
  if (found.value === null) return { kind: 'missing', why: { kind: 'no-score', message: found.reason } };
  return { kind: 'exact', baseline: before?.value ?? undefined, candidate: found.value };
}

/** Whether a model may score so on its own answers. A log loss depends on how certain it was of them. */
function isOwn(score: number, task: TaskPolicy): boolean {
  if (metricOf(task) === 'log-loss') return true;
  return taskDirection(task) === 'higher' ? score >= LEAST_OWN_SCORE : score <= MOST_OWN_ERROR;
}
