import type { MeterKind } from '../../../device/power-meter.ts';

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
