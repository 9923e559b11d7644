import { formatValue } from '../figures/format-value.ts';
import type { Unit } from '../policy/metric.ts';
import type { Clause } from './check-limit.ts';

/**
 * The smallest change that a run could have told from the limit, for a bound that it could not decide: "this run could
 * tell a change of +16.4 % or worse, or of +4.2 % or better, from the limit".
 *
 * @returns Undefined where every bound was decided.
 */
export function describeUndecided(
  clauses: readonly Clause[],
  { unit, remedy }: { unit: Unit; remedy: string },
): string | undefined {
  const undecided = clauses.find(({ answer }) => answer === 'inconclusive');
  if (undecided === undefined) return undefined;
  const { interval, allowed, sign, of } = undecided;
  if (interval === undefined) return `too few launches for an interval; ${remedy}`;
  // How far the interval reaches to the good side, where it proves a failure, and to the bad side.
  const [toGood, toBad] =
    sign === 1
      ? [interval.mean - interval.low, interval.high - interval.mean]
      : [interval.high - interval.mean, interval.mean - interval.low];
  const show = (ln: number): string =>
    of === 'change' ? formatPercent(Math.expm1(ln)) : formatValue(Math.exp(ln), unit);
  const [fails, passes] = [sign * (allowed + toGood), sign * (allowed - toBad)].map(show);
  const what = of === 'change' ? 'change' : 'value';
  return `this run could tell a ${what} of ${fails} or worse, or of ${passes} or better, from the limit; ${remedy}`;
}

function formatPercent(share: number): string {
  return `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(1)} %`;
}
