import { readFileSync } from 'node:fs';
import type { Machine } from '../../src/gate/machine.ts';
import { type ArmMeasurement, type Launch, RUN_PERCENTS } from '../../src/measure/arm-measurement.ts';
import type { Experiment, PreparedArm } from '../../src/measure/experiment.ts';
import { createRandom, type RandomSource } from '../../src/stats/random.ts';
import { OutcomeTable } from '../../src/task/outcome-table.ts';
import { normal } from '../../test/support/looks/launch-effects.ts';
import { readTruth, type Truth } from './truth.ts';

/** State of a machine on one day. */
export interface MachineState {
  readonly seed: number;
  /** Part of the comparability key: records with another processor are not compared. */
  readonly processor: string;
  /** Factor on all times, relative to a quiet day. */
  readonly pace: number;
}

/** Spread of ln P95 between launches that affects both arms alike, as seen in the verdict benchmark… */
const COMMON_SPREAD = 0.15;
/** …and the spread of each arm on its own. */
const OWN_SPREAD = 0.03;
const MOST_LAUNCHES = 60;
const SAMPLES = 160;
/** Inputs that could have been timed. */
const TIMED_ITEMS = 512;
/** Latency of a launch's 32 inputs, relative to the P95 over them, which is the 31st. */
const INPUTS = Array.from({ length: 32 }, (_, rank) => 0.7 + rank / 100);
/** Percentiles over runs, relative to the P95: none stalls. */
const RUNS = RUN_PERCENTS.map((percent) => 1 + (percent - 95) / 100);
const NS_PER_MS = 1e6;
const MIB = 2 ** 20;

/** A machine with simulated noise and known models. The rest of the gate is real. */
export function simulatedMachine({ seed, processor, pace }: MachineState): Machine {
  const random = createRandom(seed);
  return {
    describe: () => ({ processor, 'logical cores': '8', platform: 'linux x64', node: '24' }),
    measure: (_, experiment) => {
      if (experiment.engine === 'server') throw new TypeError('no servers are simulated');
      return measure(experiment, { random, pace });
    },
  };
}

interface Noise {
  readonly random: RandomSource;
  readonly pace: number;
}

async function measure(experiment: Experiment, noise: Noise): Promise<ArmMeasurement[]> {
  const truths = experiment.preparedArms.map(truthOf);
  const measured = await Promise.all(
    experiment.preparedArms.map(async ({ known }, index): Promise<ArmMeasurement> => {
      const truth = truths[index] as Truth;
      return {
        launches: [],
        discardedLaunches: { late: 0 },
        // Drawn before the first await, so that the order of draws does not depend on which arm is scored first.
        ramPeakBytes: [1, 2, 3].map(() => 20 * MIB * Math.exp(0.01 * normal(noise.random))),
        outcomes: known?.outcomes ?? (await score(truth, experiment)),
        arenaPeakBytes: truth.arenaMiB * MIB,
        modelSizeBytes: experiment.preparedArms[index]?.arm.model.sizeBytes ?? 0,
        placement: [],
        plainRunNs: null,
      };
    }),
  );
  const launches: Launch[][] = [];
  const soFar = (): ArmMeasurement[] =>
    measured.map((each, index) => ({ ...each, launches: launches.map((launch) => launch[index] as Launch) }));
  while (launches.length < MOST_LAUNCHES && !experiment.isClear(soFar())) {
    const common = noise.pace * Math.exp(COMMON_SPREAD * normal(noise.random));
    launches.push(
      truths.map(({ p95Ms }) =>
        drawLaunch(p95Ms * NS_PER_MS * common * Math.exp(OWN_SPREAD * normal(noise.random))),
      ),
    );
  }
  return soFar();
}

/** Assumed number of iterations of the loop in a slowed positive control. */
const TURNS = 4;

/** Truth about a model. The operators show what the gate changed in a positive control. */
function truthOf({ arm: { model } }: PreparedArm): Truth {
  const truth = readTruth(readFileSync(model.file));
  const { operators } = model.facts;
  const repeats = operators.has('Loop') ? TURNS : (operators.get('MatMul') ?? 1);
  const isTurned = ['Neg', 'Gather', 'ReverseSequence', 'Slice', 'Mul'].some((name) => operators.has(name));
  return {
    ...truth,
    p95Ms: truth.p95Ms * repeats,
    ...(isTurned && { wrongItems: 3 * truth.wrongItems + 40 }),
  };
}

async function score({ wrongItems, reviewItems }: Truth, { set }: Experiment): Promise<OutcomeTable> {
  const table = new OutcomeTable();
  let position = 0;
  for await (const item of set.items()) {
    const actual = Number(item.label);
    // The factor is coprime to the length, which spreads the wrong items over the set; the same items always go wrong first.
    const rank = (position * 7919) % 10_007;
    const correct = rank / 10_007 >= wrongItems / 1000;
    table.add(
      {
        correct,
        confidence: 0.9,
        review: rank / 10_007 < reviewItems / 1000,
        predicted: correct ? actual : (actual + 1) % 3,
        actual,
        value: Number.NaN,
        finite: true,
      },
      item,
    );
    position += 1;
  }
  return table;
}

/** A launch on a quiet machine: nothing waits, and no run stalls. */
function drawLaunch(p95Ns: number): Launch {
  const latency = { p50Ns: p95Ns * 0.8, p95Ns, p99Ns: p95Ns * 1.04, meanNs: p95Ns * 0.82 };
  const ofProcess = { machineNs: latency.meanNs, loadNs: 5e7, firstRunNs: p95Ns * 3 };
  return {
    samples: SAMPLES,
    ...latency,
    ...ofProcess,
    p95EstimateNs: p95Ns * 1.05,
    net: { latency, ...ofProcess },
    tails: {
      inputsNs: INPUTS.map((each) => each * p95Ns),
      of: TIMED_ITEMS,
      runsNs: RUNS.map((each) => each * p95Ns),
    },
    waiting: { others: 0, own: 0 },
    queueShare: 0,
    stealShare: 0,
  };
}
