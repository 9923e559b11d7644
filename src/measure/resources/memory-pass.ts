import { type GpuMemoryWatch, type MemoryPeak, watchGpuMemory } from '../../device/watch-gpu-memory.ts';
import type { Arm, Workspace } from '../../engine/onnxruntime/arm.ts';
import type { Feed } from '../../engine/onnxruntime/protocol.ts';
import { holdFeeds, startWorker } from '../../engine/onnxruntime/start-worker.ts';
import { allOrFirstFailure } from '../all-or-first-failure.ts';
import type { GpuMemory } from '../arm-measurement.ts';
import type { FedArm } from '../fed-arm.ts';
import { summarizeGpuMemory } from './summarize-gpu-memory.ts';

/** Fresh processes per arm: enough for an interval, few enough to be quick. */
export const MEMORY_LAUNCHES = 5;

/** Memory peaks, one entry per process. */
export interface MemoryPeaks {
  /** Resident memory above that of the bare runtime in the same process. */
  readonly ramPeakBytes: number[];
  /** Undefined if the model does not run on a GPU. */
  readonly gpuMemory: GpuMemory | undefined;
}

/**
 * Peak memory of fresh processes. A single nvidia-smi watches the GPU throughout; the GPU is also read just before each
 * process ends.
 *
 * @param feeds - Each runs once.
 * @throws {ModelFailure} If the model crashes, hangs or is refused.
 */
export async function measureMemory(
  workspace: Workspace,
  arm: Arm,
  feeds: readonly Feed[],
): Promise<MemoryPeaks> {
  const access = workspace.gpu;
  const watch =
    access?.kind === 'readable' ? watchGpuMemory(access.gpu, { isListed: computes(arm) }) : undefined;
  try {
    const ramPeakBytes: number[] = [];
    const onGpu: MemoryPeak[] = [];
    for (let launch = 0; launch < MEMORY_LAUNCHES; launch += 1) {
      const { ramBytes, gpu } = await runOnce(workspace, arm, { feeds, watch });
      ramPeakBytes.push(ramBytes);
      if (gpu !== undefined) onGpu.push(gpu);
    }
    return { ramPeakBytes, gpuMemory: access && summarizeGpuMemory(access, onGpu) };
  } finally {
    await watch?.stop();
  }
}

/** All drivers list processes that use CUDA; only some (such as 580) list those that use Vulkan, as WebGPU does. */
const computes = ({ session: { providers } }: Arm): boolean =>
  providers.some((provider) => provider === 'cuda' || provider === 'tensorrt');

/**
 * Measures the memory of several arms. It is not timed, so they need not take turns; on a GPU they still run one after the
 * other, because a process's memory may have to be derived from that of the whole GPU.
 *
 * @returns One entry per arm, in their order.
 * @throws As {@link measureMemory}.
 */
export async function measureMemories(workspace: Workspace, arms: readonly FedArm[]): Promise<MemoryPeaks[]> {
  if (workspace.gpu === undefined)
    return allOrFirstFailure(arms.map(({ arm, feeds }) => measureMemory(workspace, arm, feeds)));
  const peaks: MemoryPeaks[] = [];
  for (const { arm, feeds } of arms) peaks.push(await measureMemory(workspace, arm, feeds));
  return peaks;
}

async function runOnce(
  workspace: Workspace,
  arm: Arm,
  { feeds, watch }: { feeds: readonly Feed[]; watch: GpuMemoryWatch | undefined },
): Promise<{ ramBytes: number; gpu: MemoryPeak | undefined }> {
  const mark = watch?.begin();
  const { worker } = await startWorker(workspace, arm);
  try {
    const deadlineMs = workspace.deadlines.runMs;
    await holdFeeds(worker, feeds, deadlineMs);
    await worker.request(
      { do: 'warm-up', minRuns: feeds.length, minNs: 0, outputs: arm.outputs },
      { deadlineMs },
    );
    const { reply } = await worker.request({ do: 'memory' }, { deadlineMs });
    return {
      ramBytes: Math.max(reply.peakBytes - reply.bareBytes, 0),
      gpu: mark && watch?.end(mark, worker.pid),
    };
  } finally {
    // This process must leave the GPU before the next one starts.
    await worker.end();
  }
}
