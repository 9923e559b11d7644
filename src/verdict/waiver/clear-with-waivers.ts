import { holds } from '../../policy/dated-waiver.ts';
import { METRICS } from '../../policy/metric.ts';
import type { Comparison } from '../comparison.ts';
import { isClear, lookAtEnd } from '../row/is-clear.ts';
import { type Look, PLANNED_LAUNCHES } from '../row/looks.ts';
import { checkWaivedRow } from './waive-row.ts';

/**
 * Whether sampling may stop, as in {@link isClear}. With waivers, a row that is worse than its limit must also be
 * decided against the ceiling. A row that is undecided against its limit continues even if it is within the ceiling:
 * the waiver may turn out not to be needed.
 */
export function isClearWithWaivers(comparison: Comparison): boolean {
  if (!isClear(comparison)) return false;
  const { baseline, candidate } = comparison;
  if (baseline === undefined || candidate.launches.length >= PLANNED_LAUNCHES) return true;
  return !isOpenAtCeiling(comparison);
}

/** The look at which sampling ended, as in {@link lookAtEnd}. With waivers, the evidence must decide those too. */
export function lookAtEndWithWaivers(comparison: Comparison): Look {
  const look = lookAtEnd(comparison);
  return look === 'interim' && isOpenAtCeiling(comparison) ? 'last' : look;
}

/**
 * Whether a row based on launches is undecided against its waiver's ceiling at an interim look. More launches may
 * decide it.
 */
function isOpenAtCeiling(comparison: Comparison): boolean {
  return (comparison.waivers ?? [])
    .filter(holds)
    .filter(({ metric }) => METRICS[metric].evidence === 'sampled' && metric !== 'memory-ram-peak')
    .some(({ metric }) => checkWaivedRow(metric, comparison, 'interim')?.state === 'inconclusive');
}
