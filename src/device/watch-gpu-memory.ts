import { type GpuProcesses, PROCESS_PROPERTIES, parseGpuProcess } from './gpu-processes.ts';
import type { GpuReading } from './gpu-reading.ts';
import { type Gpu, type Read, readGpu, readGpuProcesses } from './open-gpu.ts';
import { watchSmi } from './watch-smi.ts';

/** How a process's memory of the GPU was found: by the process itself, or by what the whole GPU held more. */
type MemorySource = 'process' | 'device';

/** The most that a process held of the GPU, or why that is not known. It is never 0 for want of an answer. */
export type MemoryPeak =
  | { readonly bytes: number; readonly how: MemorySource }
  | { readonly bytes: undefined; readonly why: string };

/** What is on the GPU before a process starts. */
interface GpuMemoryMark {
  readonly gpu: Read<GpuReading>;
  readonly processes: Read<GpuProcesses>;
}

/** Watches the GPU's memory while one process after the other runs. */
export interface GpuMemoryWatch {
  /** To be called before the process starts. */
  begin(): GpuMemoryMark;
  /** To be called when the process has done its work and still holds its memory: the runtime's arena does not shrink. */
  end(mark: GpuMemoryMark, pid: number): MemoryPeak;
  stop(): Promise<void>;
}

/**
 * Starts to watch.
 *
 * @param isListed - Whether every driver lists such a process: those that compute (CUDA), not those that draw (Vulkan).
 */
export function watchGpuMemory(gpu: Gpu, { isListed }: { isListed: boolean }): GpuMemoryWatch {
  const peaks = new Map<number, number>();
  const note = (pid: number, bytes: number): void => {
    peaks.set(pid, Math.max(bytes, peaks.get(pid) ?? 0));
  };
  const reader = watchSmi({
    command: gpu.command,
    words: [...gpu.selector, `--query-compute-apps=${PROCESS_PROPERTIES}`, '--format=csv,noheader,nounits'],
    onLine: (line) => {
      const process = parseGpuProcess(line);
      if (process !== undefined && process.usedBytes !== null) note(process.pid, process.usedBytes);
    },
  });
  const begin = (): GpuMemoryMark => ({ gpu: readGpu(gpu), processes: readGpuProcesses(gpu) });
  return {
    begin,
    end(mark, pid) {
      const now = begin();
      const own = now.processes.ok
        ? now.processes.value.processes.find((each) => each.pid === pid)
        : undefined;
      if (own !== undefined && own.usedBytes !== null) note(pid, own.usedBytes);
      const bytes = peaks.get(pid);
      // A number that was on the GPU before the process had it belongs to another process, seen from a container.
      if (bytes !== undefined && !isOnGpu(mark, pid)) return { bytes, how: 'process' };
      return ofDevice(mark, now, { gpu, pid, isListed });
    },
    stop: () => reader.stop(),
  };
}

const isOnGpu = ({ processes }: GpuMemoryMark, pid: number): boolean =>
  processes.ok && processes.value.processes.some((each) => each.pid === pid);

/** What the whole GPU holds more than before: only where nothing else can have changed it. */
function ofDevice(
  before: GpuMemoryMark,
  after: GpuMemoryMark,
  process: { gpu: Gpu; pid: number; isListed: boolean },
): MemoryPeak {
  const why = findObjection(before, after, process);
  if (why !== undefined) return { bytes: undefined, why };
  const [then, now] = [before, after].map(({ gpu }) => (gpu.ok ? gpu.value.memoryUsedBytes : null));
  if (then == null || now == null)
    return { bytes: undefined, why: 'the driver does not tell the memory of the card' };
  if (!(now > then)) return { bytes: undefined, why: 'the memory of the card did not rise while it ran' };
  return { bytes: now - then, how: 'device' };
}

/** Why neither the process's own memory is known nor the GPU's may stand for it. */
function findObjection(
  before: GpuMemoryMark,
  after: GpuMemoryMark,
  { gpu, pid, isListed }: { gpu: Gpu; pid: number; isListed: boolean },
): string | undefined {
  if (!before.gpu.ok) return before.gpu.why;
  if (!after.gpu.ok) return after.gpu.why;
  if (!before.processes.ok) return before.processes.why;
  if (!after.processes.ok) return after.processes.why;
  const lists = [before.processes.value, after.processes.value];
  if (lists.some(({ unnamed }) => unnamed > 0))
    return 'the driver does not say whose the memory is ([Insufficient Permissions])';
  const isNamed = isOnGpu(after, pid);
  if (isListed && !isNamed)
    return 'the driver does not list the measuring process (in a container it may not)';
  const own = isNamed
    ? 'the driver does not tell the memory of a process ([N/A])'
    : 'the driver lists only processes that compute';
  if (after.gpu.value.mig === 'Enabled') return `${own}, and the card is shared (MIG)`;
  if (!gpu.seesAll) return `${own}, and in a container others on the card would go unseen`;
  if (
    lists.some(({ processes }) => processes.some((each) => each.pid !== pid)) ||
    after.gpu.value.displayActive === 'Enabled'
  )
    return `${own}, and the card is used by others too`;
  return undefined;
}
