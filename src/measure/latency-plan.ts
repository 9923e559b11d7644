/** How one launch samples, chosen from the model's service time so that short and long models get equal care. */
export interface LatencyPlan {
  /** Timed inferences of one arm in one launch. */
  readonly samples: number;
  /** Blocks of one arm in one launch; each arm runs one block a round. */
  readonly rounds: number;
  readonly blockSize: number;
  /** Uncounted runs at the start of every block. */
  readonly rewarm: number;
  readonly minWarmUpNs: number;
}

const LAUNCH_SAMPLING_NS = 400e6;
const LAUNCH_OVERHEAD_NS = 500e6;
/** The first samples after the other arm's block are slow for about this long (cold caches). */
const REWARM_NS = 3e6;
const MIN_LAUNCHES = 5;
const MIN_SAMPLES = 15;
const MAX_SAMPLES = 4000;
const SAMPLES_FOR_OWN_P95 = 72;
const ROUNDS = 8;

/**
 * Plans the launches of a model.
 *
 * @param serviceNs - Typical time of one inference of the slower arm.
 * @param budgetNs - Wall time that the whole latency pass may take.
 * @param arms - How many arms take turns, 1 or 2.
 * @returns Undefined when not even five launches of fifteen samples an arm (75 in all, enough for a P95) fit into the budget.
 */
export function planLatency(serviceNs: number, budgetNs: number, arms: number): LatencyPlan | undefined {
  const wanted = clamp(Math.round(LAUNCH_SAMPLING_NS / serviceNs), SAMPLES_FOR_OWN_P95, MAX_SAMPLES);
  const affordable = Math.floor(
    Math.max(budgetNs / MIN_LAUNCHES - LAUNCH_OVERHEAD_NS, 0) / (serviceNs * arms * 1.25),
  );
  const samples = Math.min(wanted, affordable);
  if (!(samples >= MIN_SAMPLES)) return undefined;
  const rounds = Math.min(ROUNDS, Math.max(2, Math.floor(samples / 5)));
  const blockSize = Math.ceil(samples / rounds);
  return {
    samples: blockSize * rounds,
    rounds,
    blockSize,
    rewarm: clamp(Math.ceil(REWARM_NS / serviceNs), 1, Math.max(1, blockSize)),
    minWarmUpNs: Math.min(100e6, serviceNs * 20),
  };
}

/** Shortest budget, in ns, for which {@link planLatency} finds a plan. */
export function smallestBudgetNs(serviceNs: number, arms: number): number {
  return MIN_LAUNCHES * (LAUNCH_OVERHEAD_NS + MIN_SAMPLES * serviceNs * arms * 1.25);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
