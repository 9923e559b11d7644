import { guardLimit } from '../../policy/items/guard-limit.ts';
import type { Bound, Limit } from '../../policy/limit.ts';
import type { Interval } from '../../stats/interval.ts';
import type { MeanInterval } from '../../stats/mean-interval.ts';
import type { Reason } from './reason.ts';

/** The three answers, and `unjudged`: a limit on a change without a baseline. */
export type Answer = 'pass' | 'fail' | 'inconclusive' | 'unjudged';

/**
 * Judges a metric that repeats exactly.
 *
 * @param values - In the metric's own unit.
 * @returns `fail` also if a value is NaN, because each comparison states the passing condition.
 */
export function checkExact(
  policyLimit: Limit,
  values: { baseline: number | undefined; candidate: number },
): Answer {
  const { baseline, candidate } = values;
  const limit = guardLimit(policyLimit, baseline);
  const answers: Answer[] = [];
  if (limit.max !== undefined) answers.push(candidate <= limit.max ? 'pass' : 'fail');
  if (limit.min !== undefined) answers.push(candidate >= limit.min ? 'pass' : 'fail');
  for (const [bound, sign] of boundsOf(limit)) {
    if (baseline === undefined) {
      answers.push('unjudged');
      continue;
    }
    const worsening = roundOff(sign * (candidate - baseline));
    const allowed = Math.max(allowedAmount(bound, baseline), limit.floor ?? 0);
    answers.push(worsening <= allowed ? 'pass' : 'fail');
  }
  return worst(answers);
}

/** Differences of shares are multiples of 1/n with n below 10⁹, so anything past the twelfth decimal is rounding. */
const roundOff = (value: number): number => Math.round(value * 1e12) / 1e12;

/** Figures of a metric that differs from run to run. */
export interface SampledFigures {
  /** Geometric mean in the metric's own unit, for turning amounts into ratios; undefined without a baseline. */
  readonly baseline: number | undefined;
  /** Interval on ln(candidate / baseline); undefined without a baseline or with too few launches. */
  readonly lnRatio: MeanInterval | undefined;
  /** Interval on ln(candidate), for `max` and `min`. */
  readonly lnCandidate: MeanInterval | undefined;
  /** Fraction by which the limit is widened if the baseline is a stored one. */
  readonly slack: number;
}

/** One bound of a limit, and the interval it is compared with, both in the same unit. */
export interface Clause {
  /**
   * `change`: ln(candidate / baseline). `value`: ln(candidate). `stalls`: share of stalled runs, candidate minus baseline.
   * `own-waiting`: ln(candidate / baseline) with the time that the model's own threads wait for one another.
   * `share`: a share of requests. `share-change`: such a share, candidate minus baseline.
   */
  readonly of: 'change' | 'value' | 'stalls' | 'own-waiting' | 'share' | 'share-change';
  /** 1 if an increase is worse, −1 if a drop is. */
  readonly sign: 1 | -1;
  /** Largest `sign` × value that passes. */
  readonly allowed: number;
  readonly interval: MeanInterval | undefined;
  readonly answer: Answer;
}

/**
 * Judges a metric that differs from run to run: `fail` if its whole interval is beyond the limit, `pass` if its whole
 * interval is within, else `inconclusive`.
 */
export function checkSampled(limit: Limit, figures: SampledFigures): Answer {
  return worstOf(checkClauses(limit, figures));
}

/** The bounds of a limit on a sampled metric, each with its own answer. */
export function checkClauses(limit: Limit, figures: SampledFigures): Clause[] {
  const { lnRatio, lnCandidate, baseline, slack } = figures;
  const clauses: Clause[] = [];
  const add = (of: Clause['of'], sign: 1 | -1, allowed: number, interval: MeanInterval | undefined): void => {
    clauses.push({ of, sign, allowed, interval, answer: checkInterval(interval, allowed, sign) });
  };
  if (limit.max !== undefined) add('value', 1, Math.log(limit.max), lnCandidate);
  if (limit.min !== undefined) add('value', -1, -Math.log(limit.min), lnCandidate);
  for (const [bound, sign] of boundsOf(limit)) {
    if (baseline === undefined) {
      clauses.push({ of: 'change', sign, allowed: Number.NaN, interval: undefined, answer: 'unjudged' });
      continue;
    }
    const allowed = Math.max(allowedAmount(bound, baseline), limit.floor ?? 0) / baseline + slack;
    // A limit of 100% allows every drop.
    const lnAllowed = sign === 1 ? Math.log1p(allowed) : -Math.log1p(-Math.min(allowed, 1));
    add('change', sign, lnAllowed, lnRatio);
  }
  return clauses;
}

/** The figure that a reader knows, from the unit of a clause. */
const FIGURES: Readonly<Record<Clause['of'], (value: number) => number>> = {
  change: Math.expm1,
  value: Math.exp,
  stalls: (share) => share,
  'own-waiting': Math.expm1,
  share: (share) => Math.min(Math.max(share, 0), 1),
  'share-change': (share) => share,
};

