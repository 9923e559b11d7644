import { sum } from 'simple-statistics';
import { intervalNs, type Traffic } from './traffic.ts';

/** How one launch samples, chosen by the model's service time so that fast and slow models are measured equally well. */
export interface LatencyPlan {
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
const LAUNCH_OVERHEAD_NS = 500e6;
/** …and the part of it that each stream repeats. */
const STREAM_OVERHEAD_NS = 150e6;
/** The first samples after the other arm's block are slow for about this long (cold caches). */
const REWARM_NS = 3e6;
/** Caches, the arena and the runtime's plan for a shape are ready after the second run; a core takes longer to reach full speed. */
const WARM_UP_NS = 100e6;
const [MIN_WARM_UP_RUNS, MAX_WARM_UP_RUNS] = [3, 10];
const MIN_LAUNCHES = 8;
/**
 * Half of the launches are trimmed, and with few left Student's t widens the interval. So a slow model gets many short
 * launches rather than few long ones.
 */
const WANTED_LAUNCHES = 30;
const MIN_SAMPLES = 12;
const MAX_SAMPLES = 8000;
const SAMPLES_FOR_OWN_P95 = 80;
const ROUNDS = 16;
const OPEN_ROUNDS = 2;
/** Two blocks make a window, and with fewer than twenty samples the P95 is simply the slowest one. */
const MIN_BLOCK = 10;
const MIN_WINDOW = 2 * MIN_BLOCK;
/** Runs per sample, re-warm-up included. */
const RUNS_PER_SAMPLE = 1.25;

interface LatencyBounds {
  /** Typical time per inference of each arm, in ns. Shape [1 or 2]. */
  readonly serviceNs: readonly number[];
  /** Wall time that the whole latency pass may take, in ns. */
  readonly budgetNs: number;
}

/**
 * Plans the launches of a model.
 *
 * @returns Undefined if the budget does not fit eight launches of twelve samples per arm (96 in all, enough for a P95).
 */
export function planLatency(
  traffic: Traffic,
  { serviceNs, budgetNs }: LatencyBounds,
): LatencyPlan | undefined {
  const slowerNs = Math.max(...serviceNs);
  const everyNs = intervalNs(traffic, slowerNs);
  const fasterNs = intervalNs(traffic, Math.min(...serviceNs));
  const overheadNs = launchOverheadNs(traffic, serviceNs);
  const samplesIn = (launchNs: number): number =>
    Math.floor((launchNs - overheadNs) / sampleNs(traffic, serviceNs));
  const long = clamp(Math.round(LAUNCH_SAMPLING_NS / everyNs), SAMPLES_FOR_OWN_P95, MAX_SAMPLES);
  // A launch that spends most of its time starting up is useless too.
  const short = Math.max(samplesIn(Math.max(budgetNs / WANTED_LAUNCHES, 2 * overheadNs)), MIN_WINDOW);
  // A queue needs time to build up, so open traffic comes in long launches of long blocks.
  const isOpen = traffic.kind === 'open' || traffic.kind === 'offline';
  const samples = Math.min(long, isOpen ? long : short, samplesIn(budgetNs / MIN_LAUNCHES));
  if (!(samples >= MIN_SAMPLES)) return undefined;
  const most = isOpen ? OPEN_ROUNDS : ROUNDS;
  const rounds = Math.min(most, Math.max(2, 2 * Math.floor(samples / MIN_WINDOW)));
  const blockSize = Math.ceil(samples / rounds);
  return {
    samples: blockSize * rounds,
    rounds,
    blockSize,
    // Both arms start cold, and the faster one needs more runs to warm up; a much slower one must not waste time on as many.
    rewarm: clamp(Math.ceil(REWARM_NS / fasterNs), 1, Math.max(1, Math.floor(blockSize / 2))),
    minWarmUpRuns: warmUpRuns(slowerNs),
    minWarmUpNs: Math.min(WARM_UP_NS, slowerNs * 20),
  };
}

/** Shortest budget, in ns, for which {@link planLatency} finds a plan. */
export function smallestBudgetNs(traffic: Traffic, { serviceNs }: Pick<LatencyBounds, 'serviceNs'>): number {
  const samplingNs = MIN_SAMPLES * sampleNs(traffic, serviceNs);
  return MIN_LAUNCHES * (launchOverheadNs(traffic, serviceNs) + samplingNs);
}

/** Time for one sample of each arm, so that a candidate many times slower than its baseline is accounted for. */
const sampleNs = (traffic: Traffic, serviceNs: readonly number[]): number =>
  RUNS_PER_SAMPLE * sum(serviceNs.map((ns) => intervalNs(traffic, ns)));

/** Streams warm up once more, in parallel. */
function launchOverheadNs(traffic: Traffic, serviceNs: readonly number[]): number {
  const warmUpNs = warmUpRuns(Math.max(...serviceNs)) * sum([...serviceNs]);
  return traffic.kind === 'closed'
    ? LAUNCH_OVERHEAD_NS + warmUpNs
    : LAUNCH_OVERHEAD_NS + 2 * warmUpNs + traffic.streams * STREAM_OVERHEAD_NS;
}

const warmUpRuns = (slowerNs: number): number =>
  clamp(Math.ceil(WARM_UP_NS / slowerNs), MIN_WARM_UP_RUNS, MAX_WARM_UP_RUNS);

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
