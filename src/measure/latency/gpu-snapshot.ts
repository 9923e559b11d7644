import { findThrottle, type GpuDisturbance, wasPowerCapped } from '../../device/gpu-disturbance.ts';
import type { GpuProcesses } from '../../device/gpu-processes.ts';
import type { GpuReading } from '../../device/gpu-reading.ts';
import { type Gpu, type Read, readGpu, readGpuProcesses } from '../../device/open-gpu.ts';
import { isOwnProcess } from '../../engine/onnxruntime/worker-process.ts';
import type { GpuMoment, GpuState } from '../arm-measurement.ts';

/** A killed process stays on the GPU for a moment. */
const LEAVE_MS = 2000;
const POLL_MS = 250;

/** The GPU between two launches. */
export interface GpuSnapshot {
  readonly gpu: Read<GpuReading>;
  readonly processes: Read<GpuProcesses>;
}

/**
 * Reads the GPU and its processes. Blocks this process, which has nothing else to do between launches.
 *
 * @param leaveMs - How long our own process may take to leave the GPU before it counts as a foreign one.
 */
export function takeGpuSnapshot(gpu: Gpu, leaveMs: number = LEAVE_MS): GpuSnapshot {
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const processes = readGpuProcesses(gpu);
    if (waitedMs >= leaveMs || othersIn(processes).length === 0) return { gpu: readGpu(gpu), processes };
    // In a container, our own child may be listed under an unknown host PID until it has left.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  }
}

const othersIn = (read: Read<GpuProcesses>) =>
  read.ok ? read.value.processes.filter(({ pid }) => !isOwnProcess(pid)) : [];

/** What disturbed a launch between two readings; undefined if the driver reports nothing. */
export function findDisturbance(before: GpuSnapshot, after: GpuSnapshot): GpuDisturbance | undefined {
  for (const { gpu, processes } of [before, after]) {
    if (!gpu.ok) return { kind: 'unreadable', message: gpu.message };
    const [other] = othersIn(processes);
    if (other !== undefined) return { kind: 'other-process', pid: other.pid, bytes: other.usedBytes };
  }
  return before.gpu.ok && after.gpu.ok ? findThrottle(before.gpu.value, after.gpu.value) : undefined;
}

/** The GPU's state at the start and end of a latency pass. */
export function gpuStateBetween(first: GpuSnapshot, last: GpuSnapshot): GpuState {
  const capped = first.gpu.ok && last.gpu.ok ? wasPowerCapped(first.gpu.value, last.gpu.value) : undefined;
  return { before: momentOf(first), after: momentOf(last), isPowerCapped: capped ?? null };
}

function momentOf({ gpu }: GpuSnapshot): GpuMoment | null {
  if (!gpu.ok) return null;
  const { smClockMhz, memoryClockMhz, temperatureC, powerDrawW } = gpu.value;
  return { smClockMhz, memoryClockMhz, temperatureC, powerW: powerDrawW };
}
