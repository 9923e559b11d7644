import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ArmName } from '../../engine/onnxruntime/arm.ts';
import { ModelFailure } from '../../engine/onnxruntime/model-failure.ts';
import { readText } from '../../files/read-text.ts';

/** A period in whole microseconds of the profile's clock. */
export interface TimeSpan {
  readonly fromUs: number;
  readonly us: number;
}

/** An input or output of a kernel. */
export interface ProfiledTensor {
  /** ONNX's name of the element type: "float32", "int8". */
  readonly dtype: string;
  readonly shape: readonly number[];
}

/** One execution of one node. Names come from the model. */
export interface Kernel extends TimeSpan {
  /** Name of the node after the runtime's optimization; may be empty. */
  readonly node: string;
  readonly nodeIndex: string;
  readonly operator: string;
  /** The runtime's name for it, such as "CPUExecutionProvider". */
  readonly provider: string;
  readonly inputs: readonly ProfiledTensor[];
  readonly outputs: readonly ProfiledTensor[];
}

/** One execution of a program on a device, by the device's own clock; only WebGPU reports these. */
export interface DeviceProgram extends TimeSpan {
  readonly node: string;
  readonly operator: string;
}

/** ONNX Runtime's profile of one session. */
export interface ProfileEvents {
  /** Calls of `run`, in time order. */
  readonly runs: readonly TimeSpan[];
  readonly kernels: readonly Kernel[];
  readonly programs: readonly DeviceProgram[];
  /** Peak of the runtime's allocator; null if it does not report to the profile. */
  readonly arenaPeakBytes: number | null;
}

const span = { ts: z.number().nonnegative(), dur: z.number().nonnegative() };

const tensors = z.array(z.record(z.string(), z.array(z.number()))).catch([]);

const KERNEL_NAME = '_kernel_time';

const kernelEvent = z.object({
  cat: z.literal('Node'),
  name: z.string().endsWith(KERNEL_NAME),
  ...span,
  // All values are strings. ONNX Runtime has the memory fields since 1.30.
  args: z.object({
    op_name: z.string(),
    provider: z.string(),
    node_index: z.string(),
    input_type_shape: tensors,
    output_type_shape: tensors,
    mem_in_use_peak: z.string().regex(/^\d+$/).optional(),
  }),
});

const runEvent = z.object({ cat: z.literal('Session'), name: z.literal('model_run'), ...span });

/** Named "<node>&<operator>&<program>". */
const programEvent = z.object({ cat: z.literal('Api'), name: z.string(), ...span });

type KernelEvent = z.infer<typeof kernelEvent>;

/**
 * Reads ONNX Runtime's profile: an array of complete events in no particular order.
 *
 * @throws {z.ZodError} If it is not an array. Irrelevant and unknown events are skipped.
 */
export function parseProfile(profile: unknown): ProfileEvents {
  const events = z.array(z.unknown()).parse(profile);
  const kernels = pick(events, kernelEvent);
  const peaks = kernels.map(({ args }) => Number(args.mem_in_use_peak ?? 0));
  const arenaPeakBytes = peaks.reduce((most, peak) => Math.max(most, peak), 0);
  return {
    runs: pick(events, runEvent)
      .map(spanOf)
      .sort((a, b) => a.fromUs - b.fromUs),
    kernels: kernels.map(kernelOf),
    programs: pick(events, programEvent).map((event) => ({ ...spanOf(event), ...programNameOf(event.name) })),
    arenaPeakBytes: arenaPeakBytes > 0 ? arenaPeakBytes : null,
  };
}

function pick<Event>(events: readonly unknown[], schema: z.ZodType<Event>): Event[] {
  return events.flatMap((event) => {
    const parsed = schema.safeParse(event);
    return parsed.success ? [parsed.data] : [];
  });
}

const spanOf = ({ ts, dur }: { ts: number; dur: number }): TimeSpan => ({ fromUs: ts, us: dur });

function kernelOf(event: KernelEvent): Kernel {
  const { op_name: operator, provider, node_index: nodeIndex, ...args } = event.args;
  return {
    ...spanOf(event),
    node: event.name.slice(0, -KERNEL_NAME.length),
    nodeIndex,
    operator,
    provider,
    inputs: args.input_type_shape.flatMap(tensorOf),
    outputs: args.output_type_shape.flatMap(tensorOf),
  };
}

/** The runtime writes C++ names; these two differ in ONNX and NumPy. */
const ONNX_NAMES: Readonly<Record<string, string>> = { float: 'float32', double: 'float64' };

function tensorOf(typed: Readonly<Record<string, readonly number[]>>): ProfiledTensor[] {
  return Object.entries(typed).map(([type, shape]) => ({ dtype: ONNX_NAMES[type] ?? type, shape }));
}

/** A node's own name may also contain the separator. */
function programNameOf(name: string): Pick<DeviceProgram, 'node' | 'operator'> {
  const parts = name.split('&');
  return { node: parts.slice(0, -2).join('&'), operator: parts.at(-2) ?? '' };
}

/** Whether a profile times the nodes themselves or only enqueueing them. */
export type ProfileKind = 'profile' | 'enqueueing';

/** Start of a profile's file name; the runtime adds date and time. */
export const profileName = (kind: ProfileKind, arm: ArmName): string => `${kind}-${arm}`;

const MAX_PROFILE_BYTES = 256 * 2 ** 20;

/**
 * Reads the runtime's profile and deletes the file. A hostile model could have put a link or a pipe in its place.
 *
 * @throws {ModelFailure} If the profile is missing, not a regular file, too large or not JSON.
 */
export async function readProfile(directory: string, kind: ProfileKind, arm: ArmName): Promise<unknown> {
  const found = (await readdir(directory)).find((entry) => entry.startsWith(`${profileName(kind, arm)}_`));
  if (found === undefined) throw new ModelFailure('broke-protocol', arm, 'the runtime wrote no profile');
  const file = join(directory, found);
  try {
    const read = await readText(file, MAX_PROFILE_BYTES);
    if (read.problem !== undefined)
      throw new ModelFailure('broke-protocol', arm, `its profile is ${read.problem}`);
    return JSON.parse(read.text);
  } catch (error) {
    if (error instanceof ModelFailure) throw error;
    throw new ModelFailure('broke-protocol', arm, 'its profile cannot be read', { cause: error });
  } finally {
    await rm(file, { recursive: true, force: true });
  }
}
