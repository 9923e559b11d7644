import { mean } from 'simple-statistics';
import { earlyStoppingEstimateNs, MLPERF_P95 } from '../../stats/early-stopping.ts';
import { percentileNs } from '../../stats/percentile.ts';
import type { Launch } from '../arm-measurement.ts';
import { isSteady } from './is-steady.ts';
import type { Sample } from './time-block.ts';
import type { Traffic } from './traffic.ts';
import { type WindowP95, windowP95 } from './window-p95.ts';

/** perf_analyzer counts a request as delayed beyond this, in ns, … */
const LATE_NS = 1e6;
/** …or beyond this share of the median latency, for models that are slow anyway. */
const LATE_SHARE_OF_P50 = 0.05;
/** With a larger share of delayed requests, the launch measures the load generator. */
const MAX_LATE_SHARE = 0.01;

const sortNumbers = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

/** One arm's part of a launch. */
interface TimedArm {
  /** In the order in which they ran; as many as the other arm's. */
  readonly samples: readonly Sample[];
  readonly loadNs: number;
  readonly firstRunNs: number;
}

/** Properties of a launch that are not those of an arm. */
interface Circumstances {
  readonly traffic: Traffic;
  /** Samples of one arm in two rounds. */
  readonly windowSize: number;
  readonly stealShare: number | null;
}

/** Summarizes the arms' samples of a launch as records store them, one entry per arm. */
export function summarizeLaunch(
  arms: readonly TimedArm[],
  { traffic, windowSize, stealShare }: Circumstances,
): Launch[] {
  const samples = arms.map((arm) => arm.samples);
  const others = windowP95(samples, windowSize);
  // In open traffic a block begins with an empty queue, so its latency rises.
  const isOpen = traffic.kind === 'open' || traffic.kind === 'offline';
  const together = { stealShare, isSteady: isOpen || isSteady(samples) };
  return arms.map(
    (arm, index): Launch => ({
      ...summarizeSamples(arm.samples, traffic),
      ...(others[index] as WindowP95),
      ...together,
      loadNs: arm.loadNs,
      firstRunNs: arm.firstRunNs,
    }),
  );
}

function summarizeSamples(samples: readonly Sample[], traffic: Traffic) {
  const sorted = sortNumbers(samples.map(({ latencyNs }) => latencyNs));
  const meanNs = mean([...sorted]);
  const serviceNs = mean(samples.map((sample) => sample.serviceNs));
  return {
    samples: sorted.length,
    p50Ns: percentileNs(sorted, 50),
    p95Ns: percentileNs(sorted, 95),
    p99Ns: percentileNs(sorted, 99),
    p95EstimateNs: earlyStoppingEstimateNs(sorted, MLPERF_P95) ?? null,
    meanNs,
    machineNs: traffic.kind === 'closed' ? meanNs : serviceNs / traffic.streams,
    queueShare: Math.max(0, 1 - serviceNs / meanNs),
    preemptedShare: mean(samples.map(({ isPreempted }) => Number(isPreempted))),
  };
}

/**
 * Whether the load generator kept up: at most 1 % of the requests (one, of a hundred or fewer) that found an idle stream were begun more than 1 ms
 * (or 5 % of the median latency) after they were due. A run in which it did not is invalid, not slow.
 *
 * @see Triton perf_analyzer, "Delayed requests"; the 5 % are ours.
 */
export function hasKeptUp(samples: readonly Sample[]): boolean {
  const p50Ns = percentileNs(sortNumbers(samples.map(({ latencyNs }) => latencyNs)), 50);
  const bound = Math.max(LATE_NS, LATE_SHARE_OF_P50 * p50Ns);
  const late = samples.filter(({ lateNs }) => lateNs !== undefined && !(lateNs <= bound));
  return late.length <= Math.ceil(MAX_LATE_SHARE * samples.length);
}
