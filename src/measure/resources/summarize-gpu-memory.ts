import type { GpuAccess } from '../../device/open-gpu.ts';
import type { ReadingProblem } from '../../device/reading-problem.ts';
import type { MemoryPeak } from '../../device/watch-gpu-memory.ts';
import type { GpuMemory } from '../arm-measurement.ts';

/**
 * The GPU memory of an arm. If that of one process is unknown, there is nothing to compare.
 *
 * @param peaks - One entry per fresh process; empty where the GPU cannot be read.
 */
export function summarizeGpuMemory(access: GpuAccess, peaks: readonly MemoryPeak[]): GpuMemory {
  if (access.kind === 'unreadable') return unknownMemory({ kind: 'unreadable', message: access.message });
  const unknown = peaks.find((peak) => peak.bytes === undefined);
  if (unknown !== undefined && 'why' in unknown) return unknownMemory(unknown.why);
  const known = peaks.flatMap((peak) => (peak.bytes === undefined ? [] : [peak]));
  const how = known.every((peak) => peak.how === 'process') ? 'process' : 'device';
  return { peakBytes: known.map(({ bytes }) => bytes), how, why: null };
}

const unknownMemory = (why: ReadingProblem): GpuMemory => ({ peakBytes: [], how: null, why });
