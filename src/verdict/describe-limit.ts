import { describeAmount, describeBound } from '../policy/describe-bound.ts';
import type { Bound, Limit } from '../policy/limits.ts';
import { METRICS, type Metric } from '../policy/metric.ts';

/** A limit as the policy writes it: "max-increase 10% (floor 0.05ms), max 20ms". */
export function describeLimit(metric: Metric, limit: Limit): string {
  const { unit } = METRICS[metric];
  const floor = limit.floor === undefined ? '' : ` (floor ${describeAmount(limit.floor, unit)})`;
  const bound = (name: string, value: Bound | undefined): string[] =>
    value === undefined ? [] : [`${name} ${describeBound(value, unit)}${floor}`];
  const amount = (name: string, value: number | undefined): string[] =>
    value === undefined ? [] : [`${name} ${describeAmount(value, unit)}`];
  return [
    ...bound('max-increase', limit['max-increase']),
    ...bound('max-drop', limit['max-drop']),
    ...amount('max', limit.max),
    ...amount('min', limit.min),
  ].join(', ');
}
