import type { Metric } from '../policy/metric.ts';
import { checkRow } from './check-row.ts';
import type { Comparison } from './comparison.ts';
import { LOOKS } from './looks.ts';

const FROM_LAUNCHES: readonly Metric[] = [
  'latency-p95',
  'latency-p50',
  'latency-mean',
  'load-time',
  'first-run',
  'throughput',
  'cost-per-1000',
];

/** Launches of a model that has nothing to be compared with now, but may be the baseline of others. */
const LAUNCHES_ALONE = 12;

/**
 * Whether sampling may stop: at the looks that were planned and paid for, when no limited row that rests on launches
 * is undecided; and at the last look in any case.
 */
export function isClear(comparison: Comparison): boolean {
  const launches = comparison.candidate.launches.length;
  if (comparison.baseline === undefined) return launches >= LAUNCHES_ALONE;
  if (launches >= (LOOKS.at(-1) as number)) return true;
  if (!LOOKS.includes(launches)) return false;
  return FROM_LAUNCHES.every((metric) => checkRow(metric, comparison)?.state !== 'inconclusive');
}
