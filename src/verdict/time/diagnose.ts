import type { PlacementRow } from '../../measure/arm-measurement.ts';
import type { Diagnosis, GpuDiagnosis, TimeParts } from './time-account.ts';
import { runNs } from './time-parts.ts';

/** Requests wait longer than they are served. */
const QUEUEING = 0.5;
/** How much longer runs may be because the model's own threads wait for a core. */
const OWN_WAITING = 0.1;
/** Share of a run spent in kernels on the CPU instead of the device, and in the copies they need. */
const FALLBACK = 0.05;
/** Share of a run spent in casts, transposes, quantizing and dequantizing. */
const REFORMATTING = 0.25;
/** Share of a run spent outside all kernels. */
const RUNTIME = 0.3;

const MAX_NAMED = 3;

/**
 * What limits the model's speed, by the first rule that applies: it waits, its threads compete for cores, it runs in the
 * wrong place, it converts data, it spends its time between kernels or enqueueing them. Otherwise its own arithmetic
 * does. The thresholds are ours.
 *
 * @param measured - `ownWaiting`: how much longer runs are because the model's own threads wait for a core, as a
 *   fraction; `gpu`: what bounds the model on a GPU, if it ran on one.
 */
export function diagnose(
  parts: TimeParts,
  measured: {
    ownWaiting: number;
    placement: readonly PlacementRow[];
    gpu?: GpuDiagnosis | undefined;
  },
): Diagnosis {
  const { ownWaiting, placement, gpu } = measured;
  const { kernelNs, fallbackNs, copyNs, reformatNs, runtimeNs, queueNs } = parts;
  const serviceNs = runNs(parts);
  const ofRun = (ns: number) => ({ ns, runNs: serviceNs });
  if (queueNs > QUEUEING * (queueNs + serviceNs)) return { kind: 'queueing', waitNs: queueNs, serviceNs };
  if (ownWaiting > OWN_WAITING) return { kind: 'own-threads', ratio: ownWaiting };
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
