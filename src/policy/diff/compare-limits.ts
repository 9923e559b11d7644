import { describeLimit, describeLimitValue } from '../format-limit.ts';
import type { Limit } from '../limits.ts';
import type { Metric } from '../metric.ts';
import { LIMIT_DEFAULTS, limitEffect } from './limit-effect.ts';
import type { PolicyChange } from './policy-change.ts';

/**
 * What a change makes of one metric's limit, a line a key; one that is gone is loosened, one that is new is tightened.
 *
 * @param place - Where the limit stands: "limits.latency-p95".
 */
export function compareLimits(
  metric: Metric,
  place: string,
  { base, head }: { base: Limit | undefined; head: Limit | undefined },
): Omit<PolicyChange, 'model'>[] {
  if (base === undefined && head === undefined) return [];
  if (base === undefined || head === undefined) {
    const text = (limit: Limit | undefined) => (limit === undefined ? null : describeLimit(metric, limit));
    const effect = head === undefined ? 'loosened' : 'tightened';
    return [{ place, before: text(base), after: text(head), effect }];
  }
  const keys = [...new Set([...Object.keys(base), ...Object.keys(head)])] as (keyof Limit)[];
  return keys.flatMap((key) => {
    const [before, after] = [base[key], head[key]];
    if (sameValue(before ?? LIMIT_DEFAULTS[key], after ?? LIMIT_DEFAULTS[key])) return [];
    const text = (value: Limit[keyof Limit]) =>
      value === undefined ? null : describeLimitValue(metric, value);
    const effect = limitEffect(key, before, after);
    return [{ place: `${place}.${key}`, before: text(before), after: text(after), effect }];
  });
}

const sameValue = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
