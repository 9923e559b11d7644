import type { Bound, Limit } from '../limit.ts';

/** Values of keys that a limit leaves out. */
export const LIMIT_DEFAULTS: Limit = { decide: 'point', floor: 0 };

/**
 * The direction in which a key lets more through, and the value that an absent key amounts to: without a floor every
 * increase counts, without a bound none does.
 */
const LOOSER = {
  'max-increase': { direction: 1, absent: Number.POSITIVE_INFINITY },
  'max-drop': { direction: 1, absent: Number.POSITIVE_INFINITY },
  max: { direction: 1, absent: Number.POSITIVE_INFINITY },
  min: { direction: -1, absent: Number.NEGATIVE_INFINITY },
  floor: { direction: 1, absent: 0 },
  'relative-guard-below': { direction: -1, absent: 0 },
  ttft: { direction: 1, absent: Number.POSITIVE_INFINITY },
  tpot: { direction: 1, absent: Number.POSITIVE_INFINITY },
  latency: { direction: 1, absent: Number.POSITIVE_INFINITY },
} as const;

/**
 * How another value of one key changes a limit. `loosened` lets more through; `changed` cannot be
 * ordered, such as 10% and 0.5 ms. The values must differ.
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

/** Whether a key's value is a bound on a change rather than an amount. */
export const isBound = (value: unknown): value is Bound => typeof value === 'object' && value !== null;
