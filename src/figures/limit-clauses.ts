import type { Bound, Limit } from '../policy/limit.ts';
import type { Unit } from '../policy/metric.ts';

/** What a figure is expressed in: a fraction of the baseline, a difference of two shares, or the row's own unit. */
export type Expression = 'relative' | 'points' | 'own';

/**
 * One condition of a limit, such as `max-increase: 10%`. It passes if the figure is `at-most` or `at-least` the bound.
 */
export interface LimitClause {
  /** Whether it bounds the change or the candidate's own value. */
  readonly of: 'change' | 'candidate';
  readonly side: 'at-most' | 'at-least';
  readonly expression: Expression;
  /** In base units, signed: −0.01 for `max-drop: 1pp`. */
  readonly bound: number;
}

const EXPRESSIONS: Readonly<Record<Bound['kind'], Expression>> = {
  relative: 'relative',
  points: 'points',
  absolute: 'own',
};

/** The conditions of a limit; empty if there is no limit. A `floor` is not one: it only widens those on a change. */
export function limitClauses(limit: Limit | null): LimitClause[] {
  if (limit === null) return [];
  const { 'max-increase': increase, 'max-drop': drop, max, min } = limit;
  const ofChange = (side: LimitClause['side'], sign: 1 | -1, { kind, value }: Bound): LimitClause => ({
    of: 'change',
    side,
    expression: EXPRESSIONS[kind],
    bound: sign * value,
  });
  const ofCandidate = (side: LimitClause['side'], bound: number): LimitClause => ({
    of: 'candidate',
    side,
    expression: 'own',
    bound,
  });
  return [
    ...(increase === undefined ? [] : [ofChange('at-most', 1, increase)]),
    ...(drop === undefined ? [] : [ofChange('at-least', -1, drop)]),
    ...(max === undefined ? [] : [ofCandidate('at-most', max)]),
    ...(min === undefined ? [] : [ofCandidate('at-least', min)]),
  ];
}

/** Whether the value itself is beyond a maximum or minimum. If it is, the change alone does not explain the row. */
export function breaksOwnBound({
  candidate,
  limit,
}: {
  readonly candidate: number | null;
  readonly limit: Limit | null;
}): boolean {
  return limitClauses(limit).some(({ of, side, bound }) => {
    if (of !== 'candidate' || candidate === null) return false;
    return side === 'at-most' ? !(candidate <= bound) : !(candidate >= bound);
  });
}

/** Whether the baseline is beyond a maximum or minimum too. */
export const breaksAtBaseline = ({
  baseline,
  limit,
}: {
  readonly baseline: number | null;
  readonly limit: Limit | null;
}): boolean => breaksOwnBound({ candidate: baseline, limit });

/** Whether a row's differences are in percentage points. Shares are, and scores whose limit is in points. */
export function isInPoints(unit: Unit, clauses: readonly Pick<LimitClause, 'expression'>[]): boolean {
  return unit === 'share' || clauses.some(({ expression }) => expression === 'points');
}

/** The unit to print a row's values in. A score whose limit is in percentage points is a share. */
export function shownUnit(unit: Unit, clauses: readonly Pick<LimitClause, 'expression'>[]): Unit {
  return unit === 'score' && isInPoints(unit, clauses) ? 'share' : unit;
}
