import { METRIC_NAMES } from '../policy/metric.ts';
import { checkRowAtLook } from './check-row-at-look.ts';
import type { Comparison } from './comparison.ts';
import { isClear } from './is-clear.ts';
import { judgeGain } from './judge-rung.ts';
import { FIRST_LOOK, PLANNED_LAUNCHES } from './looks.ts';

/**
 * Whether sampling of a rung may stop: when every limit is clear, as in `check`, and also whether it helps, which no
 * longer matters once it breaks a limit.
 */
export function isRungClear(comparison: Comparison, minGain: number | undefined): boolean {
  if (!isClear(comparison)) return false;
  const launches = comparison.candidate.launches.length;
  if (comparison.baseline === undefined || launches >= PLANNED_LAUNCHES) return true;
  // Also where no limit rests on launches, the gain does.
  if (launches < FIRST_LOOK) return false;
  const rows = METRIC_NAMES.flatMap((metric) => checkRowAtLook(metric, comparison, 'interim') ?? []);
  // What is measured when the launches are over, such as memory, fails until then for want of figures.
  if (rows.some(({ state, candidate }) => state === 'fail' && candidate !== null)) return true;
  return (
    judgeGain(
      rows.find(({ metric }) => metric === 'latency-p95'),
      minGain,
    ) !== 'unknown'
  );
}
