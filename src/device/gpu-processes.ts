import { parseNumber } from './parse-value.ts';

const BYTES_PER_MIB = 2 ** 20;

/** A process with a compute context on the GPU. */
interface GpuProcess {
  readonly pid: number;
  /** GPU memory of its context; null if the driver does not report it. */
  readonly usedBytes: number | null;
}

/** The processes on the GPU. */
export interface GpuProcesses {
  readonly processes: readonly GpuProcess[];
  /** Number of processes that the driver lists without details, because we lack the permission. */
  readonly unnamed: number;
}

/** Properties to query with `--query-compute-apps`. */
export const PROCESS_PROPERTIES = 'pid,used_gpu_memory';

/** Reads the lines of `--query-compute-apps=pid,used_gpu_memory --format=csv,noheader,nounits`. */
export function parseGpuProcesses(text: string): GpuProcesses {
  const processes: GpuProcess[] = [];
  let unnamed = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const process = parseGpuProcess(line);
    if (process === undefined) unnamed += 1;
    else processes.push(process);
  }
  return { processes, unnamed };
}

/** Reads one line; undefined if it names no process. */
export function parseGpuProcess(line: string): GpuProcess | undefined {
  const [pid, used] = line.split(', ');
  const number = parseNumber(pid);
  if (number === null || !Number.isSafeInteger(number)) return undefined;
  const usedMib = parseNumber(used);
  return { pid: number, usedBytes: usedMib === null ? null : usedMib * BYTES_PER_MIB };
}
