import type { Limit } from '../limit.ts';
import type { Metric } from '../metric.ts';
import { LIMIT_DEFAULTS, limitEffect } from './limit-effect.ts';
import type { PolicyChange } from './policy-change.ts';

/** One metric's limit before and after a change; undefined where there is none. */
interface ComparedLimit {
  readonly model: string;
  /** `release`: the limits of the release profile. */
  readonly section: 'limits' | 'slices' | 'drift' | 'release';
  /** The pattern that the limit applies to; absent for all items. */
  readonly slice?: string;
  readonly metric: Metric;
  readonly base: Limit | undefined;
  readonly head: Limit | undefined;
}

/** How a change affects one metric's limit, a change a key. Removing a limit loosens, adding one tightens. */
export function compareLimits({ base, head, ...place }: ComparedLimit): PolicyChange[] {
  if (base === undefined && head === undefined) return [];
  if (base === undefined || head === undefined) {
    const effect = head === undefined ? 'loosened' : 'tightened';
    return [{ kind: 'limit', ...place, key: null, before: base ?? null, after: head ?? null, effect }];
  }
  const keys = [...new Set([...Object.keys(base), ...Object.keys(head)])] as (keyof Limit)[];
  return keys.flatMap((key): PolicyChange[] => {
    const [before, after] = [base[key], head[key]];
    if (sameValue(before ?? LIMIT_DEFAULTS[key], after ?? LIMIT_DEFAULTS[key])) return [];
    const only = (value: Limit[keyof Limit]) => (value === undefined ? null : { [key]: value });
    const effect = limitEffect(key, before, after);
    return [{ kind: 'limit', ...place, key, before: only(before), after: only(after), effect }];
  });
}

const sameValue = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
