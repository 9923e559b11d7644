import { type GpuProcesses, PROCESS_PROPERTIES, parseGpuProcess } from './gpu-processes.ts';
import type { GpuReading } from './gpu-reading.ts';
import { type Gpu, type Read, readGpu, readGpuProcesses } from './open-gpu.ts';
import type { ReadingProblem } from './reading-problem.ts';
import { watchSmi } from './watch-smi.ts';

/** Source of a process's GPU memory: the process's own entry, or the increase of the whole GPU's memory. */
type MemorySource = 'process' | 'device';

/** A process's peak GPU memory, or why it is unknown. An unknown peak is never 0. */
export type MemoryPeak =
  | { readonly bytes: number; readonly how: MemorySource }
  | { readonly bytes: undefined; readonly why: ReadingProblem };

/** State of the GPU before a process starts. */
interface GpuMemoryMark {
  readonly gpu: Read<GpuReading>;
  readonly processes: Read<GpuProcesses>;
}

/** Watches GPU memory while processes run one after the other. */
export interface GpuMemoryWatch {
  /** Call before the process starts. */
  begin(): GpuMemoryMark;
  /** Call when the process is done but still alive: the runtime's arena does not shrink. */
  end(mark: GpuMemoryMark, pid: number): MemoryPeak;
  stop(): Promise<void>;
}

/**
 * Starts watching.
 *
 * @param isListed - Whether every driver lists such a process: true for compute (CUDA), false for graphics (Vulkan).
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
      // A PID that was on the GPU before our process started belongs to another process, because a container sees host PIDs.
      if (bytes !== undefined && !isOnGpu(mark, pid)) return { bytes, how: 'process' };
      return ofDevice(mark, now, { gpu, pid, isListed });
    },
    stop: () => reader.stop(),
  };
}

const isOnGpu = ({ processes }: GpuMemoryMark, pid: number): boolean =>
  processes.ok && processes.value.processes.some((each) => each.pid === pid);

/** The increase of the whole GPU's memory, if nothing else can have changed it. */
function ofDevice(
  before: GpuMemoryMark,
  after: GpuMemoryMark,
  process: { gpu: Gpu; pid: number; isListed: boolean },
): MemoryPeak {
  const why = findObjection(before, after, process);
  if (why !== undefined) return { bytes: undefined, why };
  const [then, now] = [before, after].map(({ gpu }) => (gpu.ok ? gpu.value.memoryUsedBytes : null));
  if (then == null || now == null) return { bytes: undefined, why: { kind: 'gpu-memory-not-reported' } };
  if (!(now > then)) return { bytes: undefined, why: { kind: 'gpu-memory-did-not-rise' } };
  return { bytes: now - then, how: 'device' };
}

/** Why the process's own memory is unknown and the whole GPU's cannot be used instead. */
function findObjection(
  before: GpuMemoryMark,
  after: GpuMemoryMark,
  { gpu, pid, isListed }: { gpu: Gpu; pid: number; isListed: boolean },
): ReadingProblem | undefined {
  for (const read of [before.gpu, after.gpu, before.processes, after.processes])
    if (!read.ok) return { kind: 'unreadable', message: read.message };
  const lists = [before, after].flatMap(({ processes }) => (processes.ok ? [processes.value] : []));
  if (lists.some(({ unnamed }) => unnamed > 0)) return { kind: 'processes-not-named' };
  const isNamed = isOnGpu(after, pid);
  if (isListed && !isNamed) return { kind: 'process-not-listed' };
  const reading = after.gpu.ok ? after.gpu.value : undefined;
  const isAlone = lists.every(({ processes }) => processes.every((each) => each.pid === pid));
  const shared = (by: GpuSharing): ReadingProblem => ({ kind: 'gpu-shared', isListed: isNamed, by });
  if (reading?.mig === 'Enabled') return shared('mig');
  if (!gpu.seesAll) return shared('unseen-processes');
  return isAlone && reading?.displayActive !== 'Enabled' ? undefined : shared('other-processes');
}

type GpuSharing = Extract<ReadingProblem, { kind: 'gpu-shared' }>['by'];
