import { mean, standardDeviation } from 'simple-statistics';
import type { Launch } from '../../measure/arm-measurement.ts';
import type { GpuDiagnosis, TimeParts } from './time-account.ts';

/** Enqueueing time, as a share of kernel time, from which the GPU waits for the host. */
const ENQUEUE = 0.8;
/** Coefficient of variation of the launches' medians from which the clocks are suspect. */
const UNSTABLE = 0.025;
/** With fewer launches the spread means nothing. */
const MIN_LAUNCHES = 4;

/**
 * What bounds a model on a GPU, by trtexec's rules on our own figures: *enqueue-bound* if enqueueing the kernels takes
 * more than 0.8 of their time, *transfer-bound* if the copies take at least as long as the kernels, else
 * *compute-bound*. Also whether the clocks are unstable, which trtexec reports from a coefficient of variation of 2.5%.
 *
 * @param parts - Kernels and copies from a profile that waits for each kernel, where the provider can.
 * @param measured - `enqueueNs`: time to enqueue the kernels of a run. Null if the provider enqueues and computes in
 *   one step; then the time that a run spends between kernels is used.
 * @see NVIDIA/TensorRT, samples/common/sampleReporting.cpp
 */
export function diagnoseGpu(
  { kernelNs, reformatNs, runtimeNs, copyNs }: TimeParts,
  { enqueueNs: measuredNs, launches }: { enqueueNs: number | null; launches: readonly Launch[] },
): GpuDiagnosis {
  const computeNs = kernelNs + reformatNs;
  const enqueueNs = measuredNs ?? runtimeNs;
  const bound = findBound({ computeNs, enqueueNs, copyNs });
  // If the GPU waits for the host, the spread is the host's.
  const clockVariation = bound === 'enqueue' ? null : findUnstable(launches);
  return { bound, computeNs, enqueueNs, copyNs, clockVariation };
}

function findBound({
  computeNs,
  enqueueNs,
  copyNs,
}: Pick<GpuDiagnosis, 'computeNs' | 'enqueueNs' | 'copyNs'>): GpuDiagnosis['bound'] {
  if (copyNs > 0 && copyNs >= computeNs) return 'transfer';
  return enqueueNs > ENQUEUE * computeNs ? 'enqueue' : 'compute';
}

function findUnstable(launches: readonly Launch[]): number | null {
  if (launches.length < MIN_LAUNCHES) return null;
  const medians = launches.map(({ p50Ns }) => p50Ns);
  const variation = standardDeviation(medians) / mean(medians);
  return variation > UNSTABLE ? variation : null;
}
