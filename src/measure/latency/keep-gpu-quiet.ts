import { describeGpuState } from '../../device/describe-gpu.ts';
import type { GpuProcesses } from '../../device/gpu-processes.ts';
import type { GpuReading } from '../../device/gpu-reading.ts';
import { type Gpu, type Read, readGpu, readGpuProcesses } from '../../device/open-gpu.ts';
import { findThrottle, wasPowerCapped } from '../../device/throttle.ts';
import { isOwnProcess } from '../../engine/onnxruntime/worker-process.ts';
import type { ArmMeasurement, GpuState, Launch } from '../arm-measurement.ts';
import type { TimedLaunches } from './latency-pass.ts';

/** A process that was killed keeps its place on the GPU for a moment. */
const LEAVE_MS = 2000;
const POLL_MS = 250;
const BYTES_PER_MIB = 2 ** 20;

type Launches = readonly (readonly Launch[])[];

/** The GPU between two launches. */
interface Snapshot {
  readonly gpu: Read<GpuReading>;
  readonly processes: Read<GpuProcesses>;
}

/** Watches the GPU between the launches of a latency pass. */
interface QuietGpu {
  /** Stands in for a pass's `isClear`: it is asked between any two launches, where nothing of ours runs. */
  isClear(launches: Launches): boolean;
  /** What is left of the pass without the launches that were disturbed. */
  settle(timed: TimedLaunches): TimedLaunches & { readonly card: GpuState };
}

/**
 * Throws away launches during which the GPU was not ours alone or was slowed down by heat or supply. They do not count
 * towards the evidence, so that others take their place while there is budget for them.
 *
 * The GPU is read once at every boundary and at no other time: nothing polls it while a clock runs. A reading blocks this
 * process, which has nothing else to do there.
 *
 * @param isClear - Asked with the launches that were not disturbed.
 * @param leaveMs - How long a process may take to leave the GPU before it counts as a guest.
 */
export function keepGpuQuiet(
  gpu: Gpu,
  isClear: (launches: Launches) => boolean,
  leaveMs = LEAVE_MS,
): QuietGpu {
  const disturbed = new Map<number, string>();
  let first: Snapshot | undefined;
  let last: Snapshot | undefined;
  let seen = 0;
  const undisturbed = (launches: Launches): Launches => launches.filter((_, index) => !disturbed.has(index));
  return {
    isClear(launches) {
      const now = takeSnapshot(gpu, leaveMs);
      // A launch that is run again for another reason is not in the list.
      const isNew = launches.length > seen;
      const why = isNew && last !== undefined ? findDisturbance(last, now) : undefined;
      if (why !== undefined) disturbed.set(launches.length - 1, why);
      seen = launches.length;
      first ??= now;
      last = now;
      const valid = undisturbed(launches);
      return disturbed.size >= MAX_DISTURBED + valid.length || isClear(valid);
    },
    settle: ({ launches, discarded }) => ({
      launches: undisturbed(launches),
      discarded: {
        ...discarded,
        disturbed: disturbed.size,
        disturbances: [...new Set(disturbed.values())].slice(0, MAX_REASONS),
      },
      card: describeStates(first, last),
    }),
  };
}

function takeSnapshot(gpu: Gpu, leaveMs: number): Snapshot {
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const processes = readGpuProcesses(gpu);
    if (waitedMs >= leaveMs || guestsOf(processes).length === 0) return { gpu: readGpu(gpu), processes };
    // In a container our own child may be listed by a number that we do not know, until it has left.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  }
}

const guestsOf = (read: Read<GpuProcesses>) =>
  read.ok ? read.value.processes.filter(({ pid }) => !isOwnProcess(pid)) : [];

/** What disturbed a launch between two readings; undefined where nothing did, as far as the driver tells. */
function findDisturbance(before: Snapshot, after: Snapshot): string | undefined {
  for (const { gpu, processes } of [before, after]) {
    if (!gpu.ok) return `the card could not be read: ${gpu.why}`;
    const [guest] = guestsOf(processes);
    if (guest === undefined) continue;
    const memory = guest.usedBytes === null ? '' : `, ${guest.usedBytes / BYTES_PER_MIB} MiB`;
    return `another process was on the card (${guest.pid}${memory})`;
  }
  return before.gpu.ok && after.gpu.ok ? findThrottle(before.gpu.value, after.gpu.value) : undefined;
}

function describeStates(first: Snapshot | undefined, last: Snapshot | undefined): GpuState {
  const stateText = (snapshot: Snapshot | undefined): string =>
    snapshot?.gpu.ok ? describeGpuState(snapshot.gpu.value) : 'could not be read';
  const capped = first?.gpu.ok && last?.gpu.ok ? wasPowerCapped(first.gpu.value, last.gpu.value) : undefined;
  return { before: stateText(first), after: stateText(last), isPowerCapped: capped ?? null };
}

/** Reasons that are told of disturbed launches. */
export const MAX_REASONS = 3;
/** Disturbed launches more than others after which it is no use to go on. */
const MAX_DISTURBED = 5;

/** Whether so many launches were disturbed that those that were not say nothing either, or there are none. */
export function isTooDisturbed({
  launches,
  discardedLaunches,
}: Pick<ArmMeasurement, 'launches' | 'discardedLaunches'>): boolean {
  const { disturbed = 0 } = discardedLaunches;
  return disturbed >= MAX_DISTURBED + launches.length || (disturbed > 0 && launches.length === 0);
}
