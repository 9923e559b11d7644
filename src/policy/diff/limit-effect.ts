import type { Bound, Limit } from '../limits.ts';

/** What a limit does without the key. */
export const LIMIT_DEFAULTS: Limit = { decide: 'point', floor: 0 };

/**
 * Which way a key lets more through, and what a limit without the key comes to: without a floor every rise counts,
 * without a bound nothing does.
 */
const LOOSER = {
  'max-increase': { direction: 1, absent: Number.POSITIVE_INFINITY },
  'max-drop': { direction: 1, absent: Number.POSITIVE_INFINITY },
  max: { direction: 1, absent: Number.POSITIVE_INFINITY },
  min: { direction: -1, absent: Number.NEGATIVE_INFINITY },
  floor: { direction: 1, absent: 0 },
} as const;

/**
 * What another value makes of one key of a limit: `loosened` lets through what was blocked before. `changed` cannot be
 * ordered: 10 % and 0.5 ms. Both values are expected to differ.
 */
export function limitEffect(
  key: keyof Limit,
  before: Limit[keyof Limit],
  after: Limit[keyof Limit],
): 'loosened' | 'tightened' | 'changed' {
  if (key === 'decide') return after === 'confident' ? 'tightened' : 'loosened';
  if (!(key in LOOSER)) return 'changed';
  if (isBound(before) && isBound(after) && before.kind !== after.kind) return 'changed';
  const { direction, absent } = LOOSER[key];
  const amount = (value: Limit[keyof Limit]) => (isBound(value) ? value.value : Number(value ?? absent));
  return direction * amount(after) <= direction * amount(before) ? 'tightened' : 'loosened';
}

/** Whether a key's value is a bound on a change, not an amount. */
export const isBound = (value: unknown): value is Bound => typeof value === 'object' && value !== null;
