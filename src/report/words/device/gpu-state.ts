import type { GpuMoment } from '../../../measure/arm-measurement.ts';

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
