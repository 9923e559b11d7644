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
export interface GpuMemoryMark {
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
  const reader = watchSmi({
    command: gpu.command,
    words: [...gpu.selector, `--query-compute-apps=${PROCESS_PROPERTIES}`, '--format=csv,noheader,nounits'],
    onLine: (line) => {
      const process = parseGpuProcess(line);
      if (process === undefined || process.usedBytes === null) return;
      peaks.set(process.pid, Math.max(process.usedBytes, peaks.get(process.pid) ?? 0));
    },
  });
  return {
    begin: () => markGpu(gpu),
    end: (mark, pid) => memorySince(mark, { gpu, pids: [pid], isListed, peaks }),
    stop: () => reader.stop(),
  };
}

/** Reads the GPU. Call before the processes start whose memory is wanted. */
export const markGpu = (gpu: Gpu): GpuMemoryMark => ({
  gpu: readGpu(gpu),
  processes: readGpuProcesses(gpu),
});

/** Processes that belong together. */
interface Owners {
  readonly gpu: Gpu;
  readonly pids: readonly number[];
  /** Whether every driver lists such processes. */
  readonly isListed: boolean;
  /** Peaks read so far, by process id. */
  readonly peaks?: ReadonlyMap<number, number>;
}

/** The GPU memory of processes that have started since a mark and are still alive, on all GPUs together. */
export function memorySince(mark: GpuMemoryMark, owners: Owners): MemoryPeak {
  const { gpu, pids, peaks = new Map<number, number>() } = owners;
  const now = markGpu(gpu);
  const known = pids.map((pid) => memoryOf(pid, now, peaks.get(pid)));
  const listed = known.flatMap((bytes) => bytes ?? []);
  // A PID that was on the GPU before our process started belongs to another process, because a container sees host PIDs.
  if (listed.length === 0 || known.includes(null) || isOnGpu(mark, pids)) return ofDevice(mark, now, owners);
  return { bytes: listed.reduce((sum, bytes) => sum + bytes, 0), how: 'process' };
}

/** Undefined if the process is not on a GPU, and null if it is with an unknown share. */
function memoryOf(
  pid: number,
  { processes }: GpuMemoryMark,
  peak: number | undefined,
): number | null | undefined {
  // One line per GPU.
  const own = processes.ok ? processes.value.processes.filter((each) => each.pid === pid) : [];
  const now = own.reduce<number | null>(
    (sum, { usedBytes }) => (sum === null || usedBytes === null ? null : sum + usedBytes),
    0,
  );
  if (peak !== undefined) return Math.max(peak, now ?? 0);
  return own.length === 0 ? undefined : now;
}

const isOnGpu = ({ processes }: GpuMemoryMark, pids: readonly number[]): boolean =>
  processes.ok && processes.value.processes.some(({ pid }) => pids.includes(pid));

/** The increase of the whole GPU's memory, if nothing else can have changed it. */
function ofDevice(before: GpuMemoryMark, after: GpuMemoryMark, owners: Owners): MemoryPeak {
  const why = findObjection(before, after, owners);
  if (why !== undefined) return { bytes: undefined, why };
  const [then, now] = [before, after].map(({ gpu }) => (gpu.ok ? gpu.value.memoryUsedBytes : null));
  if (then == null || now == null) return { bytes: undefined, why: { kind: 'gpu-memory-not-reported' } };
  if (!(now > then)) return { bytes: undefined, why: { kind: 'gpu-memory-did-not-rise' } };
  return { bytes: now - then, how: 'device' };
}

/** Why the processes' own memory is unknown and the whole GPU's cannot be used instead. */
function findObjection(
  before: GpuMemoryMark,
  after: GpuMemoryMark,
  { gpu, pids, isListed }: Owners,
): ReadingProblem | undefined {
  for (const read of [before.gpu, after.gpu, before.processes, after.processes])
    if (!read.ok) return { kind: 'unreadable', message: read.message };
  const lists = [before, after].flatMap(({ processes }) => (processes.ok ? [processes.value] : []));
  if (lists.some(({ unnamed }) => unnamed > 0)) return { kind: 'processes-not-named' };
  const isNamed = isOnGpu(after, pids);
  if (isListed && !isNamed) return { kind: 'process-not-listed' };
  const reading = after.gpu.ok ? after.gpu.value : undefined;
  const isAlone = lists.every(({ processes }) => processes.every(({ pid }) => pids.includes(pid)));
  const shared = (by: GpuSharing): ReadingProblem => ({ kind: 'gpu-shared', isListed: isNamed, by });
  if (reading?.mig === 'Enabled') return shared('mig');
  if (!gpu.seesAll) return shared('unseen-processes');
  return isAlone && reading?.displayActive !== 'Enabled' ? undefined : shared('other-processes');
}

type GpuSharing = Extract<ReadingProblem, { kind: 'gpu-shared' }>['by'];
