import { sum } from 'simple-statistics';
import { createRandom, shuffle } from '../../src/stats/random.ts';

/** Service times, by the name on the command line: what one inference takes on the machine that the trips were chosen on. */
export const SERVICES = ['0.3ms', '2ms', '20ms'] as const;
export type Service = (typeof SERVICES)[number];

/** Inputs of one model; every launch goes round them, so that a launch of 80 samples or more meets every kind. */
export const ITEMS = 256;

/**
 * Which body the model's loop runs: `serial` has one row and never leaves its thread; `parallel` has many, so that the
 * runtime splits every step over all intra-op threads that it was given.
 */
export type Body = 'serial' | 'parallel';

/**
 * Trips of the loop that take the service time with one thread on the machine of the committed results. With the fixed part
 * they are 200 at 0.3 ms, so that 2, 5, 7 and 10 % of them are whole trips.
 */
const BASE_TRIPS: Record<Body, Record<Service, number>> = {
  serial: { '0.3ms': 194, '2ms': 1220, '20ms': 12_200 },
  parallel: { '0.3ms': 6, '2ms': 44, '20ms': 440 },
};

/** What an inference costs before its first trip, in trips; a true +10 % must raise this part as well. */
const FIXED_TRIPS: Record<Body, number> = { serial: 6, parallel: 0.25 };

/** Inputs of a real model differ in cost; without that, the P95 would be nothing but the machine's noise. */
const SPREAD = 0.05;
const TRIPS_SEED = 20_261_122;
/** Every tenth input is slow in the pairs that have slow inputs: any run of 80 samples has eight of them. */
const isSlow = (item: number): boolean => item % 10 === 3;

/** A baseline and a candidate whose true difference is known. */
export interface Pair {
  readonly name: string;
  /** For tables, such as "+10 %". */
  readonly title: string;
  readonly body: Body;
  /** Set where every input is slower by this fraction: the place on the axis of the operating curve. */
  readonly change: number | undefined;
  /** The baseline's trips, one an input, from the evenly spread ones. */
  readonly baselineTrips: (even: readonly number[]) => readonly number[];
  /** The candidate's trips, one an input, from the baseline's. */
  readonly candidateTrips: (baseline: readonly number[], fixed: number) => readonly number[];
  readonly candidateThreads: number;
  /** How often its cells are measured, against the others. Small rates need many trials. */
  readonly weight: number;
}

function slowerBy(change: number, more: Partial<Pair> = {}): Pair {
  return {
    name: change === 0 ? 'identical' : `plus-${Math.round(change * 100)}`,
    title: change === 0 ? 'identical' : `+${Math.round(change * 100)} %`,
    body: 'serial',
    change,
    baselineTrips: (even) => even,
    candidateTrips: (baseline, fixed) =>
      baseline.map((trips) => Math.round(trips + change * (trips + fixed))),
    candidateThreads: 1,
    weight: 1,
    ...more,
  };
}

/** Each is one row of the list. */
export const PAIRS: readonly Pair[] = [
  slowerBy(0, { weight: 3 }),
  slowerBy(0.02),
  slowerBy(0.05),
  slowerBy(0.07),
  slowerBy(0.1, { weight: 2 }),
  slowerBy(0.2),
  {
    ...slowerBy(0.05),
    name: 'tail',
    title: 'tail: 1 in 10 inputs 1.5×',
    change: undefined,
    candidateTrips: slowEveryTenth,
  },
  {
    ...slowerBy(0),
    name: 'mean-better',
    title: 'mean −10 %, P95 +15 %',
    change: undefined,
    // The slow inputs are the P95 of both models whatever the machine's noise adds; else its noise would be the baseline's P95.
    baselineTrips: slowEveryTenth,
    candidateTrips: betterMeanWorseTail,
    weight: 1,
  },
  {
    ...slowerBy(0),
    name: 'self-preempting',
    title: 'preempts itself',
    body: 'parallel',
    change: undefined,
    candidateThreads: 8,
    weight: 1,
  },
];

function slowEveryTenth(trips: readonly number[]): number[] {
  return trips.map((each, item) => (isSlow(item) ? Math.round(each * 1.5) : each));
}

/** Slow inputs slower by 15 %; the others faster by so much that the mean falls by a tenth. */
function betterMeanWorseTail(baseline: readonly number[], fixed: number): number[] {
  const costs = baseline.map((trips) => trips + fixed);
  const total = sum(costs);
  const slow = sum(costs.filter((_, item) => isSlow(item)));
  const factor = (0.9 * total - 1.15 * slow) / (total - slow);
  return costs.map((cost, item) => Math.round((isSlow(item) ? 1.15 : factor) * cost - fixed));
}

/** Trips of the loop, one an input, in both models of a pair. */
interface PairTrips {
  readonly baseline: readonly number[];
  readonly candidate: readonly number[];
}

/** The same on every machine and in every session: a baseline of an earlier trial is the same model. */
export function tripsOf(pair: Pair, service: Service): PairTrips {
  const base = BASE_TRIPS[pair.body][service];
  // Evenly spread costs in random order, not random costs: the share of dear inputs is exact.
  const ranks = shuffle([...Array(ITEMS).keys()], createRandom(TRIPS_SEED));
  const even = ranks.map((rank) => Math.round(base * (1 + SPREAD * ((2 * (rank + 0.5)) / ITEMS - 1))));
  const baseline = pair.baselineTrips(even);
  return { baseline, candidate: pair.candidateTrips(baseline, FIXED_TRIPS[pair.body]) };
}

/** Candidate over baseline, minus 1. */
export interface Changes {
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
}

/** What is true by construction: changes of the cost counted in trips, the fixed part included. */
export function changesByTrips(pair: Pair, service: Service): Changes {
  const fixed = FIXED_TRIPS[pair.body];
  const { baseline, candidate } = tripsOf(pair, service);
  const [before, now] = [baseline, candidate].map((trips) => trips.map((each) => each + fixed)) as [
    number[],
    number[],
  ];
  const change = (figure: (costs: readonly number[]) => number): number => figure(now) / figure(before) - 1;
  return {
    mean: change(sum),
    p50: change((costs) => nearestRank(costs, 0.5)),
    p95: change((costs) => nearestRank(costs, 0.95)),
  };
}

function nearestRank(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;
}

/** @throws {RangeError} If there is none of that name. */
export function pairNamed(name: string): Pair {
  const pair = PAIRS.find((each) => each.name === name);
  if (pair === undefined) {
    throw new RangeError(`pair: expected one of ${PAIRS.map((each) => each.name).join(', ')}, got ${name}`);
  }
  return pair;
}
