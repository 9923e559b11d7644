import { parseMask, parseNumber, parseText } from './parse-value.ts';

const BYTES_PER_MIB = 2 ** 20;

/** A GPU's readings at one moment; null for values that its driver does not report. */
export interface GpuReading {
  readonly name: string | null;
  readonly uuid: string | null;
  readonly driver: string | null;
  readonly persistence: string | null;
  readonly mig: string | null;
  readonly ecc: string | null;
  readonly displayActive: string | null;
  readonly memoryUsedBytes: number | null;
  readonly temperatureC: number | null;
  readonly powerDrawW: number | null;
  readonly powerLimitW: number | null;
  readonly smClockMhz: number | null;
  readonly memoryClockMhz: number | null;
  /** Why the clocks are not higher, as bits; see `throttle.ts`. */
  readonly clockReasons: number | null;
  /** How long each reason has lowered the clocks since the driver was loaded, in µs. */
  readonly swThermalUs: number | null;
  readonly hwThermalUs: number | null;
  readonly powerBrakeUs: number | null;
  readonly powerCapUs: number | null;
  /** Energy since the driver was loaded, in mJ. */
  readonly energyMj: number | null;
}

/**
 * The properties to query, each with its names across driver versions, newest first: before R535, for example, the clock
 * event reasons were called "throttle reasons". Properties that a driver does not know are left out.
 */
export const GPU_PROPERTIES: Readonly<Record<keyof GpuReading, readonly string[]>> = {
  name: ['name'],
  uuid: ['uuid'],
  driver: ['driver_version'],
  persistence: ['persistence_mode'],
  mig: ['mig.mode.current'],
  ecc: ['ecc.mode.current'],
  displayActive: ['display_active'],
  memoryUsedBytes: ['memory.used'],
  temperatureC: ['temperature.gpu'],
  powerDrawW: ['power.draw'],
  powerLimitW: ['enforced.power.limit', 'power.limit'],
  smClockMhz: ['clocks.current.sm'],
  memoryClockMhz: ['clocks.current.memory'],
  clockReasons: ['clocks_event_reasons.active', 'clocks_throttle_reasons.active'],
  swThermalUs: ['clocks_event_reasons_counters.sw_thermal_slowdown'],
  hwThermalUs: ['clocks_event_reasons_counters.hw_thermal_slowdown'],
  powerBrakeUs: ['clocks_event_reasons_counters.hw_power_brake_slowdown'],
  powerCapUs: ['clocks_event_reasons_counters.sw_power_cap'],
  energyMj: ['total_energy_consumption'],
};

/**
 * Reads one line of `--format=csv,noheader,nounits`.
 *
 * @param names - The queried names, in order.
 * @returns Undefined if the line has a different number of values.
 */
export function parseGpuReading(line: string, names: readonly string[]): GpuReading | undefined {
  // No value contains ", ": drivers replace commas in names with "?".
  const values = line.split(', ');
  if (values.length !== names.length) return undefined;
  const find = (property: keyof GpuReading): string | undefined => {
    const index = names.findIndex((name) => GPU_PROPERTIES[property].includes(name));
    return index < 0 ? undefined : values[index];
  };
  const text = (property: keyof GpuReading): string | null => parseText(find(property));
  const number = (property: keyof GpuReading): number | null => parseNumber(find(property));
  const usedMib = number('memoryUsedBytes');
  return {
    name: text('name'),
    uuid: text('uuid'),
    driver: text('driver'),
    persistence: text('persistence'),
    mig: text('mig'),
    ecc: text('ecc'),
    displayActive: text('displayActive'),
    memoryUsedBytes: usedMib === null ? null : usedMib * BYTES_PER_MIB,
    temperatureC: number('temperatureC'),
    powerDrawW: number('powerDrawW'),
    powerLimitW: number('powerLimitW'),
    smClockMhz: number('smClockMhz'),
    memoryClockMhz: number('memoryClockMhz'),
    clockReasons: parseMask(find('clockReasons')),
    swThermalUs: number('swThermalUs'),
    hwThermalUs: number('hwThermalUs'),
    powerBrakeUs: number('powerBrakeUs'),
    powerCapUs: number('powerCapUs'),
    energyMj: number('energyMj'),
  };
}
