import { formatCount, formatPercent, formatValue } from '../../figures/format-value.ts';
import type { Limit } from '../../policy/limits.ts';
import type { Metric, Unit } from '../../policy/metric.ts';
import type { Limits } from '../../policy/policy.ts';
import { minQueries, mlperfRule } from '../../stats/early-stopping.ts';
import { geometricMean } from '../../stats/mean-interval.ts';
import type { Comparison } from '../comparison.ts';
import type { Clause } from './check-limit.ts';
import { countInferences, percentOf } from './evidence/count-samples.ts';
import {
  BLOCK_ERROR,
  countChances,
  FIRST_LOOK,
  PASS_ERROR,
  PASS_ERROR_OF_ITEMS,
  PLANNED_LAUNCHES,
} from './looks.ts';

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
    of === 'change' ? formatChange(Math.expm1(ln)) : formatValue(Math.exp(ln), unit);
  const [fails, passes] = [sign * (allowed + toGood), sign * (allowed - toBad)].map(show);
  const what = of === 'change' ? 'change' : 'value';
  return `this run could tell a ${what} of ${fails} or worse, or of ${passes} or better, from the limit; ${remedy}`;
}

function formatChange(share: number): string {
  return `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(1)} %`;
}

/**
 * What MLPerf's early stopping says to a maximum on a latency percentile: that there are too few inferences for it, or
 * its own estimate of the P95 beside the one that was judged.
 *
 * @returns Undefined for a metric that is no percentile of latency, or where there is nothing to add.
 */
export function describeMaximum(metric: Metric, { candidate: { launches } }: Comparison): string | undefined {
  const percent = percentOf(metric);
  if (percent === undefined) return undefined;
  const needed = minQueries(1, mlperfRule(percent));
  const count = countInferences(launches);
  if (count < needed) {
    return `MLPerf’s early stopping asks for ${formatCount(needed)} inferences behind a maximum of the P${percent}, and this run has ${formatCount(count)}`;
  }
  const estimates = launches.flatMap(({ p95EstimateNs }) => p95EstimateNs ?? []);
  if (percent !== 95 || estimates.length < launches.length) return undefined;
  return `MLPerf’s early-stopping estimate of the P95 is ${formatValue(geometricMean(estimates), 'ns')}, an upper bound at 99 % within a launch, averaged over launches`;
}

/** What the procedure may get wrong, and how often, for the report; nothing where all limits are on exact metrics. */
export function describeErrors(limits: Limits): Readonly<Record<string, string>> {
  if (countChances(limits) === 0) return {};
  const isConfident = Object.values(limits).some((limit: Limit | undefined) => limit?.decide === 'confident');
  const ofItems = isConfident
    ? ` (${formatPercent(PASS_ERROR_OF_ITEMS)} where a score is decided confident)`
    : '';
  return {
    looks: `after every launch from launch ${FIRST_LOOK} on; each is paid for by alpha spending (Lan and DeMets) up to ${PLANNED_LAUNCHES} launches or the end of the budget`,
    'chance of error': `a model within its limits is blocked in at most ${formatPercent(BLOCK_ERROR)} of runs, over all limits on what is sampled and all looks; one beyond a limit passes it in at most ${formatPercent(PASS_ERROR)}${ofItems}`,
  };
}
