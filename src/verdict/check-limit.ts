import type { Bound, Limit } from '../policy/policy.ts';
import type { MeanInterval } from '../stats/mean-interval.ts';

/** The three answers, and `unjudged` when there is no baseline to judge a change by. */
export type Answer = 'pass' | 'fail' | 'inconclusive' | 'unjudged';

/** Differences of shares are multiples of 1/n with n below 10⁹: what lies beyond the twelfth digit is rounding. */
const roundOff = (value: number): number => Math.round(value * 1e12) / 1e12;

/**
 * Judges a metric that repeats exactly.
 *
 * @param values - In the metric's own unit.
 * @returns `fail` also when a value is NaN: each comparison states the passing condition.
 */
export function checkExact(
  limit: Limit,
  values: { baseline: number | undefined; candidate: number },
): Answer {
  const { baseline, candidate } = values;
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

/**
 * Judges a metric that differs from run to run: `fail` when its whole interval is beyond the limit, `pass` when its
 * whole interval is within, else `inconclusive`.
 *
 * @param evidence - `lnRatio`: interval on ln(candidate / baseline), undefined without a baseline or with too few
 *   launches; `lnCandidate`: interval on ln(candidate), for `max` and `min`; `baseline`: geometric mean in the metric's
 *   own unit, which turns amounts into ratios; `slack`: widens the limit, as a fraction, when the baseline is a stored one.
 */
export function checkSampled(
  limit: Limit,
  evidence: {
    lnRatio: MeanInterval | undefined;
    lnCandidate: MeanInterval | undefined;
    baseline: number | undefined;
    slack: number;
  },
): Answer {
  const { lnRatio, lnCandidate, baseline, slack } = evidence;
  const answers: Answer[] = [];
  if (limit.max !== undefined) answers.push(checkInterval(lnCandidate, Math.log(limit.max), 1));
  if (limit.min !== undefined) answers.push(checkInterval(lnCandidate, -Math.log(limit.min), -1));
  for (const [bound, sign] of boundsOf(limit)) {
    if (baseline === undefined) {
      answers.push('unjudged');
      continue;
    }
    const allowed = Math.max(allowedAmount(bound, baseline), limit.floor ?? 0) / baseline + slack;
    // A drop to or below nothing is always within a limit of 100 %.
    const lnAllowed = sign === 1 ? Math.log1p(allowed) : -Math.log1p(-Math.min(allowed, 1));
    answers.push(checkInterval(lnRatio, lnAllowed, sign));
  }
  return worst(answers);
}

/** Whether `sign` × value stays at or below `allowed`, by an interval on the value. */
function checkInterval(interval: MeanInterval | undefined, allowed: number, sign: 1 | -1): Answer {
  if (interval === undefined) return 'inconclusive';
  const [least, most] = sign === 1 ? [interval.low, interval.high] : [-interval.high, -interval.low];
  if (!(least <= allowed)) return 'fail';
  return most <= allowed ? 'pass' : 'inconclusive';
}

/** The bounds on a change with the sign that makes a worsening positive. */
function boundsOf(limit: Limit): [Bound, 1 | -1][] {
  const bounds: [Bound, 1 | -1][] = [];
  if (limit['max-increase'] !== undefined) bounds.push([limit['max-increase'], 1]);
  if (limit['max-drop'] !== undefined) bounds.push([limit['max-drop'], -1]);
  return bounds;
}

function allowedAmount(bound: Bound, baseline: number): number {
  return bound.kind === 'relative' ? bound.value * Math.abs(baseline) : bound.value;
}

/** No answer at all is never a pass. */
export function worst(answers: readonly Answer[]): Answer {
  const order: readonly Answer[] = ['fail', 'inconclusive', 'unjudged', 'pass'];
  return order.find((answer) => answers.includes(answer)) ?? 'fail';
}
