import { readlinkSync } from 'node:fs';
import { askSmi } from './ask-smi.ts';
import { type GpuProcesses, PROCESS_PROPERTIES, parseGpuProcesses } from './gpu-processes.ts';
import { GPU_PROPERTIES, type GpuReading, parseGpuReading } from './gpu-reading.ts';

/** A GPU that can be read. */
export interface Gpu {
  /** Path of nvidia-smi, or its name on PATH. */
  readonly command: string;
  /** Arguments that select the GPU; empty if there is only one. */
  readonly selector: readonly string[];
  /** Whether this process sees host PIDs; false in a container. */
  readonly seesAll: boolean;
  /** Property names that its driver knows, in query order. */
  readonly names: readonly string[];
  /** The reading at opening. */
  readonly first: GpuReading;
}

/** The GPU, or the reason why none can be read. */
export type GpuAccess =
  | { readonly kind: 'readable'; readonly gpu: Gpu }
  | { readonly kind: 'unreadable'; readonly message: string };

/** The result of a reading. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string };

const CSV = '--format=csv,noheader,nounits';
const UNKNOWN_NAME = /Field "([^"]+)" is not a valid field to query/;

/**
 * Finds the GPU that the runtime will use, and the properties that its driver knows. Drivers know different properties and
 * report unknown ones one at a time.
 *
 * @param options - `visible` is CUDA_VISIBLE_DEVICES: its first entry is the runtime's device 0.
 */
export function openGpu({
  command = 'nvidia-smi',
  visible,
  seesAll = isInitialPidNamespace(),
}: {
  command?: string;
  visible?: string | undefined;
  seesAll?: boolean;
} = {}): GpuAccess {
  const selector = selectorOf(visible);
  let names = Object.values(GPU_PROPERTIES).map(([name]) => name as string);
  for (;;) {
    const answer = askSmi(command, [...selector, `--query-gpu=${names.join(',')}`, CSV]);
    const unknown = UNKNOWN_NAME.exec(answer.ok ? answer.text : answer.message)?.[1];
    if (unknown !== undefined && names.includes(unknown)) names = replaceName(names, unknown);
    else if (answer.ok) return access({ command, selector, names, seesAll }, answer.text);
    else return { kind: 'unreadable', message: answer.message };
  }
}

/** The initial namespace always has this number (PROC_PID_INIT_INO). */
function isInitialPidNamespace(): boolean {
  if (process.platform !== 'linux') return true;
  return readlinkSync('/proc/self/ns/pid') === 'pid:[4026531836]';
}

function access(opened: Omit<Gpu, 'first'>, text: string): GpuAccess {
  const first = parseFirst(text, opened.names);
  return first === undefined
    ? {
        kind: 'unreadable',
        message: `nvidia-smi printed no reading: ${JSON.stringify(text.slice(0, 80))}`,
      }
    : { kind: 'readable', gpu: { ...opened, first } };
}

/** The first GPU: without a selector, it is the runtime's device 0, because both use bus order. */
const parseFirst = (text: string, names: readonly string[]): GpuReading | undefined =>
  parseGpuReading(text.split('\n')[0]?.trimEnd() ?? '', names);

/** A MIG device has no readings of its own; its GPU's readings show that MIG is on. */
function selectorOf(visible: string | undefined): readonly string[] {
  const first = visible?.split(',')[0]?.trim() ?? '';
  return /^\d+$|^GPU-/.test(first) ? ['-i', first] : [];
}

function replaceName(names: readonly string[], unknown: string): string[] {
  const known = Object.values(GPU_PROPERTIES).find((each) => each.includes(unknown)) ?? [];
  const older = known[known.indexOf(unknown) + 1];
  return names.flatMap((name) => (name === unknown ? (older ?? []) : name));
}

/** Reads the GPU once. */
export function readGpu({ command, selector, names }: Gpu): Read<GpuReading> {
  const answer = askSmi(command, [...selector, `--query-gpu=${names.join(',')}`, CSV]);
  if (!answer.ok) return answer;
  const value = parseFirst(answer.text, names);
  return value === undefined ? { ok: false, message: 'nvidia-smi printed no reading' } : { ok: true, value };
}

/** Lists the processes on the GPU. */
export function readGpuProcesses({ command, selector }: Gpu): Read<GpuProcesses> {
  const answer = askSmi(command, [...selector, `--query-compute-apps=${PROCESS_PROPERTIES}`, CSV]);
  return answer.ok ? { ok: true, value: parseGpuProcesses(answer.text) } : answer;
}
