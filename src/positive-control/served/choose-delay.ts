import type { Limit } from '../../policy/limit.ts';
import { marginOf } from '../../verdict/row/check-limit.ts';

/** Aim for four times the allowed increase, so that noise cannot bring it back within the limit. */
const MARGIN = 4;
/** Less would be as likely to be within the limit as beyond it. */
const LEAST_MARGIN = 1.5;
/** Timers have a resolution of a millisecond. */
const LEAST_NS = 2e6;
/** Before the figure is known. */
const FIRST_NS = 20e6;

/**
 * A delay that clearly breaks a limit on a time, in ns.
 *
 * @param bounds - `baselineNs`: the unchanged figure; undefined before it is known. `mostNs`: the longest possible delay.
 * @returns Undefined if even the longest one does not break it.
 */
export function chooseDelayNs(
  limit: Limit,
  { baselineNs, mostNs }: { readonly baselineNs: number | undefined; readonly mostNs: number },
): number | undefined {
  if (baselineNs === undefined || !(baselineNs > 0)) return Math.min(FIRST_NS, mostNs);
  const allowed = Math.max(marginOf(limit, baselineNs) ?? Number.POSITIVE_INFINITY, limit.floor ?? 0);
  const toMaximum = limit.max === undefined ? Number.POSITIVE_INFINITY : Math.max(0, limit.max - baselineNs);
  const least = Math.min(allowed, toMaximum);
  if (!(LEAST_MARGIN * least <= mostNs)) return undefined;
  return Math.min(mostNs, Math.max(LEAST_NS, MARGIN * least));
}
