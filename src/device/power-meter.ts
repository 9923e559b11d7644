import type { Gpu } from './open-gpu.ts';
import { parseNumber } from './parse-value.ts';
import { type EnergyCounters, joulesBetween, readRapl } from './read-rapl.ts';
import type { ReadingProblem } from './reading-problem.ts';
import { READER_MS, watchSmi } from './watch-smi.ts';

/** Source of a power reading: the GPU's energy counter, its power integrated over time, or the processor's counter. */
export const METERS = ['gpu-counter', 'gpu-power', 'processor-counter'] as const;
export type MeterKind = (typeof METERS)[number];

/** Mean power over a window, in W, or why it is unknown. */
export type MeanPower =
  | { readonly ok: true; readonly watts: number }
  | { readonly ok: false; readonly why: ReadingProblem };

/** Measures mean power over consecutive windows. */
export interface PowerMeter {
  readonly kind: MeterKind;
  begin(): void;
  end(): Promise<MeanPower>;
  stop(): Promise<void>;
}

/** One power reading of the GPU. */
interface PowerSample {
  readonly atMs: number;
  readonly powerW: number | null;
  readonly energyMj: number | null;
}

/** Minimum number of readings in a window. */
const MIN_SAMPLES = 3;

/** Most that the time of day may gain or lose within a window, in ms: a clock that is kept in step gains far less. */
const MAX_STEP_MS = 100;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Measures the GPU's power with a single nvidia-smi that runs throughout. Prefers the energy counter if the driver has one:
 * on most GPUs since Ampere, the power reading is a mean over the last second, and it is only accurate to ±5 W.
 *
 * @param timeOfDayMs - Milliseconds since 1970, as nvidia-smi dates its readings.
 */
export function meterGpu(gpu: Gpu, timeOfDayMs: () => number = Date.now): PowerMeter {
  const isCounted = gpu.first.energyMj !== null;
  const names = ['timestamp', 'power.draw', ...(isCounted ? ['total_energy_consumption'] : [])];
  const samples: PowerSample[] = [];
  const reader = watchSmi({
    command: gpu.command,
    words: [...gpu.selector, `--query-gpu=${names.join(',')}`, '--format=csv,noheader,nounits'],
    onLine: (line) => {
      const [at, power, energy] = line.split(', ');
      samples.push({
        atMs: parseTimestamp(at) ?? timeOfDayMs(),
        powerW: parseNumber(power),
        energyMj: parseNumber(energy),
      });
    },
  });
  let begunAt = 0;
  let begunTick = 0;
  return {
    kind: isCounted ? 'gpu-counter' : 'gpu-power',
    begin() {
      samples.length = 0;
      begunAt = timeOfDayMs();
      begunTick = performance.now();
    },
    async end() {
      const endedAt = timeOfDayMs();
      const gainedMs = endedAt - begunAt - (performance.now() - begunTick);
      if (!(Math.abs(gainedMs) <= MAX_STEP_MS)) return { ok: false, why: { kind: 'clock-was-set' } };
      // The last reading may still be on its way.
      await wait(2 * READER_MS);
      const within = samples.filter(({ atMs }) => atMs >= begunAt && atMs <= endedAt);
      return isCounted ? countedPower(within) : integratedPower(within);
    },
    stop: () => reader.stop(),
  };
}

/** Measures the power of the processor's packages. */
export function meterProcessor(root?: string): PowerMeter | { readonly why: ReadingProblem } {
  const first = readRapl(root);
  if (!first.ok) return { why: first.why };
  let begun: EnergyCounters = first.counters;
  let begunAt = performance.now();
  return {
    kind: 'processor-counter',
    begin() {
      const now = readRapl(root);
      begun = now.ok ? now.counters : new Map();
      begunAt = performance.now();
    },
    async end() {
      const now = readRapl(root);
      const seconds = (performance.now() - begunAt) / 1000;
      return now.ok ? { ok: true, watts: joulesBetween(begun, now.counters) / seconds } : now;
    },
    stop: async () => {},
  };
}

function countedPower(samples: readonly PowerSample[]): MeanPower {
  const read = samples.filter(({ energyMj }) => energyMj !== null);
  const [first, last] = [read[0], read.at(-1)];
  if (read.length < MIN_SAMPLES || first === undefined || last === undefined) return tooFew(read.length);
  const milliseconds = last.atMs - first.atMs;
  const millijoules = (last.energyMj ?? 0) - (first.energyMj ?? 0);
  // mJ per ms is W. A negative difference means that the counter was reset.
  return millijoules >= 0 && milliseconds > 0
    ? { ok: true, watts: millijoules / milliseconds }
    : { ok: false, why: { kind: 'gpu-counter-reset' } };
}

/** Trapezoidal rule, since the readings are not evenly spaced. */
function integratedPower(samples: readonly PowerSample[]): MeanPower {
  const read = samples.filter(({ powerW }) => powerW !== null);
  const [first, last] = [read[0], read.at(-1)];
  if (read.length < MIN_SAMPLES || first === undefined || last === undefined) return tooFew(read.length);
  let millijoules = 0;
  for (const [index, { atMs, powerW }] of read.entries()) {
    const before = read[index - 1];
    if (before !== undefined)
      millijoules += ((atMs - before.atMs) * ((powerW ?? 0) + (before.powerW ?? 0))) / 2;
  }
  return { ok: true, watts: millijoules / (last.atMs - first.atMs) };
}

const tooFew = (count: number): MeanPower => ({
  ok: false,
  why: count === 0 ? { kind: 'gpu-power-not-reported' } : { kind: 'too-few-readings', readings: count },
});

/** Parses `2026/07/14 08:12:53.353`, local time; undefined if it is not a timestamp. */
function parseTimestamp(text: string | undefined): number | undefined {
  const match = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)\.(\d{3})$/.exec(text ?? '');
  if (match === null) return undefined;
  const [year = 0, month = 1, day, hours, minutes, seconds, milliseconds] = match.slice(1).map(Number);
  return new Date(year, month - 1, day, hours, minutes, seconds, milliseconds).getTime();
}
