import type { GpuDisturbance, SlowdownCause } from '../../../device/gpu-disturbance.ts';
import { formatValue } from '../../../figures/format-value.ts';

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
