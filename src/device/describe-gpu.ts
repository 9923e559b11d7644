import type { GpuReading } from './gpu-reading.ts';

/** Stored in the environment of records: another word would make them incomparable. */
const UNTOLD = 'not told';

/**
 * The properties of a GPU that affect figures and stay the same from run to run, by name. Clocks and temperature are left
 * out because they change from minute to minute.
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
