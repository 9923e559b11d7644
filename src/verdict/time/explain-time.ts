import { geometricMean } from '../../stats/mean-interval.ts';
import type { Comparison } from '../comparison.ts';
import { preemptedShare } from '../row/p95-ratio.ts';
import type { ModelVerdict } from '../verdict.ts';
import { compareOperators } from './compare-operators.ts';
import { computeExecution } from './compute-execution.ts';
import { diagnose } from './diagnose.ts';
import { diagnoseGpu } from './diagnose-gpu.ts';
import { computeTimeParts } from './time-parts.ts';

/** Where both arms spend their time, what limits the candidate, and which operators changed; null without a profile. */
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
  const isOnGpu = policy.runtime.providers[0] !== 'cpu';
  const gpu = isOnGpu ? diagnoseGpu(parts, { enqueueNs, launches }) : undefined;
  return {
    baseline: baseline === undefined ? null : computeTimeParts(baseline),
    candidate: parts,
    diagnosis: diagnose(parts, { preemptedShare: preemptedShare(candidate), spread, placement, gpu }),
    ...(gpu && { gpu }),
    operators: baseline === undefined ? [] : compareOperators(baseline.placement, placement),
    execution: computeExecution(placement, filePrecision),
  };
}
