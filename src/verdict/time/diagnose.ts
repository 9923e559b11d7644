import type { PlacementRow } from '../../measure/arm-measurement.ts';
import type { Diagnosis, GpuDiagnosis, TimeParts } from './time-account.ts';
import { runNs } from './time-parts.ts';

/** Requests wait longer than they are served. */
const QUEUEING = 0.5;
/** Share of the runs during which the kernel took the core away… */
const PREEMPTED = 0.2;
/**
 * …and P95 over P50 from which that matters: a long run is nearly always preempted once, without taking much longer.
 */
const SPREAD = 1.5;
/** Share of a run spent in kernels on the CPU instead of the device, and in the copies they need. */
const FALLBACK = 0.05;
/** Share of a run spent in casts, transposes, quantizing and dequantizing. */
const REFORMATTING = 0.25;
/** Share of a run spent outside all kernels. */
const RUNTIME = 0.3;

const MAX_NAMED = 3;

/**
 * What limits the model's speed, by the first rule that applies: it waits, its cores are taken away, it runs in the
 * wrong place, it converts data, it spends its time between kernels or enqueueing them. Otherwise its own arithmetic
 * does. The thresholds are ours.
 *
 * @param measured - `preemptedShare`: share of the runs, 0..1, during which the kernel took the core away; `spread`:
 *   P95 latency over P50; `gpu`: what bounds the model on a GPU, if it ran on one.
 */
export function diagnose(
  parts: TimeParts,
  measured: {
    preemptedShare: number;
    spread: number;
    placement: readonly PlacementRow[];
    gpu?: GpuDiagnosis | undefined;
  },
): Diagnosis {
  const { preemptedShare, spread, placement, gpu } = measured;
  const { kernelNs, fallbackNs, copyNs, reformatNs, runtimeNs, queueNs } = parts;
  const serviceNs = runNs(parts);
  const ofRun = (ns: number) => ({ ns, runNs: serviceNs });
  if (queueNs > QUEUEING * (queueNs + serviceNs)) return { kind: 'queueing', waitNs: queueNs, serviceNs };
  if (preemptedShare > PREEMPTED && spread > SPREAD)
    return { kind: 'preempted', preemptedShare, p95OverP50: spread };
  if (fallbackNs + copyNs > FALLBACK * serviceNs) {
    const operators = largest(placement, ['fallback', 'shape', 'copy']);
    return { kind: 'fallback', ...ofRun(fallbackNs + copyNs), operators };
  }
  if (reformatNs > REFORMATTING * serviceNs)
    return { kind: 'reformatting', ...ofRun(reformatNs), operators: largest(placement, ['reformat']) };
  if (runtimeNs > RUNTIME * serviceNs) {
    const nodes = placement.reduce((sum, row) => sum + row.nodes, 0);
    return { kind: 'between-kernels', ...ofRun(runtimeNs), nodes };
  }
  if (gpu?.bound === 'enqueue') {
    const { computeNs, enqueueNs, copyNs: gpuCopyNs } = gpu;
    return { kind: 'enqueueing', computeNs, enqueueNs, copyNs: gpuCopyNs };
  }
  return { kind: 'kernels', ...ofRun(kernelNs), operators: largest(placement, ['kernel']) };
}

/** The operators in these roles that take the most time, with their shares of all kernel time. */
function largest(
  placement: readonly PlacementRow[],
  roles: readonly PlacementRow['role'][],
): { operator: string; nodes: number; timeShare: number }[] {
  return placement
    .filter(({ role }) => roles.includes(role))
    .slice(0, MAX_NAMED)
    .map(({ operator, nodes, timeShare }) => ({ operator, nodes, timeShare }));
}
