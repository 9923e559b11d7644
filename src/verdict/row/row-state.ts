import type { Limit } from '../../policy/limits.ts';
import type { Comparison } from '../comparison.ts';
import type { Row } from '../verdict.ts';
import type { Answer } from './check-limit.ts';

/** Inputs to a row besides the metric's own evidence. */
export interface Judging {
  readonly comparison: Comparison;
  readonly limit: Limit | undefined;
}

/** A row without its name and its limit. */
export type Judged = Omit<Row, 'metric' | 'score' | 'limit'>;

/** A row's state from its answer; an undefined answer means that there is no limit. */
export function stateOfRow(answer: Answer | undefined, { baseline }: Comparison): Row['state'] {
  if (answer === undefined) return 'shown';
  if (answer !== 'unjudged') return answer;
  // Without any baseline the model's state says so. If the baseline lacks only this figure, the row fails.
  return baseline === undefined ? 'shown' : 'fail';
}
