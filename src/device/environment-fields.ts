import { cpus } from 'node:os';
import type { GpuReading } from './gpu-reading.ts';

/** This machine's properties that do not change from run to run. Clocks or host names would split a history for no reason. */
export function environmentFields(): Readonly<Record<string, string>> {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    'logical cores': String(processors.length),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node.split('.')[0] ?? '',
  };
}

/** Stored in records; renaming it would make existing baselines incomparable. */
const UNTOLD = 'not told';

/**
 * The properties of a GPU that affect figures and do not change from run to run, by name. Clocks and temperature change from
 * minute to minute and are left out.
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
