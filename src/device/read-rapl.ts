import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadingProblem } from './reading-problem.ts';

/** Linux's folder of processor energy counters (RAPL). */
const POWERCAP = '/sys/class/powercap';

/** One counter: a processor package. */
interface EnergyCounter {
  readonly energyUj: number;
  /** Value at which it wraps to 0. */
  readonly rangeUj: number;
}

/** The counters of all packages at one moment, by folder. */
export type EnergyCounters = ReadonlyMap<string, EnergyCounter>;

type ReadEnergy =
  | { readonly ok: true; readonly counters: EnergyCounters }
  | { readonly ok: false; readonly why: ReadingProblem };

/**
 * Reads the energy counters of the processor's packages. Domains within a package (cores, memory controller) are part of its
 * counter, and the platform's counter includes the packages, so neither is added.
 *
 * @param root - For tests.
 * @see https://docs.kernel.org/power/powercap/powercap.html
 */
export function readRapl(root: string = POWERCAP): ReadEnergy {
  try {
    const counters = new Map<string, EnergyCounter>();
    for (const zone of readdirSync(root).filter((name) => /^intel-rapl:\d+$/.test(name))) {
      if (!readText(root, zone, 'name').startsWith('package')) continue;
      counters.set(zone, {
        energyUj: readCount(root, zone, 'energy_uj'),
        rangeUj: readCount(root, zone, 'max_energy_range_uj'),
      });
    }
    return counters.size === 0 ? { ok: false, why: WITHOUT } : { ok: true, counters };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { ok: false, why: WITHOUT };
    if (code === 'EACCES' || code === 'EPERM') return { ok: false, why: CLOSED };
    throw error;
  }
}

const WITHOUT: ReadingProblem = { kind: 'no-processor-counter' };
const CLOSED: ReadingProblem = { kind: 'processor-counter-needs-root' };

const readText = (root: string, zone: string, file: string): string =>
  readFileSync(join(root, zone, file), 'utf8').trim();

function readCount(root: string, zone: string, file: string): number {
  const text = readText(root, zone, file);
  if (!/^\d+$/.test(text)) throw new RangeError(`${zone}/${file}: expected a count of µJ, got ${text}`);
  return Number(text);
}

/** Energy between two readings, in J. A wrap takes minutes, so a counter wraps at most once in between. */
export function joulesBetween(before: EnergyCounters, after: EnergyCounters): number {
  let microjoules = 0;
  for (const [zone, { energyUj, rangeUj }] of after) {
    const then = before.get(zone)?.energyUj ?? energyUj;
    microjoules += energyUj >= then ? energyUj - then : energyUj + rangeUj - then;
  }
  return microjoules / 1e6;
}
