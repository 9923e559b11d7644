import { holds } from '../../policy/dated-waiver.ts';
import { METRICS } from '../../policy/metric.ts';
import type { Comparison } from '../comparison.ts';
import { isClear, lookAtEnd } from '../row/is-clear.ts';
import { type Look, PLANNED_LAUNCHES } from '../row/looks.ts';
import { checkWaivedRow } from './waive-row.ts';

/**
 * Whether sampling may stop, as {@link isClear}; with waivers, a row that is worse than its limit must be decided against
 * the ceiling too. A row that is still undecided against its limit goes on although it is within the ceiling: it may turn
 * out that the waiver is not needed.
 */
export function isClearWithWaivers(comparison: Comparison): boolean {
  if (!isClear(comparison)) return false;
  const { baseline, candidate } = comparison;
  if (baseline === undefined || candidate.launches.length >= PLANNED_LAUNCHES) return true;
  return !isOpenAtCeiling(comparison);
}

/** What the look is at which sampling has ended, as {@link lookAtEnd}; with waivers, the evidence has to decide those too. */
export function lookAtEndWithWaivers(comparison: Comparison): Look {
  const look = lookAtEnd(comparison);
  return look === 'interim' && isOpenAtCeiling(comparison) ? 'last' : look;
}

/** Whether a row of launches is undecided against its waiver's ceiling at a look on the way. More launches may decide it. */
function isOpenAtCeiling(comparison: Comparison): boolean {
  return (comparison.waivers ?? [])
    .filter(holds)
    .filter(({ metric }) => METRICS[metric].evidence === 'sampled' && metric !== 'memory-ram-peak')
    .some(({ metric }) => checkWaivedRow(metric, comparison, 'interim')?.state === 'inconclusive');
}
