import { mean, standardDeviation } from 'simple-statistics';
import { formatShare, formatValue } from '../../figures/format-value.ts';
import type { Launch } from '../../measure/arm-measurement.ts';
import type { GpuDiagnosis, TimeParts } from './time-account.ts';

/** Share of the kernels' time from which handing them over counts: the GPU waits for the host. */
const ENQUEUE = 0.8;
/** Spread of the launches' medians, over their mean, from which the clocks are suspect. */
const UNSTABLE = 0.025;
/** Fewer launches have no spread to speak of. */
const MIN_LAUNCHES = 4;

/**
 * What bounds a model on a GPU, by the rules of trtexec from our own figures: *enqueue-bound* when handing the kernels over
 * takes more than 0.8 of their time, *transfer-bound* when the copies take as long as they, else *compute-bound*; and whether
 * the clocks are unstable, which trtexec says from a coefficient of variation of 2.5 % on.
 *
 * @param parts - Kernels and copies of a profile that waits for each kernel, where the provider can.
 * @param measured - `enqueueNs`: time to hand the kernels of a run over; null where the provider hands over and computes in
 *   one, and then what a run spends between kernels stands for it.
 * @see NVIDIA/TensorRT, samples/common/sampleReporting.cpp
 */
export function diagnoseGpu(
  parts: TimeParts,
  { enqueueNs, launches }: { enqueueNs: number | null; launches: readonly Launch[] },
): GpuDiagnosis {
  const computeNs = parts.kernelNs + parts.reformatNs;
  const hostNs = enqueueNs ?? parts.runtimeNs;
  const found = findBound(computeNs, hostNs, parts.copyNs);
  // Where the GPU waits for the host, the spread is the host's.
  return { ...found, clocks: found.bound === 'enqueue' ? null : findUnstable(launches) };
}

function findBound(computeNs: number, hostNs: number, copyNs: number): Pick<GpuDiagnosis, 'bound' | 'why'> {
  const [compute, host, copy] = [computeNs, hostNs, copyNs].map((ns) => formatValue(ns, 'ns'));
  const figures = `kernels ${compute}, handing them over ${host}, copies ${copy} a run`;
  if (copyNs > 0 && copyNs >= computeNs) return { bound: 'transfer', why: figures };
  return { bound: hostNs > ENQUEUE * computeNs ? 'enqueue' : 'compute', why: figures };
}

function findUnstable(launches: readonly Launch[]): string | null {
  if (launches.length < MIN_LAUNCHES) return null;
  const medians = launches.map(({ p50Ns }) => p50Ns);
  const spread = standardDeviation(medians) / mean(medians);
  if (!(spread > UNSTABLE)) return null;
  return `the medians of the launches vary by ${formatShare(spread)}: the clocks may be unstable; hold them with runtime.lock-clocks`;
}
