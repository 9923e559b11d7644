import { sum } from 'simple-statistics';
import { METRICS, type Metric } from '../../policy/metric.ts';
import { confidenceOf, type Interval, type Tails } from '../../stats/interval.ts';
import { type MeanInterval, meanInterval } from '../../stats/mean-interval.ts';
import { newcombeInterval, wilsonInterval } from '../../stats/proportion.ts';
import { type Clause, checkShares, findUndecided, worstOf } from './check-limit.ts';
import type { Evidence, Share } from './evidence/evidence.ts';
import { FIRST_LOOK, type Look, tailsAt } from './looks.ts';
import { applicableLimit, findUncompared, type Judged, type Judging, stateOfRow } from './row-state.ts';

type Shares = Evidence & { kind: 'shares' };

/**
 * The row of a share of requests, such as the goodput. Its interval is the wider one of two: Student's t over launches,
 * because the requests of a launch are alike, and the one of independent requests, because launches in which all requests
 * agree have no spread.
 */
export function shareRow(
  metric: Metric,
  evidence: Shares,
  { look, ...judging }: Judging & { look: Look },
): Judged {
  const { comparison } = judging;
  const limit = applicableLimit(judging);
  const worse = METRICS[metric].better === 'lower' ? 'higher' : 'lower';
  const { spend, isPaired, policy } = comparison;
  const launches = evidence.candidate.length;
  const isEnough = launches >= FIRST_LOOK;
  const tails = tailsAt(launches, isEnough ? look : 'only', { limits: policy.limits, worse, spend });
  const baseline = evidence.baseline.length === 0 ? undefined : shareOf(evidence.baseline);
  const candidate = shareOf(evidence.candidate);
  const own = isEnough ? ownInterval(evidence.candidate, tails) : undefined;
  const difference =
    isEnough && baseline !== undefined ? differenceInterval(evidence, isPaired, tails) : undefined;
  const clauses: Clause[] =
    limit === undefined ? [] : checkShares(limit, { baseline, candidate, own, difference });
  const answer = limit && worstOf(clauses);
  return {
    state: stateOfRow(answer, comparison),
    baseline: baseline ?? null,
    candidate,
    change: baseline === undefined ? null : candidate - baseline,
    changeKind: 'difference',
    unit: METRICS[metric].unit,
    ...(difference && {
      interval: { low: difference.low, high: difference.high, confidence: confidenceOf(tails) },
    }),
    ...(own && isBounded(limit) && { valueInterval: { low: own.low, high: own.high } }),
    samples: {
      baseline: sum(evidence.baseline.map(({ of }) => of)),
      candidate: sum(evidence.candidate.map(({ of }) => of)),
      of: 'request',
      launches,
    },
    reasons: [...(answer === 'inconclusive' ? findUndecided(clauses, true) : []), ...findUncompared(judging)],
  };
}

const isBounded = (limit: Judging['limit']): boolean => limit?.max !== undefined || limit?.min !== undefined;

const totals = (shares: readonly Share[]): [number, number] => [
  sum(shares.map(({ count }) => count)),
  sum(shares.map(({ of }) => of)),
];

function shareOf(shares: readonly Share[]): number {
  const [count, of] = totals(shares);
  return count / of;
}

const ratio = ({ count, of }: Share): number => count / of;

function ownInterval(shares: readonly Share[], tails: Tails): MeanInterval {
  const byRequests = wilsonInterval(...totals(shares), tails);
  return { mean: shareOf(shares), ...hull(byRequests, meanInterval(shares.map(ratio), tails)) };
}

function differenceInterval({ baseline, candidate }: Shares, isPaired: boolean, tails: Tails): MeanInterval {
  const byRequests = newcombeInterval(totals(baseline), totals(candidate), tails);
  const differences = candidate.map((now, index) => {
    const before = baseline[index];
    return before === undefined ? Number.NaN : ratio(now) - ratio(before);
  });
  const byLaunches = isPaired ? meanInterval(differences, tails) : undefined;
  return { mean: shareOf(candidate) - shareOf(baseline), ...hull(byRequests, byLaunches) };
}

const hull = (first: Interval, second: Interval | undefined): Interval =>
  second === undefined
    ? first
    : { low: Math.min(first.low, second.low), high: Math.max(first.high, second.high) };
