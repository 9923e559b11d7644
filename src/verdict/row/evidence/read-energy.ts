import { mean } from 'simple-statistics';
import type { ArmMeasurement, Energy } from '../../../measure/arm-measurement.ts';
import type { Comparison } from '../../comparison.ts';
import type { Evidence } from './read-evidence.ts';

const RUNS = 1000;

/** Where the figure rests on power readings instead of a counter, or holds more than the model, the row says so. */
const NOTES: Readonly<Record<NonNullable<Energy['how']>, string | undefined>> = {
  'card counter': undefined,
  'card power': 'estimated: the card’s power, integrated over time',
  'processor counter': 'of the whole processor, whatever else ran on it',
};

/** Energy of 1,000 items in J, one value a window, the idle power included. Missing, and why, where nobody could tell. */
export function readEnergy({ policy, baseline, candidate, isPaired }: Comparison): Evidence {
  const own = candidate.energy;
  if (own === undefined) return { kind: 'missing', reason: 'the run ended before it' };
  if (own.how === null) return { kind: 'missing', reason: own.why ?? 'it could not be read' };
  const other = baseline?.energy;
  if (isPaired && other?.how === null) return { kind: 'missing', reason: `of the baseline: ${other.why}` };
  if (other !== undefined && other.how !== null && other.how !== own.how) {
    return { kind: 'missing', reason: `one model’s is by ${own.how}, the other’s by ${other.how}` };
  }
  const { batch } = policy.traffic;
  const of = ({ windows }: Energy): number[] =>
    windows.map(({ joulesPerRun }) => (RUNS * joulesPerRun) / batch);
  const note = NOTES[own.how];
  return {
    kind: 'sampled',
    baseline: other === undefined ? [] : of(other),
    candidate: of(own),
    ...(note !== undefined && { note }),
  };
}

/** Mean energy of an inference in J, gross; undefined where it was not measured. */
export function joulesPerRun({ energy }: Pick<ArmMeasurement, 'energy'>): number | undefined {
  if (energy === undefined || energy.windows.length === 0) return undefined;
  return mean(energy.windows.map((window) => window.joulesPerRun));
}

/** The same without what the machine draws at rest; undefined where either is not known. */
export function netJoulesPerRun({ energy }: Pick<ArmMeasurement, 'energy'>): number | undefined {
  if (energy === undefined || energy.windows.length === 0) return undefined;
  const { idleW, windows } = energy;
  if (idleW === null) return undefined;
  return mean(windows.map((window) => window.joulesPerRun - (idleW * window.runNs) / 1e9));
}

const DEVICE_WIDE =
  'device-wide: what the whole card held more just before the process ended, with nothing else on it';

/** The peaks of the GPU's memory. Missing, and why, where the driver does not tell: never a 0. */
export function readGpuMemory({ baseline, candidate, isPaired }: Comparison): Evidence {
  const own = candidate.cardMemory;
  if (own === undefined) return { kind: 'missing', reason: 'it did not run on a card' };
  if (own.how === null) return { kind: 'missing', reason: own.why ?? 'the card was not read' };
  const other = baseline?.cardMemory;
  if (isPaired && other?.how === null) return { kind: 'missing', reason: `of the baseline: ${other.why}` };
  if (other !== undefined && other.how !== null && other.how !== own.how) {
    const reason = 'one model’s is that of its process, the other’s that of the whole card';
    return { kind: 'missing', reason };
  }
  return {
    kind: 'sampled',
    baseline: other?.peakBytes ?? [],
    candidate: own.peakBytes,
    ...(own.how === 'device' && { note: DEVICE_WIDE }),
  };
}
