import type { ProgressRow } from '../../measure/progress-event.ts';
import { METRIC_NAMES } from '../../policy/metric.ts';
import type { Comparison } from '../comparison.ts';
import { checkRowAtLook, restsOnLaunches } from './check-row-at-look.ts';
import { FIRST_LOOK, PLANNED_LAUNCHES } from './looks.ts';

/**
 * The limited rows judged on the launches so far, for a live view. They decide nothing. None before the first
 * look, after the last, or without a baseline: there is no interval then.
 */
export function rowsSoFar(comparison: Comparison): ProgressRow[] {
  const launches = comparison.candidate.launches.length;
  const isLook = launches >= FIRST_LOOK && launches < PLANNED_LAUNCHES;
  if (comparison.baseline === undefined || !isLook) return [];
  const { limits } = comparison.policy;
  const limited = METRIC_NAMES.filter((metric) => limits[metric] !== undefined && restsOnLaunches(metric));
  return limited.flatMap((metric) => {
    const row = checkRowAtLook(metric, comparison, 'interim');
    if (row === undefined || row.limit === null) return [];
    const { state, baseline, candidate, change, changeKind, unit, limit, interval } = row;
    return [
      { metric, state, baseline, candidate, change, changeKind, unit, limit, ...(interval && { interval }) },
    ];
  });
}
