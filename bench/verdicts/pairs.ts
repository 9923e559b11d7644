import { sum } from 'simple-statistics';
import { createRandom } from '../../src/stats/random.ts';
import { LIMIT } from '../support/gate-policy.ts';
import { shuffle } from '../support/shuffle.ts';
import type { Stalls } from '../support/write-models.ts';

/** Nominal times of one inference, on the machine on which the trips were chosen. */
export const SERVICES = ['0.3ms', '2ms', '20ms'] as const;
export type Service = (typeof SERVICES)[number];

/** Number of inputs per model. Each launch cycles through them, so 80 samples or more include every kind. */
export const ITEMS = 256;

/**
 * Body of the model's loop. `serial` has one row and stays on one thread; `parallel` has many rows, so the runtime splits each
 * step over all of its intra-op threads.
 */
export type Body = 'serial' | 'parallel';

/**
 * Loop trips that take the service time with one thread on the machine of the committed results. At 0.3 ms they are 200 including
 * the fixed part, so that 2, 5, 7 and 10% of them are whole trips.
 */
const BASE_TRIPS: Record<Body, Record<Service, number>> = {
  serial: { '0.3ms': 194, '2ms': 1220, '20ms': 12_200 },
  parallel: { '0.3ms': 6, '2ms': 44, '20ms': 440 },
};

/** Fixed cost of an inference, in trips. A true +10% must also increase this part. */
const FIXED_TRIPS: Record<Body, number> = { serial: 6, parallel: 0.25 };

/** Inputs of a real model differ in cost. Without that, the P95 would only be the machine's noise. */
const SPREAD = 0.05;
const TRIPS_SEED = 20_261_122;
/** In pairs with slow inputs, every tenth input is slow, so that any run of 80 samples has eight. */
const isSlow = (item: number): boolean => item % 10 === 3;

/** A baseline and a candidate with a known true difference. */
export interface Pair {
  readonly name: string;
  /** Title for tables, such as "+10%". */
  readonly title: string;
  readonly body: Body;
  /** Set if every input is slower by this fraction; the position on the operating curve's axis. */
  readonly change: number | undefined;
  /** The baseline's trips, one per input, from evenly spread ones. */
  readonly baselineTrips: (even: readonly number[]) => readonly number[];
  /** The candidate's trips, one per input, from the baseline's. */
  readonly candidateTrips: (baseline: readonly number[], fixed: number) => readonly number[];
  readonly candidateThreads: number;
  /** Random runs of the candidate that take longer, if any. */
  readonly stalls?: Stalls;
  /** Relative number of trials. Small rates need many. */
  readonly weight: number;
  /** Largest increase of the P95 that passes, as a fraction. */
  readonly limit: number;
  /** Measured at one service time and under two loads only. */
  readonly isNarrow?: boolean;
}

function slowerBy(change: number, more: Partial<Pair> = {}): Pair {
  return {
    name: change === 0 ? 'identical' : `plus-${Math.round(change * 100)}`,
    title: change === 0 ? 'identical' : `+${Math.round(change * 100)}%`,
    body: 'serial',
    change,
    baselineTrips: (even) => even,
    candidateTrips: (baseline, fixed) =>
      baseline.map((trips) => Math.round(trips + change * (trips + fixed))),
    candidateThreads: 1,
    weight: 1,
    limit: LIMIT,
    ...more,
  };
}

/** All pairs of the benchmark. */
export const PAIRS: readonly Pair[] = [
  slowerBy(0, { weight: 16 }),
  slowerBy(0.02),
  slowerBy(0.05, { weight: 0.5 }),
  slowerBy(0.07, { weight: 4 }),
  slowerBy(0.1, { weight: 4 }),
  slowerBy(0.2, { weight: 0.5 }),
  slowerBy(0, { name: 'identical-at-2', title: 'identical, limit 2%', limit: 0.02, weight: 2 }),
  slowerBy(0.04, { name: 'plus-4-at-2', title: '+4%, limit 2%', limit: 0.02, weight: 3 }),
  slowerBy(0, {
    name: 'identical-at-1',
    title: 'identical, limit 1%',
    limit: 0.01,
    weight: 4,
    isNarrow: true,
  }),
  slowerBy(0.02, { name: 'plus-2-at-1', title: '+2%, limit 1%', limit: 0.01, weight: 6, isNarrow: true }),
  {
    ...slowerBy(0.05),
    name: 'tail',
    title: 'tail: 1 in 10 inputs 1.5×',
    change: undefined,
    candidateTrips: slowEveryTenth,
    weight: 2,
  },
  {
    ...slowerBy(0),
    name: 'mean-better',
    title: 'mean −10%, P95 +15%',
    change: undefined,
    // Slow inputs determine the P95 of both models despite the machine's noise, which would otherwise be the baseline's P95.
    baselineTrips: slowEveryTenth,
    candidateTrips: betterMeanWorseTail,
    weight: 2,
  },
  {
    ...slowerBy(0),
    name: 'stalls',
    title: 'random stalls: 12% of runs 1.5×',
    change: undefined,
    stalls: { share: 0.12, factor: 1.5 },
    weight: 2,
  },
  {
    ...slowerBy(0),
    name: 'self-preempting',
    title: 'preempts itself',
    body: 'parallel',
    change: undefined,
    candidateThreads: 8,
    weight: 2,
  },
];

function slowEveryTenth(trips: readonly number[]): number[] {
  return trips.map((each, item) => (isSlow(item) ? Math.round(each * 1.5) : each));
}

/** Slow inputs get 15% slower; the others get faster, so that the mean falls by 10%. */
function betterMeanWorseTail(baseline: readonly number[], fixed: number): number[] {
  const costs = baseline.map((trips) => trips + fixed);
  const total = sum(costs);
  const slow = sum(costs.filter((_, item) => isSlow(item)));
  const factor = (0.9 * total - 1.15 * slow) / (total - slow);
  return costs.map((cost, item) => Math.round((isSlow(item) ? 1.15 : factor) * cost - fixed));
}

/** Loop trips of both models of a pair, one per input. */
interface PairTrips {
  readonly baseline: readonly number[];
  readonly candidate: readonly number[];
}

/** Deterministic across machines and sessions, so that an earlier trial's baseline is the same model. */
export function tripsOf(pair: Pair, service: Service): PairTrips {
  const base = BASE_TRIPS[pair.body][service];
  // Evenly spread costs in random order, not random costs, so that the share of expensive inputs is exact.
  const ranks = shuffle([...Array(ITEMS).keys()], createRandom(TRIPS_SEED));
  const even = ranks.map((rank) => Math.round(base * (1 + SPREAD * ((2 * (rank + 0.5)) / ITEMS - 1))));
  const baseline = pair.baselineTrips(even);
  return { baseline, candidate: pair.candidateTrips(baseline, FIXED_TRIPS[pair.body]) };
}

/** Candidate divided by baseline, minus 1. */
export interface Changes {
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
}

/** True changes by construction: cost in trips, including the fixed part. */
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

/** @throws {RangeError} If there is no pair of that name. */
export function pairNamed(name: string): Pair {
  const pair = PAIRS.find((each) => each.name === name);
  if (pair === undefined) {
    throw new RangeError(`pair: expected one of ${PAIRS.map((each) => each.name).join(', ')}, got ${name}`);
  }
  return pair;
}
