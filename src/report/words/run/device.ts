import type { GpuDisturbance, SlowdownCause } from '../../../device/gpu-disturbance.ts';
import type { MeterKind } from '../../../device/power-meter.ts';
import type { ReadingProblem } from '../../../device/reading-problem.ts';
import { formatValue } from '../../../figures/format-value.ts';
import type { GpuMoment } from '../../../measure/arm-measurement.ts';
import { countOf } from '../grammar.ts';

/** Why a launch on the GPU does not count, without its full stop: "another process was on the GPU (process 4711)". */
export function gpuDisturbanceText(disturbance: GpuDisturbance): string {
  switch (disturbance.kind) {
    case 'other-process': {
      const { pid, bytes } = disturbance;
      return `another process was on the GPU (process ${pid}${bytes === null ? '' : `, ${formatValue(bytes, 'bytes')}`})`;
    }
    case 'slowed-down':
      return `${SLOWDOWN[disturbance.cause]}${durationText(disturbance.us)}`;
    case 'unreadable':
      return `the GPU could not be read: ${disturbance.message}`;
  }
}

const SLOWDOWN: Readonly<Record<SlowdownCause, string>> = {
  'hardware-heat': 'the GPU hardware slowed down because of heat',
  'power-brake': 'the power supply slowed the GPU down',
  hardware: 'the GPU hardware slowed down',
  'driver-heat': 'the GPU driver slowed down because of heat',
};

/** One decimal below a second, whole ms from there on. */
function durationText(us: number | null): string {
  return us === null ? '' : ` for ${(us / 1000).toFixed(us < 1e6 ? 1 : 0)}\u00A0ms`;
}

/** Clocks, heat and power of a GPU at one moment: "1980 MHz, memory 2619 MHz, 59 °C, 632 W". */
export function gpuMomentText(moment: GpuMoment | null): string {
  if (moment === null) return 'unknown';
  const { smClockMhz, memoryClockMhz, temperatureC, powerW } = moment;
  const parts = [
    ...(smClockMhz === null ? [] : [`${smClockMhz}\u00A0MHz`]),
    ...(memoryClockMhz === null ? [] : [`memory ${memoryClockMhz}\u00A0MHz`]),
    ...(temperatureC === null ? [] : [`${temperatureC}\u00A0°C`]),
    ...(powerW === null ? [] : [`${powerW.toFixed(0)}\u00A0W`]),
  ];
  return parts.length === 0 ? 'unknown' : parts.join(', ');
}

/** Why memory of the GPU or energy could not be measured, without its full stop. */
export function readingProblemText(problem: ReadingProblem): string {
  switch (problem.kind) {
    case 'unreadable':
      return problem.message;
    case 'gpu-memory-not-reported':
      return 'the driver does not report the memory of the GPU';
    case 'gpu-memory-did-not-rise':
      return 'the memory of the GPU did not rise while the model ran';
    case 'processes-not-named':
      return 'the driver does not say which process uses the memory ([Insufficient Permissions])';
    case 'process-not-listed':
      return 'the driver does not list the measuring process (as can happen in a container)';
    case 'gpu-shared':
      return `${problem.isListed ? NOT_REPORTED : NOT_LISTED}, and ${SHARED[problem.by]}`;
    case 'gpu-power-not-reported':
      return 'the driver does not report the power of the GPU';
    case 'too-few-readings':
      return `there ${problem.readings === 1 ? 'was' : 'were'} only ${countOf(problem.readings, 'reading')} of the GPU`;
    case 'gpu-counter-reset':
      return 'the energy counter of the GPU was reset';
    case 'clock-was-set':
      return 'the clock of this machine was set during the measurement';
    case 'other-process':
      return `another process was on the GPU (process ${problem.pid})`;
    case 'no-processor-counter':
      return 'this machine has no energy counter for its processor (RAPL)';
    case 'processor-counter-needs-root':
      return 'only root may read the energy counter of the processor (`/sys/class/powercap/intel-rapl:*/energy_uj`)';
  }
}

const NOT_REPORTED = 'the driver does not report the memory of a process ([N/A])';
const NOT_LISTED = 'the driver lists only processes that compute';

type Sharing = Extract<ReadingProblem, { kind: 'gpu-shared' }>['by'];

const SHARED: Readonly<Record<Sharing, string>> = {
  mig: 'the GPU is shared (MIG)',
  'unseen-processes': 'other processes on the GPU cannot be seen from this container',
  'other-processes': 'the GPU is also used by others',
};

/** What energy was measured with: "the GPU’s energy counter". */
export function meterText(meter: MeterKind): string {
  switch (meter) {
    case 'gpu-counter':
      return 'the GPU’s energy counter';
    case 'gpu-power':
      return 'readings of the GPU’s power';
    case 'processor-counter':
      return 'the processor’s energy counter';
  }
}
