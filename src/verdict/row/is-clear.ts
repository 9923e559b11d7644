import { METRIC_NAMES, type Metric } from '../../policy/metric.ts';
import type { Comparison } from '../comparison.ts';
import { checkRowAtLook, restsOnLaunches } from './check-row-at-look.ts';
import { FIRST_LOOK, type Look, PLANNED_LAUNCHES } from './looks.ts';

const FROM_LAUNCHES: readonly Metric[] = METRIC_NAMES.filter(restsOnLaunches);

/** Launches of a model that has nothing to be compared with now, but may be the baseline of others. */
const LAUNCHES_ALONE = 12;

/** Launches of a model whose limits rest on none: they show about what its speed is, and decide nothing. */
const LAUNCHES_UNJUDGED = 3;

/**
 * Whether sampling may stop: when, at a look that was paid for, no limited row that rests on launches is undecided; after
 * as many launches as were planned in any case; and after a few where the policy limits nothing that rests on them.
 */
export function isClear(comparison: Comparison): boolean {
  const launches = comparison.candidate.launches.length;
  if (!isTimed(comparison)) return launches >= LAUNCHES_UNJUDGED;
  if (comparison.baseline === undefined) return launches >= LAUNCHES_ALONE;
  return launches >= PLANNED_LAUNCHES || isDecided(comparison);
}

/** Whether a limit, or one on the drift since the last release, rests on launches. */
const isTimed = ({ policy: { limits, drift } }: Comparison): boolean =>
  FROM_LAUNCHES.some((metric) => limits[metric] !== undefined || drift?.[metric] !== undefined);

/**
 * What the look is at which sampling has ended: still one on the way when the evidence itself ended it, so that what is
 * shown is what was decided with; else the last, which may spend all that is left.
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
