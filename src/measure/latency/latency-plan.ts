import { sum } from 'simple-statistics';
import { intervalNs, type Traffic } from './traffic.ts';

/** How one launch samples, chosen by the model's service time so that fast and slow models are measured equally well. */
export interface LatencyPlan {
  /** Different inputs of a launch in a closed loop. Each is timed several times, if the budget allows. */
  readonly inputs: number;
  /** Timed inferences (queries, in multi-stream traffic) of one arm in one launch. */
  readonly samples: number;
  /** Blocks of one arm in one launch, an even number; each arm runs one block per round. */
  readonly rounds: number;
  readonly blockSize: number;
  /** Uncounted inferences or queries at the start of every block; open traffic has none. */
  readonly rewarm: number;
  /** The processes of a launch warm up until both minimums are reached. */
  readonly minWarmUpRuns: number;
  readonly minWarmUpNs: number;
}

/** With less, starting the processes would cost more than the samples; with more, a clear case would take longer to decide. */
const LAUNCH_SAMPLING_NS = 250e6;
/** Starting both processes and loading the model, … */
const LAUNCH_OVERHEAD_NS = 300e6;
/** …and the part of it that each stream repeats. */
const STREAM_OVERHEAD_NS = 150e6;
/** The first samples after the other arm's block are slow for about this long (cold caches). */
const REWARM_NS = 3e6;
/** Caches, the arena and the runtime's plan for a shape are ready after the second run; a core takes longer to reach full speed. */
const WARM_UP_NS = 100e6;
const [MIN_WARM_UP_RUNS, MAX_WARM_UP_RUNS] = [3, 10];
/** Launches of open traffic, which are long: a queue needs time to build up. */
const [MIN_OPEN_LAUNCHES, MIN_OPEN_SAMPLES] = [8, 12];
const [SAMPLES_FOR_OWN_P95, MAX_SAMPLES] = [80, 8000];
const ROUNDS = 16;
const OPEN_ROUNDS = 2;
/** Runs per sample, re-warm-up included. */
const RUNS_PER_SAMPLE = 1.25;

/** With fewer launches there is no interval. */
const SMALLEST_SHAPE = { inputs: 2, runs: 1, launches: 5 } as const;

/**
 * Sizes of a launch in a closed loop, best first, with the number of launches that must fit into the budget. With
 * thirty-two inputs timed four times each, the P95 over inputs and the share of stalls both vary by 1 to 2% from launch
 * to launch. Twenty inputs are the fewest whose P95 is not simply the slowest one; fewer give a lower percentile.
 */
const SHAPES = [
  { inputs: 32, runs: 4, launches: 12 },
  { inputs: 32, runs: 2, launches: 10 },
  { inputs: 20, runs: 2, launches: 8 },
  { inputs: 20, runs: 1, launches: 5 },
  { inputs: 10, runs: 1, launches: 5 },
  { inputs: 4, runs: 2, launches: 5 },
  { inputs: 4, runs: 1, launches: 5 },
  SMALLEST_SHAPE,
] as const;

interface LatencyBounds {
  /** Typical time per inference of each arm, in ns. Shape [1 or 2]. */
  readonly serviceNs: readonly number[];
  /** Wall time that the whole latency pass may take, in ns. */
  readonly budgetNs: number;
  /** Inputs that there are to choose from. */
  readonly inputs: number;
  /** Their distinct shapes: every process runs each of its own once before it is timed. */
  readonly shapes: number;
  /** What the first inference of another shape takes in addition, of each arm, in ns. Shape [1 or 2]. */
  readonly newShapeNs: readonly number[];
}

/**
 * Plans the launches of a model.
 *
 * @returns Undefined if the budget does not even fit {@link smallestBudgetNs}.
 */
export function planLatency(traffic: Traffic, bounds: LatencyBounds): LatencyPlan | undefined {
  const size = traffic.kind === 'closed' ? planClosed(traffic, bounds) : planOpen(traffic, bounds);
  if (size === undefined) return undefined;
  const { serviceNs } = bounds;
  const slowerNs = Math.max(...serviceNs);
  const fasterNs = intervalNs(traffic, Math.min(...serviceNs));
  return {
    ...size,
    // Both arms start cold, and the faster one needs more runs to warm up; a much slower one must not waste time on as many.
    rewarm: clamp(Math.ceil(REWARM_NS / fasterNs), 1, Math.max(1, Math.floor(size.blockSize / 2))),
    minWarmUpRuns: warmUpRuns(slowerNs),
    minWarmUpNs: Math.min(WARM_UP_NS, slowerNs * 20),
  };
}

