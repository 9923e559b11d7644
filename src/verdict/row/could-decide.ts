import { METRIC_NAMES, type Metric } from '../../policy/metric.ts';
import type { Comparison } from '../comparison.ts';
import { checkWaivedRow } from '../waiver/waive-row.ts';
import { restsOnLaunches } from './check-row-at-look.ts';
import { FIRST_LOOK } from './looks.ts';
import type { Reason } from './reason.ts';

const FROM_LAUNCHES: readonly Metric[] = METRIC_NAMES.filter(restsOnLaunches);

/** Whether more launches could decide a row that is undecided now. They cannot where inputs or a quiet GPU are missing. */
export function couldDecide(comparison: Comparison): boolean {
  const { baseline, candidate, policy } = comparison;
  if (baseline === undefined) return false;
  if (candidate.launches.length < FIRST_LOOK)
    return FROM_LAUNCHES.some((metric) => policy.limits[metric] !== undefined);
  return FROM_LAUNCHES.some((metric) => {
    const row = checkWaivedRow(metric, comparison, 'interim');
    return row?.state === 'inconclusive' && row.reasons.some(shrinksByLaunches);
  });
}

function shrinksByLaunches(reason: Reason): boolean {
  switch (reason.kind) {
    case 'interval-crosses-limit':
      return reason.isByLaunches;
    case 'too-few-launches':
    case 'too-few-inferences':
      return true;
    default:
      return false;
  }
}
