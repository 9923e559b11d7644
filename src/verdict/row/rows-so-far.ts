import type { ProgressRow } from '../../measure/progress-event.ts';
import { METRIC_NAMES } from '../../policy/metric.ts';
import type { Comparison } from '../comparison.ts';
import { checkRowAtLook, restsOnLaunches } from './check-row-at-look.ts';

/** The limited rows that rest on the launches so far, for whoever watches. They decide nothing. */
export function rowsSoFar(comparison: Comparison): ProgressRow[] {
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
