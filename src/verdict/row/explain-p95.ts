import type { Metric } from '../../policy/metric.ts';
import { geometricMean } from '../../stats/mean-interval.ts';
import type { Comparison } from '../comparison.ts';
import type { Clause } from './check-limit.ts';
import { isP95, launchesWithTails, ownWaiting, slowerInputs, stallShares } from './p95-views.ts';
import type { Reason } from './reason.ts';

/**
 * What made the P95 rise, if it is beyond its limit, and the P95 as users feel it: over all runs, waiting for a core
 * included. Empty if the metric is no P95.
 */
export function explainP95(metric: Metric, comparison: Comparison, clauses: readonly Clause[]): Reason[] {
  const paired = isP95(metric) ? launchesWithTails(metric, comparison) : undefined;
  if (paired === undefined) return [];
  const lnAllowed = clauses.find(({ of, sign }) => of === 'change' && sign === 1)?.allowed;
  const failed = clauses.filter(({ answer }) => answer === 'fail').map(({ of }) => of);
  const p95Ns = (arm: 'baseline' | 'candidate'): number =>
    geometricMean(paired[arm].map((launch) => launch.p95Ns));
  const causes: Reason[] =
    lnAllowed === undefined
      ? []
      : [
          ...(failed.includes('change')
            ? [{ kind: 'slower-inputs', share: slowerInputs(paired, lnAllowed) } as const]
            : []),
          ...(failed.includes('stalls')
            ? [{ kind: 'stalls', ...stallShares(paired, lnAllowed) } as const]
            : []),
          ...(failed.includes('own-waiting') ? explainWaiting(paired, lnAllowed) : []),
        ];
  return [...causes, { kind: 'as-timed', baselineNs: p95Ns('baseline'), candidateNs: p95Ns('candidate') }];
}

/** Says nothing if the inputs alone are too slow, and the waiting hardly adds to it. */
function explainWaiting(
  paired: Parameters<typeof ownWaiting>[0],
  lnAllowed: number,
): Extract<Reason, { kind: 'waits-for-itself' }>[] {
  const shares = ownWaiting(paired);
  const added = Math.log((1 + shares.candidateShare) / (1 + shares.baselineShare));
  return added > lnAllowed / 2 ? [{ kind: 'waits-for-itself', ...shares }] : [];
}
