import { simulatedMachine } from '../../bench/quarter/simulated-machine.ts';
import type { RegressionItem } from '../../src/dataset/regression-set.ts';
import type { Machine } from '../../src/gate/machine.ts';
import type { ArmMeasurement, Launch, PlacementRow, Span } from '../../src/measure/arm-measurement.ts';
import type { Experiment } from '../../src/measure/experiment.ts';
import { OutcomeTable } from '../../src/task/outcome-table.ts';

/** What one arm does on a simulated machine besides what its model says is true. */
export interface Effects {
  /** Changes each launch. */
  readonly launch?: (launch: Launch) => Launch;
  /** Whether the item at a position is right, and whether it goes to a person. */
  readonly outcome?: (position: number, item: RegressionItem) => { correct: boolean; review: boolean };
  readonly placement?: readonly PlacementRow[];
  /** Whatever else differs. */
  readonly more?: Partial<ArmMeasurement>;
}

/** How both arms behave; a `failure` is thrown instead. */
export interface Behaviour {
  readonly baseline?: Effects;
  readonly candidate?: Effects;
  readonly failure?: Error;
  /** Of the machine's noise; 1 when left out. */
  readonly seed?: number;
}

/** `FusedConv` float32 on the CPU, unless told otherwise. */
export const placedRow = (given: Partial<PlacementRow> & Pick<PlacementRow, 'operator' | 'nsPerRun'>) => ({
  provider: 'CPUExecutionProvider',
  precision: 'float32',
  nodes: 1,
  role: 'kernel' as const,
  timeShare: 0,
  reason: null,
  ...given,
});

/** Between the kernels. */
const RUNTIME_NS = 58_000;

export const PLACEMENT: readonly PlacementRow[] = [
  placedRow({ operator: 'FusedConv', nodes: 4, nsPerRun: 868_000 }),
  placedRow({ operator: 'MaxPool', nodes: 2, nsPerRun: 61_000 }),
  placedRow({ operator: 'Gemm', nodes: 2, nsPerRun: 53_000 }),
];

/** The machine of the simulated quarter, with a profile, and with arms that behave as told. */
export function goldenMachine({ baseline = {}, candidate = {}, failure, seed = 1 }: Behaviour = {}): Machine {
  const machine = simulatedMachine({ seed, processor: 'AMD EPYC 7763 64-Core Processor', pace: 1 });
  return {
    describe: machine.describe,
    measure: async (workspace, experiment) => {
      if (failure !== undefined) throw failure;
      if (experiment.engine === 'server') throw new TypeError('no servers are simulated');
      const arms = await machine.measure(workspace, experiment);
      const effects = { baseline, candidate };
      return Promise.all(
        arms.map((arm, index) => {
          const name = experiment.preparedArms[index]?.arm.name ?? 'candidate';
          return applyEffects(arm, effects[name], { set: experiment.set, isSecond: index === 1 });
        }),
      );
    },
  };
}

async function applyEffects(
  arm: ArmMeasurement,
  { launch = (each) => each, outcome, placement = PLACEMENT, more = {} }: Effects,
  { set, isSecond }: Pick<Experiment, 'set'> & { readonly isSecond: boolean },
): Promise<ArmMeasurement> {
  return {
    ...arm,
    launches: arm.launches.map((each, index) => ({ ...launch(each), times: timesOf(index, isSecond) })),
    outcomes: outcome === undefined ? arm.outcomes : await outcomesOf(outcome, set),
    placement: sharesOf(placement),
    plainRunNs: totalNs(placement) + RUNTIME_NS,
    ...more,
  };
}

/** A second per launch: each arm loads, then both take turns in blocks of 100 ms, ABBA. */
function timesOf(launch: number, isSecond: boolean): NonNullable<Launch['times']> {
  const start = 1000 * launch + (isSecond ? 200 : 0);
  const turns = isSecond ? [500, 600] : [400, 700];
  return {
    prepare: [start, start + 200],
    blocks: turns.map((turn): Span => [1000 * launch + turn, 1000 * launch + turn + 100]),
  };
}

const totalNs = (placement: readonly PlacementRow[]): number =>
  placement.reduce((sum, { nsPerRun }) => sum + nsPerRun, 0);

/** As a profile lists them: the largest first, with their shares. */
const sharesOf = (placement: readonly PlacementRow[]): PlacementRow[] =>
  placement
    .map((each) => ({ ...each, timeShare: each.nsPerRun / totalNs(placement) }))
    .sort((left, right) => right.nsPerRun - left.nsPerRun);

async function outcomesOf(
  outcome: NonNullable<Effects['outcome']>,
  set: Experiment['set'],
): Promise<OutcomeTable> {
  const table = new OutcomeTable();
  let position = 0;
  for await (const item of set.items()) {
    const actual = Number(item.label);
    const { correct, review } = outcome(position, item);
    const predicted = correct ? actual : (actual + 1) % 3;
    table.add({ correct, confidence: 0.9, review, predicted, actual, value: Number.NaN, finite: true }, item);
    position += 1;
  }
  return table;
}
