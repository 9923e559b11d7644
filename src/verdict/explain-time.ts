import { geometricMean } from '../stats/geometric-mean.ts';
import { preemptedShare } from './choose-p95.ts';
import { compareOperators } from './compare-operators.ts';
import type { Comparison } from './comparison.ts';
import { describeExecution } from './describe-execution.ts';
import { diagnose } from './diagnose.ts';
import { diagnoseCard } from './diagnose-card.ts';
import { computeTimeParts } from './time-parts.ts';
import type { ModelVerdict } from './verdict.ts';

/** Where the time of both arms goes, what holds the candidate up, and which operators changed; null without a profile. */
export function explainTime({
  policy,
  baseline,
  candidate,
  filePrecision,
}: Comparison): ModelVerdict['time'] {
  const parts = computeTimeParts(candidate);
  if (parts === null) return null;
  const { placement, launches, enqueueNs = null } = candidate;
  const spread = geometricMean(launches.map(({ p95Ns, p50Ns }) => p95Ns / p50Ns));
  return {
    baseline: baseline === undefined ? null : computeTimeParts(baseline),
    candidate: parts,
    diagnosis: diagnose(parts, { preemptedShare: preemptedShare(candidate), spread, placement }),
    ...(policy.runtime.providers[0] !== 'cpu' && { card: diagnoseCard(parts, { enqueueNs, launches }) }),
    operators: baseline === undefined ? [] : compareOperators(baseline.placement, placement),
    execution: describeExecution(placement, filePrecision)?.text ?? null,
  };
}
