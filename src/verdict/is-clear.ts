import { METRIC_NAMES, METRICS, type Metric } from '../policy/metric.ts';
import { checkRowAtLook } from './check-row-at-look.ts';
import type { Comparison } from './comparison.ts';
import { FIRST_LOOK, type Look, PLANNED_LAUNCHES } from './looks.ts';

const FROM_LAUNCHES: readonly Metric[] = METRIC_NAMES.filter(
  (metric) => METRICS[metric].evidence === 'sampled' && metric !== 'memory-ram-peak',
);

/** Launches of a model that has nothing to be compared with now, but may be the baseline of others. */
const LAUNCHES_ALONE = 12;

/**
 * Whether sampling may stop: when, at a look that was paid for, no limited row that rests on launches is undecided; and
 * after as many launches as were planned in any case.
 */
export function isClear(comparison: Comparison): boolean {
  const launches = comparison.candidate.launches.length;
  if (comparison.baseline === undefined) return launches >= LAUNCHES_ALONE;
  return launches >= PLANNED_LAUNCHES || isDecided(comparison);
}

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
