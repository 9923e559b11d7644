import type { Clause } from './check-limit.ts';
import type { Reason } from './reason.ts';

/**
 * Why a row is undecided: the smallest change or value that would have been decided at the same noise.
 *
 * @param isByLaunches - Whether more launches would narrow the interval.
 * @returns Empty if every bound was decided.
 */
export function findUndecided(clauses: readonly Clause[], isByLaunches: boolean): Reason[] {
  const undecided = clauses.find(({ answer }) => answer === 'inconclusive');
  if (undecided === undefined) return [];
  const { interval, allowed, sign, of } = undecided;
  if (interval === undefined) return [{ kind: 'too-few-launches' }];
  // How far the interval extends to the good side, where it proves a failure, and to the bad side.
  const [toGood, toBad] =
    sign === 1
      ? [interval.mean - interval.low, interval.high - interval.mean]
      : [interval.high - interval.mean, interval.mean - interval.low];
  const figureOf = of === 'change' ? Math.expm1 : Math.exp;
  const [fails, passes] = [figureOf(sign * (allowed + toGood)), figureOf(sign * (allowed - toBad))];
  // An interval this wide decides nothing, and JSON has no infinity to write it with.
  if (!Number.isFinite(fails) || !Number.isFinite(passes)) return [{ kind: 'too-few-launches' }];
  return [{ kind: 'interval-crosses-limit', of, fails, passes, isByLaunches }];
}
