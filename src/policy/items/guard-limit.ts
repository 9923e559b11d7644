import type { Limit } from '../limit.ts';

/**
 * The limit that applies to a baseline's score. Points mean more the lower the score is: 1 pp of 4% is a quarter of what
 * the model gets right. Below the guard, `max-drop` is the same share of the score as at the guard: with 1 pp and a guard of
 * 10%, a tenth of the score, so 0.4 pp at 4%. At the guard both are equal, so the limit has no jump.
 *
 * @param baseline - In the score's own unit; null or undefined if there is none.
 */
export function guardLimit(limit: Limit, baseline: number | null | undefined): Limit {
  const { 'relative-guard-below': guard, 'max-drop': drop } = limit;
  if (guard === undefined || drop === undefined || drop.kind === 'relative' || baseline == null) return limit;
  if (baseline >= guard) return limit;
  // A NaN baseline gives a NaN bound, which nothing keeps.
  return { ...limit, 'max-drop': { ...drop, value: (drop.value * Math.max(baseline, 0)) / guard } };
}
