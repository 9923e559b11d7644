import { METRIC_NAMES, type Metric } from '../../policy/metric.ts';
import type { Comparison } from '../comparison.ts';
import { checkRowAtLook, restsOnLaunches } from './check-row-at-look.ts';
import { FIRST_LOOK, type Look, PLANNED_LAUNCHES } from './looks.ts';

const FROM_LAUNCHES: readonly Metric[] = METRIC_NAMES.filter(restsOnLaunches);

/** Launches of a model without a baseline, whose record may become a baseline. */
const LAUNCHES_ALONE = 12;

/** Launches of a model without limits on launches: enough to show its approximate speed. */
const LAUNCHES_UNJUDGED = 3;

/**
 * Whether sampling may stop. It may:
 *
 * - at any look from the first on, if no limited row based on launches is undecided;
 * - after the planned number of launches;
 * - after a few launches, if the policy limits nothing based on them.
 */
export function isClear(comparison: Comparison): boolean {
  const launches = comparison.candidate.launches.length;
  if (!isTimed(comparison)) return launches >= LAUNCHES_UNJUDGED;
  if (comparison.baseline === undefined) return launches >= LAUNCHES_ALONE;
  return launches >= PLANNED_LAUNCHES || isDecided(comparison);
}

/** Whether a limit or a drift limit is on a metric based on launches. */
const isTimed = ({ policy: { limits, drift } }: Comparison): boolean =>
  FROM_LAUNCHES.some((metric) => limits[metric] !== undefined || drift?.limits[metric] !== undefined);

/**
 * The look at which sampling ended. It is `interim` if the evidence itself ended sampling, so that the figures shown
 * are those that decided. Otherwise it is `last`, which may spend all the error that is left.
 */
export function lookAtEnd(comparison: Comparison): Look {
  if (comparison.baseline === undefined) return 'only';
  return isDecided(comparison) ? 'interim' : 'last';
}

function isDecided(comparison: Comparison): boolean {
  if (comparison.candidate.launches.length < FIRST_LOOK) return false;
  return FROM_LAUNCHES.every(
    (metric) => checkRowAtLook(metric, comparison, 'interim')?.state !== 'inconclusive',
  );
}
