import type { GpuReading } from './gpu-reading.ts';

const UNTOLD = 'not told';

/**
 * What of a GPU moves a figure and stays the same from run to run, by name. Clocks and temperature are no part of it: they
 * differ from minute to minute.
 */
export function describeGpu(gpu: GpuReading): Record<string, string> {
  return {
    card: gpu.name ?? UNTOLD,
    'card driver': gpu.driver ?? UNTOLD,
    'card power limit': gpu.powerLimitW === null ? UNTOLD : `${gpu.powerLimitW} W`,
    'card persistence': gpu.persistence ?? UNTOLD,
    'card MIG': gpu.mig ?? UNTOLD,
    'card ECC': gpu.ecc ?? UNTOLD,
  };
}

/** State of the GPU at one moment, in a line: "1,980 MHz, memory 2,619 MHz, 59 °C, 632 W". */
export function describeGpuState(gpu: GpuReading): string {
  const parts = [
    gpu.smClockMhz === null ? undefined : `${gpu.smClockMhz} MHz`,
    gpu.memoryClockMhz === null ? undefined : `memory ${gpu.memoryClockMhz} MHz`,
    gpu.temperatureC === null ? undefined : `${gpu.temperatureC} °C`,
    gpu.powerDrawW === null ? undefined : `${gpu.powerDrawW.toFixed(0)} W`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? UNTOLD : parts.join(', ');
}
