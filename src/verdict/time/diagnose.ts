import { formatValue } from '../../figures/format-value.ts';
import type { PlacementRow } from '../../measure/arm-measurement.ts';
import type { Diagnosis, GpuDiagnosis, TimeParts } from './time-account.ts';
import { runNs } from './time-parts.ts';

/** Waiting longer than being served. */
const QUEUEING = 0.5;
/** Share of the runs during which the kernel took the core away… */
const PREEMPTED = 0.2;
/** …and P95 over P50 from which it hurts: a long run is nearly always preempted once, and hardly longer for it. */
const SPREAD = 1.5;
/** Of a run, for kernels on the CPU instead of the device, and for the copies that they need. */
const FALLBACK = 0.05;
/** Of a run, for casts, transposes, quantizing and dequantizing. */
const REFORMATTING = 0.25;
/** Of a run, outside all kernels. */
const RUNTIME = 0.3;

const MAX_NAMED = 3;

const LARGER_KERNELS =
  'Make fewer and larger kernels: raise graph-optimization, fuse operators, or run larger batches.';

/**
 * What holds the model up, by the first rule that holds: it waits, the machine is taken away, it runs in the wrong place,
 * it turns data round, it is spent between the kernels or in handing them over; else it is the model's own arithmetic. The thresholds are ours.
 *
 * @param measured - `preemptedShare`: share of the runs, 0..1, during which the kernel took the core away; `spread`: P95
 *   latency over P50; `card`: what bounds the model on a GPU, where it ran on one.
 */
export function diagnose(
  parts: TimeParts,
  measured: {
    preemptedShare: number;
    spread: number;
    placement: readonly PlacementRow[];
    card?: GpuDiagnosis | undefined;
  },
): Diagnosis {
  const { preemptedShare, spread, placement, card } = measured;
  const serviceNs = runNs(parts);
  const ofRun = (ns: number): string => `${percent(ns / serviceNs)} of a run (${formatValue(ns, 'ns')})`;
  const name = (...roles: readonly PlacementRow['role'][]): string => nameOperators(placement, roles);
  const fallbackNs = parts.fallbackNs + parts.copyNs;
  if (parts.queueNs > QUEUEING * (parts.queueNs + serviceNs)) {
    return {
      bottleneck: 'queueing',
      why: `requests wait for ${formatValue(parts.queueNs, 'ns')} and are served in ${formatValue(serviceNs, 'ns')}`,
      next: 'Add streams or machines, or send fewer requests to each; a faster model shortens the queue too.',
    };
  }
  if (preemptedShare > PREEMPTED && spread > SPREAD) {
    return {
      bottleneck: 'hardware',
      why: `the kernel took the core away during ${percent(preemptedShare)} of the runs, and the P95 is ${spread.toFixed(1)} times the P50`,
      next: 'Give the model cores of its own, or fewer threads than there are cores.',
    };
  }
  if (fallbackNs > FALLBACK * serviceNs) {
    return {
      bottleneck: 'data movement',
      why: `nodes that ran on the CPU instead, with the copies for them, take ${ofRun(fallbackNs)}: ${name('fallback', 'shape', 'copy')}`,
      next: 'Replace or fuse those operators with ones that the provider has a kernel for, or export with a newer opset.',
    };
  }
  if (parts.reformatNs > REFORMATTING * serviceNs) {
    return {
      bottleneck: 'data movement',
      why: `changing the format of data takes ${ofRun(parts.reformatNs)}: ${name('reformat')}`,
      next: 'Let neighbours share one precision and layout, so that the conversions between them fall away.',
    };
  }
  if (parts.runtimeNs > RUNTIME * serviceNs) {
    const nodes = placement.reduce((sum, row) => sum + row.nodes, 0);
    return {
      bottleneck: 'runtime',
      why: `${ofRun(parts.runtimeNs)} is spent between the ${nodes} kernels and in handing tensors over`,
      next: LARGER_KERNELS,
    };
  }
  if (card?.bound === 'enqueue') {
    return { bottleneck: 'runtime', why: `the card waits for the host: ${card.why}`, next: LARGER_KERNELS };
  }
  return {
    bottleneck: 'model',
    why: `its kernels take ${ofRun(parts.kernelNs)}: ${name('kernel')}`,
    next: 'Make its arithmetic cheaper: a lower precision, fewer weights or layers; or give it more threads.',
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

/** "`Conv` ×48 62 %, `Mul` ×27 9 %": shares of all kernel time, most first. */
function nameOperators(placement: readonly PlacementRow[], roles: readonly PlacementRow['role'][]): string {
  const rows = placement.filter(({ role }) => roles.includes(role)).slice(0, MAX_NAMED);
  return rows
    .map(({ operator, nodes, timeShare }) => `\`${operator}\` ×${nodes} ${percent(timeShare)}`)
    .join(', ');
}