/** The answer of a limit from the answers of its bounds. */
export const worstOf = (clauses: readonly Clause[]): Answer => worst(clauses.map(({ answer }) => answer));

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
  const figureOf = FIGURES[of];
  const [fails, passes] = [figureOf(sign * (allowed + toGood)), figureOf(sign * (allowed - toBad))];
  // An interval this wide decides nothing, and JSON has no infinity to write it with.
  if (!Number.isFinite(fails) || !Number.isFinite(passes)) return [{ kind: 'too-few-launches' }];
  return [{ kind: 'interval-crosses-limit', of, fails, passes, isByLaunches }];
}

/**
 * Judges a score by the confidence interval over its items: `pass` if the whole interval is within the limit, `fail` if
 * all of it is beyond, else `inconclusive`. The baseline's own score is taken as exact, because it is the bar.
 *
 * @param figures - `difference`: interval on candidate minus baseline; `own`: interval on the candidate's score, for
 *   `max` and `min`.
 */
export function checkConfident(
  policyLimit: Limit,
  figures: {
    baseline: number | undefined;
    difference: Interval | undefined;
    own: Interval | undefined;
  },
): Answer {
  const { baseline, difference, own } = figures;
  const limit = guardLimit(policyLimit, baseline);
  const answers: Answer[] = [];
  if (limit.max !== undefined) answers.push(checkInterval(own, limit.max, 1));
  if (limit.min !== undefined) answers.push(checkInterval(own, -limit.min, -1));
  for (const [bound, sign] of boundsOf(limit)) {
    answers.push(
      baseline === undefined ? 'unjudged' : checkInterval(difference, allowedAmount(bound, baseline), sign),
    );
  }
  return worst(answers);
}

/**
 * The limit that judges a model without a baseline: `max` and `min`, which need none.
 *
 * @returns Undefined if the limit bounds only the change.
 */
export function withoutChange(limit: Limit): Limit | undefined {
  const { 'max-increase': _increase, 'max-drop': _drop, ...own } = limit;
  return own.max === undefined && own.min === undefined ? undefined : own;
}

/** The largest worsening that a limit allows, in the metric's own unit; undefined if it bounds no change. */
export function marginOf(limit: Limit, baseline: number): number | undefined {
  const margins = boundsOf(guardLimit(limit, baseline)).map(([bound]) => allowedAmount(bound, baseline));
  return margins.length === 0 ? undefined : Math.min(...margins);
}

/** Whether `sign` × value stays at or below `allowed`, by an interval on the value. */
export function checkInterval(interval: Interval | undefined, allowed: number, sign: 1 | -1): Answer {
  if (interval === undefined) return 'inconclusive';
  const [least, most] = sign === 1 ? [interval.low, interval.high] : [-interval.high, -interval.low];
  if (!(least <= allowed)) return 'fail';
  return most <= allowed ? 'pass' : 'inconclusive';
}

/**
 * The bounds of a limit on a share of requests, each with its own answer. A maximum of 0% and a minimum of 100% are kept if
 * no request breaks them, whatever the interval: no number of requests could show that none ever will.
 */
export function checkShares(
  limit: Limit,
  {
    baseline,
    candidate,
    own,
    difference,
  }: {
    readonly baseline: number | undefined;
    readonly candidate: number;
    readonly own: MeanInterval | undefined;
    readonly difference: MeanInterval | undefined;
  },
): Clause[] {
  const clauses: Clause[] = [];
  const addOwn = (sign: 1 | -1, allowed: number): void => {
    const isAtEnd = own !== undefined && allowed === (sign === 1 ? 0 : -1);
    const answer = isAtEnd
      ? sign * candidate <= allowed
        ? 'pass'
        : 'fail'
      : checkInterval(own, allowed, sign);
    clauses.push({ of: 'share', sign, allowed, interval: own, answer });
  };
  if (limit.max !== undefined) addOwn(1, limit.max);
  if (limit.min !== undefined) addOwn(-1, -limit.min);
  for (const [bound, sign] of boundsOf(limit)) {
    const allowed = baseline === undefined ? Number.NaN : allowedAmount(bound, baseline);
    const answer = baseline === undefined ? 'unjudged' : checkInterval(difference, allowed, sign);
    clauses.push({ of: 'share-change', sign, allowed, interval: difference, answer });
  }
  return clauses;
}

/** The bounds on a change, each with the sign that makes a worsening positive. */
function boundsOf(limit: Limit): [Bound, 1 | -1][] {
  const bounds: [Bound, 1 | -1][] = [];
  if (limit['max-increase'] !== undefined) bounds.push([limit['max-increase'], 1]);
  if (limit['max-drop'] !== undefined) bounds.push([limit['max-drop'], -1]);
  return bounds;
}

function allowedAmount(bound: Bound, baseline: number): number {
  return bound.kind === 'relative' ? bound.value * Math.abs(baseline) : bound.value;
}

/** The worst of several answers. Having none is never a pass. */
export function worst(answers: readonly Answer[]): Answer {
  const order: readonly Answer[] = ['fail', 'inconclusive', 'unjudged', 'pass'];
  return order.find((answer) => answers.includes(answer)) ?? 'fail';
}
