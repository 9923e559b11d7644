import type { Limit } from '../policy/limits.ts';
import { marginOf } from '../verdict/row/check-limit.ts';

/** Four times what the limit allows, so that no noise brings it back within. */
const MARGIN = 4;
const MIN_TURNS = 4;
/** Of a run this short, what is around the model takes most. */
const SHORT_NS = 500_000;
const MIN_TURNS_OF_SHORT = 32;
/** A run must end before its deadline. */
export const MAX_REPEATS = 100_000;

/**
 * How often a model has to run for one answer so that its P95 breaks a limit beyond doubt, if all of its time were the
 * model's own.
 *
 * @param p95Ns - Of the model itself; undefined before it is known.
 */
export function chooseRepeats(limit: Limit, p95Ns: number | undefined): number {
  const relative = limit['max-increase']?.kind === 'relative' ? limit['max-increase'].value : 0;
  if (p95Ns === undefined || !(p95Ns > 0)) return clamp(1 + MARGIN * relative, MIN_TURNS);
  const least = p95Ns < SHORT_NS ? MIN_TURNS_OF_SHORT : MIN_TURNS;
  const allowed = Math.max(marginOf(limit, p95Ns) ?? Number.POSITIVE_INFINITY, limit.floor ?? 0);
  const byIncrease = 1 + (MARGIN * allowed) / p95Ns;
  const byMaximum = limit.max === undefined ? Number.POSITIVE_INFINITY : (MARGIN * limit.max) / p95Ns;
  const turns = Math.min(byIncrease, byMaximum);
  return clamp(Number.isFinite(turns) ? turns : least, least);
}

const clamp = (turns: number, least: number): number =>
  Math.min(Math.max(Math.ceil(turns), least), MAX_REPEATS);
