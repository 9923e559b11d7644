import type { Limit } from '../../policy/limit.ts';
import type { Comparison } from '../comparison.ts';
import { type Answer, withoutChange } from './check-limit.ts';
import type { Reason } from './reason.ts';
import type { Row } from './row.ts';

/** Inputs to a row besides the metric's own evidence. */
export interface Judging {
  readonly comparison: Comparison;
  readonly limit: Limit | undefined;
}

/**
 * The limit that judges a row. A new model is judged by `max` and `min` alone if the limit has them; otherwise its
 * whole limit is left, and remains unjudged.
 */
export function applicableLimit({ limit, comparison: { baseline } }: Judging): Limit | undefined {
  return baseline === undefined && limit !== undefined ? (withoutChange(limit) ?? limit) : limit;
}

/** Names the bounds of a limit that were not judged although others were. */
export function findUncompared({ limit, comparison }: Judging): Reason[] {
  if (limit === undefined || comparison.baseline !== undefined || withoutChange(limit) === undefined)
    return [];
  const keys = (['max-increase', 'max-drop'] as const).filter((key) => limit[key] !== undefined);
  return keys.length === 0 ? [] : [{ kind: 'nothing-to-compare', keys }];
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
