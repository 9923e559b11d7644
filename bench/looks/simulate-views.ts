import type { Launch } from '../../src/measure/arm-measurement.ts';
import { percentileNs } from '../../src/stats/percentile.ts';
import { createRandom, type RandomSource } from '../../src/stats/random.ts';
import { type Outcome, type Rates, ratesOf } from '../../test/support/looks/simulate-looks.ts';
import { isDecided, judgeLaunches } from '../verdicts/judge-launches.ts';
import type { Injection, Slowdown } from './injections.ts';
import {
  RECORDED,
  type RecordedArm,
  type RecordedLoad,
  SET_INPUTS,
  toLaunches,
} from './recorded-launches.ts';

interface World {
  readonly load: RecordedLoad;
  readonly injection: Injection;
  /** Largest increase of the P95 that passes, as a fraction. */
  readonly limit: number;
  /** Launches that fit into the budget. */
  readonly budget: number;
  readonly trials: number;
}

const SEED = 20_261_130;

/** Simulates the product's P95 row, by the product's own code, on recorded launches drawn with replacement. */
export function simulateViews(world: World): Rates {
  const random = createRandom(SEED);
  return ratesOf(Array.from({ length: world.trials }, () => runGate(world, random)));
}

const ANSWERS = { block: 'blocked', pass: 'passed', 'cannot-tell': undefined } as const;

function runGate({ load, injection, limit, budget }: World, random: RandomSource): Outcome {
  const slowdown = injection.begin(random);
  const [baseline, candidate]: [Launch[], Launch[]] = [[], []];
  const arms = { baseline, candidate, isPaired: true, limit };
  do {
    const [before, now] = toLaunches(drawLaunch(load, { launch: baseline.length, slowdown, random }));
    baseline.push(before as Launch);
    candidate.push(now as Launch);
  } while (baseline.length < budget && !isDecided(arms));
  return { answer: ANSWERS[judgeLaunches(arms)], launches: baseline.length };
}

/** A recorded launch. The models are identical, so either arm may be the candidate. */
function drawLaunch(
  { launches }: RecordedLoad,
  { launch, slowdown, random }: { launch: number; slowdown: Slowdown; random: RandomSource },
): [baseline: RecordedArm, candidate: RecordedArm] {
  const pair = launches[random.nextInt(launches.length)] as [RecordedArm, RecordedArm];
  const [baseline, candidate] = random.nextInt(2) === 0 ? pair : [pair[1], pair[0]];
  const inputOf = (position: number): number =>
    (launch * RECORDED.inputs + (position % RECORDED.inputs)) % SET_INPUTS;
  const netNs = candidate.netNs.map((ns, position) => ns * slowdown({ position, input: inputOf(position) }));
  return [baseline, { ...candidate, netNs }];
}

const GATES = 50;

/** Increase of the P95 over all runs, as a fraction, from many launches together. */
export function increaseOfP95(load: RecordedLoad, injection: Injection): number {
  const random = createRandom(SEED);
  const launches = Array.from({ length: GATES }, () => injection.begin(random)).flatMap((slowdown) =>
    Array.from({ length: SET_INPUTS / RECORDED.inputs }, (_, launch) =>
      drawLaunch(load, { launch, slowdown, random }),
    ),
  );
  const [before, now] = ([0, 1] as const).map((arm) =>
    percentileNs(Float64Array.from(launches.flatMap((launch) => launch[arm].netNs)).sort(), 95),
  ) as [number, number];
  return now / before - 1;
}
