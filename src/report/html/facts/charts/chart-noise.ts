import { limitClauses } from '../../../../figures/limit-clauses.ts';
import { METRICS } from '../../../../policy/metric.ts';
import type { ModelVerdict } from '../../../../verdict/verdict.ts';
import type { NoiseChart } from './chart.ts';

/** Maximum number of runs in a chart; the last ones. */
const MAX_RUNS = 60;

/**
 * The interval of each run of a calibration, a chart per metric that the policy limits.
 *
 * @param runs - Verdicts on one model that was compared with itself.
 */
export function chartNoise(runs: readonly ModelVerdict[]): NoiseChart[] {
  const rows = runs.slice(-MAX_RUNS).flatMap((run) => run.rows);
  const limited = rows.filter(
    ({ metric, limit, interval }) =>
      limit !== null && interval !== undefined && METRICS[metric].evidence === 'sampled',
  );
  return [...new Set(limited.map(({ metric }) => metric))].map((metric) => {
    const own = limited.filter((row) => row.metric === metric);
    const clauses = limitClauses(own[0]?.limit ?? null);
    return {
      kind: 'noise',
      metric,
      changeKind: own[0]?.changeKind ?? 'relative',
      unit: METRICS[metric].unit,
      runs: own.flatMap(({ change, interval, state }) =>
        interval === undefined
          ? []
          : [{ change: change ?? 0, low: interval.low, high: interval.high, isKept: state === 'pass' }],
      ),
      bounds: clauses
        .filter(({ of, expression }) => of === 'change' && expression !== 'own')
        .map(({ bound }) => bound),
    };
  });
}
