import { intervalNs, type Traffic } from './traffic.ts';

/** How one launch samples, chosen from the model's service time so that short and long models get equal care. */
export interface LatencyPlan {
  /** Timed inferences (queries, in multi-stream traffic) of one arm in one launch. */
  readonly samples: number;
  /** Blocks of one arm in one launch, an even number; each arm runs one block a round. */
  readonly rounds: number;
  readonly blockSize: number;
  /** Uncounted inferences or queries at the start of every block; open traffic has none. */
  readonly rewarm: number;
  readonly minWarmUpNs: number;
}

/** Less, and starting the processes costs more than the samples; more, and a clear case waits longer for its first look. */
const LAUNCH_SAMPLING_NS = 250e6;
/** Starting both processes, loading the model and warming up… */
const LAUNCH_OVERHEAD_NS = 500e6;
/** …and the part of it that every stream repeats. */
const STREAM_OVERHEAD_NS = 150e6;
/** The first samples after the other arm's block are slow for about this long (cold caches). */
const REWARM_NS = 3e6;
const MIN_LAUNCHES = 8;
const MIN_SAMPLES = 15;
const MAX_SAMPLES = 8000;
const SAMPLES_FOR_OWN_P95 = 80;
const ROUNDS = 16;
const OPEN_ROUNDS = 2;
/** Two blocks make a window, and twenty samples are the fewest whose P95 is not just the slowest. */
const MIN_BLOCK = 10;
/** Runs that a sample costs, re-warm-up included. */
const RUNS_PER_SAMPLE = 1.25;

export interface LatencyBounds {
  /** Typical time of one inference of the slower arm, in ns. */
  readonly serviceNs: number;
  /** Wall time that the whole latency pass may take, in ns. */
  readonly budgetNs: number;
  /** How many arms take turns, 1 or 2. */
  readonly arms: number;
}

/**
 * Plans the launches of a model.
 *
 * @returns Undefined when not even eight launches of fifteen samples an arm (120 in all, enough for a P95) fit into the budget.
 */
export function planLatency(
  traffic: Traffic,
  { serviceNs, budgetNs, arms }: LatencyBounds,
): LatencyPlan | undefined {
  const everyNs = intervalNs(traffic, serviceNs);
  const wanted = clamp(Math.round(LAUNCH_SAMPLING_NS / everyNs), SAMPLES_FOR_OWN_P95, MAX_SAMPLES);
  const affordable = Math.floor(
    Math.max(budgetNs / MIN_LAUNCHES - overheadNs(traffic), 0) / (everyNs * arms * RUNS_PER_SAMPLE),
  );
  const samples = Math.min(wanted, affordable);
  if (!(samples >= MIN_SAMPLES)) return undefined;
  // A queue needs time to build up, so open traffic comes in long blocks.
  const most = traffic.kind === 'closed' || traffic.kind === 'queries' ? ROUNDS : OPEN_ROUNDS;
  const rounds = Math.min(most, Math.max(2, 2 * Math.floor(samples / (2 * MIN_BLOCK))));
  const blockSize = Math.ceil(samples / rounds);
  return {
    samples: blockSize * rounds,
    rounds,
    blockSize,
    rewarm: clamp(Math.ceil(REWARM_NS / everyNs), 1, Math.max(1, blockSize)),
    minWarmUpNs: Math.min(100e6, serviceNs * 20),
  };
}

/** Shortest budget, in ns, for which {@link planLatency} finds a plan. */
export function smallestBudgetNs(
  traffic: Traffic,
  { serviceNs, arms }: Omit<LatencyBounds, 'budgetNs'>,
): number {
  const samplingNs = MIN_SAMPLES * intervalNs(traffic, serviceNs) * arms * RUNS_PER_SAMPLE;
  return MIN_LAUNCHES * (overheadNs(traffic) + samplingNs);
}

function overheadNs(traffic: Traffic): number {
  const streams = traffic.kind === 'closed' ? 0 : traffic.streams;
  return LAUNCH_OVERHEAD_NS + streams * STREAM_OVERHEAD_NS;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
