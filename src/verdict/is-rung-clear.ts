import { METRIC_NAMES, type Metric } from '../policy/metric.ts';
import { checkRowAtLook } from './check-row-at-look.ts';
import type { Comparison } from './comparison.ts';
import { isClear } from './is-clear.ts';
import { judgeGain } from './judge-rung.ts';
import { PLANNED_LAUNCHES } from './looks.ts';

/** Memory is measured when the launches are over: on the way its rows would fail for want of figures. */
const KNOWN_ON_THE_WAY: readonly Metric[] = METRIC_NAMES.filter((metric) => !metric.startsWith('memory-'));

/**
 * Whether sampling of a rung may stop: when every limit is clear, as in `check`, and also whether it helps, which no
 * longer matters once it breaks a limit.
 */
export function isRungClear(comparison: Comparison, minGain: number | undefined): boolean {
  if (!isClear(comparison)) return false;
  if (comparison.baseline === undefined || comparison.candidate.launches.length >= PLANNED_LAUNCHES)
    return true;
  const rows = KNOWN_ON_THE_WAY.flatMap((metric) => checkRowAtLook(metric, comparison, 'interim') ?? []);
  if (rows.some(({ state }) => state === 'fail')) return true;
  return (
    judgeGain(
      rows.find(({ metric }) => metric === 'latency-p95'),
      minGain,
    ) !== 'unknown'
  );
}
