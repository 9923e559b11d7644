import type { Limit } from '../policy/limit.ts';
import { marginOf } from '../verdict/row/check-limit.ts';

/** Aim for four times the allowed increase, so that noise cannot bring it back within the limit. */
const MARGIN = 4;
const MIN_REPEATS = 4;
/** In a shorter run, most of the time is overhead around the model. */
const SHORT_NS = 500_000;
const MIN_REPEATS_OF_SHORT = 32;
/** More repeats would exceed the deadline of a run. */
export const MAX_REPEATS = 100_000;

/**
 * Number of repeats per inference that clearly break a P95 limit, assuming that all time is spent in the model.
 *
 * @param p95Ns - P95 of the unchanged model; undefined before it is known.
 */
export function chooseRepeats(limit: Limit, p95Ns: number | undefined): number {
  const relative = limit['max-increase']?.kind === 'relative' ? limit['max-increase'].value : 0;
  if (p95Ns === undefined || !(p95Ns > 0)) return clamp(1 + MARGIN * relative, MIN_REPEATS);
  const least = p95Ns < SHORT_NS ? MIN_REPEATS_OF_SHORT : MIN_REPEATS;
  const allowed = Math.max(marginOf(limit, p95Ns) ?? Number.POSITIVE_INFINITY, limit.floor ?? 0);
  const byIncrease = 1 + (MARGIN * allowed) / p95Ns;
  const byMaximum = limit.max === undefined ? Number.POSITIVE_INFINITY : (MARGIN * limit.max) / p95Ns;
  const repeats = Math.min(byIncrease, byMaximum);
  return clamp(Number.isFinite(repeats) ? repeats : least, least);
}

const clamp = (repeats: number, least: number): number =>
  Math.min(Math.max(Math.ceil(repeats), least), MAX_REPEATS);
