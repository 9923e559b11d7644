import { isBound } from './diff/limit-effect.ts';
import type { Bound, Limit } from './limit.ts';
import { METRICS, type Metric, type Unit } from './metric.ts';

/** The value of one key of a limit, in policy notation. */
export function describeLimitValue(
  metric: Metric,
  key: keyof Limit,
  value: NonNullable<Limit[keyof Limit]>,
): string {
  if (key === 'relative-guard-below' && typeof value === 'number') return `${trim(value * 100)}%`;
  const unit = FAST_ENOUGH.some((each) => each === key) ? 'ns' : METRICS[metric].unit;
  if (isBound(value)) return describeBound(value, unit);
  return typeof value === 'number' ? describeAmount(value, unit) : value;
}

/** A bound in policy notation: "10%", "1pp", "0.5ms". */
function describeBound(bound: Bound, unit: Unit): string {
  switch (bound.kind) {
    case 'relative':
      return `${trim(bound.value * 100)}%`;
    case 'points':
      return `${trim(bound.value * 100)}pp`;
    case 'absolute':
      return describeAmount(bound.value, unit);
  }
}

/** An amount in policy notation: "0.05ms", "16MiB". */
function describeAmount(value: number, unit: Unit): string {
  switch (unit) {
    case 'ns':
      return value >= 1e9 ? `${trim(value / 1e9)}s` : `${trim(value / 1e6)}ms`;
    case 'bytes':
      return value >= 2 ** 30 ? `${trim(value / 2 ** 30)}GiB` : `${trim(value / 2 ** 20)}MiB`;
    case 'USD':
      return `${trim(value)} USD`;
    case 'J':
      return value >= 1000 ? `${trim(value / 1000)}kJ` : `${trim(value)}J`;
    case 'share':
      return `${trim(value * 100)}%`;
    case 'tokens':
      return `${trim(value)} tokens`;
    case 'tokens/s':
    case 'items/s':
      return `${trim(value)}/s`;
    case 'nats':
    case 'score':
      return trim(value);
  }
}

/** Twelve digits: more than any limit that a person writes, and few enough to hide rounding errors. */
const trim = (value: number): string => String(Number(value.toPrecision(12)));

/** The keys that say which requests count as goodput, in ns. */
const FAST_ENOUGH = ['ttft', 'tpot', 'latency'] as const satisfies readonly (keyof Limit)[];

/** A limit in policy notation: "max-increase 10% (floor 0.05ms), max 20ms". */
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
    ...(limit['relative-guard-below'] === undefined
      ? []
      : [`relative-guard-below ${trim(limit['relative-guard-below'] * 100)}%`]),
    ...amount('max', limit.max),
    ...amount('min', limit.min),
    ...FAST_ENOUGH.flatMap((key) =>
      limit[key] === undefined ? [] : [`${key} ${describeAmount(limit[key], 'ns')}`],
    ),
  ].join(', ');
}