type Size = Pick<LatencyPlan, 'inputs' | 'samples' | 'rounds' | 'blockSize'>;

function planClosed(traffic: Traffic, bounds: LatencyBounds): Size | undefined {
  const { serviceNs, budgetNs, inputs } = bounds;
  const launchNs = (each: (typeof SHAPES)[number]): number =>
    launchOverheadNs(traffic, bounds, each.inputs) + each.inputs * each.runs * sampleNs(traffic, serviceNs);
  const shape = SHAPES.find((each) => each.launches * launchNs(each) <= budgetNs);
  if (shape === undefined) return undefined;
  const timed = Math.min(shape.inputs, inputs);
  // A fast model fills its launch with more runs; a small set is timed as often as a large one.
  const wanted = shape === SHAPES[0] ? LAUNCH_SAMPLING_NS / Math.max(...serviceNs) : 0;
  const samples = Math.min(Math.max(shape.inputs * shape.runs, wanted), MAX_SAMPLES);
  const runs = Math.ceil(samples / timed);
  // Half of the inputs a block, so that each input runs in as many rounds as possible.
  const rounds = Math.min(ROUNDS, 2 * runs);
  const blockSize = Math.ceil((timed * runs) / rounds);
  return { inputs: timed, samples: blockSize * rounds, rounds, blockSize };
}

/** With as many of the inputs as the budget can warm up: all shapes, in every stream. */
function planOpen(traffic: Traffic, bounds: LatencyBounds): Size | undefined {
  const size = sizeOpen(traffic, bounds);
  if (size !== undefined || bounds.inputs === 1) return size;
  return planOpen(traffic, { ...bounds, inputs: Math.floor(bounds.inputs / 2) });
}

function sizeOpen(traffic: Traffic, bounds: LatencyBounds): Size | undefined {
  const { serviceNs, budgetNs, inputs } = bounds;
  const everyNs = intervalNs(traffic, Math.max(...serviceNs));
  const long = clamp(Math.round(LAUNCH_SAMPLING_NS / everyNs), SAMPLES_FOR_OWN_P95, MAX_SAMPLES);
  const affordable = Math.floor(
    (budgetNs / MIN_OPEN_LAUNCHES - launchOverheadNs(traffic, bounds, inputs)) / sampleNs(traffic, serviceNs),
  );
  const samples = Math.min(long, affordable);
  if (!(samples >= MIN_OPEN_SAMPLES)) return undefined;
  const blockSize = Math.ceil(samples / OPEN_ROUNDS);
  return { inputs, samples: blockSize * OPEN_ROUNDS, rounds: OPEN_ROUNDS, blockSize };
}

/** Shortest budget, in ns, for which {@link planLatency} finds a plan. */
export function smallestBudgetNs(traffic: Traffic, bounds: WarmUpBounds): number {
  const { inputs, runs, launches } = SMALLEST_SHAPE;
  const [needed, samples, count] =
    traffic.kind === 'closed' ? [inputs, inputs * runs, launches] : [1, MIN_OPEN_SAMPLES, MIN_OPEN_LAUNCHES];
  return count * (launchOverheadNs(traffic, bounds, needed) + samples * sampleNs(traffic, bounds.serviceNs));
}

/** Time for one sample of each arm, so that a candidate many times slower than its baseline is accounted for. */
const sampleNs = (traffic: Traffic, serviceNs: readonly number[]): number =>
  RUNS_PER_SAMPLE * sum(serviceNs.map((ns) => intervalNs(traffic, ns)));

type WarmUpBounds = Pick<LatencyBounds, 'serviceNs' | 'shapes' | 'newShapeNs'>;

/** Streams warm up once more, in parallel. */
function launchOverheadNs(
  traffic: Traffic,
  { serviceNs, shapes, newShapeNs }: WarmUpBounds,
  inputs: number,
): number {
  const ownShapes = Math.min(shapes, inputs);
  const runs = Math.max(warmUpRuns(Math.max(...serviceNs)), ownShapes);
  const warmUpNs = runs * sum([...serviceNs]) + (ownShapes - 1) * sum([...newShapeNs]);
  return traffic.kind === 'closed'
    ? LAUNCH_OVERHEAD_NS + warmUpNs
    : LAUNCH_OVERHEAD_NS + 2 * warmUpNs + traffic.streams * STREAM_OVERHEAD_NS;
}

const warmUpRuns = (slowerNs: number): number =>
  clamp(Math.ceil(WARM_UP_NS / slowerNs), MIN_WARM_UP_RUNS, MAX_WARM_UP_RUNS);

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
