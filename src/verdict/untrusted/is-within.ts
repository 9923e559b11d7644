import { breaksOwnBound, limitClauses } from '../../figures/limit-clauses.ts';
import { METRICS } from '../../policy/metric.ts';
import { checkExact } from '../row/check-limit.ts';
import { holdsOnAverage } from '../row/exact-row.ts';
import type { Row } from '../row/row.ts';
import type { ModelVerdict } from '../verdict.ts';

/**
 * Whether the values of a row keep its limit, with the whole interval of the change where that decides. The change is not checked
 * where it may exceed the limit and pass: a stored baseline widens it, and a share of time is partly noise.
 *
 * @returns False without a figure or a limit.
 */
export function isWithin(row: Row, sampling: ModelVerdict['method']['sampling']): boolean {
  const { metric, limit, candidate, baseline } = row;
  if (candidate === null || limit === null || limitClauses(limit).length === 0) return false;
  const isSampled = METRICS[metric].evidence === 'sampled';
  if ((isSampled && sampling === 'stored-baseline') || metric === 'fallback-time-share')
    return !breaksOwnBound(row);
  if ((isSampled || limit.decide === 'confident') && !endsOf(row).every((end) => holdsOnAverage(end, limit)))
    return false;
  if (!isSampled) return checkExact(limit, { baseline: baseline ?? undefined, candidate }) === 'pass';
  return holdsOnAverage({ ...row, change: roundedChange(row) }, limit);
}

/** The row with its change at either end of the interval; empty if it has none. */
const endsOf = ({ interval, ...row }: Row): Row[] =>
  interval === undefined
    ? []
    : [interval.low, interval.high].map((change) => ({ ...row, change: change * TO_ROUND }));

/** A change at its limit may be beyond it by a rounding error. */
const TO_ROUND = 1 - 1e-9;

/** Two zeros have no ratio, but are equal. */
const roundedChange = ({ change, baseline, candidate }: Row): number | null =>
  change === null && baseline === 0 && candidate === 0 ? 0 : change && change * TO_ROUND;
