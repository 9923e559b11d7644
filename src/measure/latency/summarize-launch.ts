import { mean, median } from 'simple-statistics';
import { earlyStoppingEstimateNs, MLPERF_P95 } from '../../stats/early-stopping.ts';
import { percentileNs } from '../../stats/percentile.ts';
import { pettitt } from '../../stats/pettitt.ts';
import type { Launch } from '../arm-measurement.ts';
import type { Sample } from './time-block.ts';
import type { Traffic } from './traffic.ts';
import { type WindowP95, windowP95 } from './window-p95.ts';

/** One arm's part of a launch. */
interface TimedArm {
  /** In the order in which they ran; the same number as the other arm's. */
  readonly samples: readonly Sample[];
  readonly loadNs: number;
  readonly firstRunNs: number;
}

/** Properties of a launch that both arms share. */
interface Circumstances {
  readonly traffic: Traffic;
  /** Samples of one arm in two rounds. */
  readonly windowSize: number;
  readonly stealShare: number | null;
}

/** Summarizes each arm's samples of a launch in the form that records store. One entry per arm. */
export function summarizeLaunch(
  arms: readonly TimedArm[],
  { traffic, windowSize, stealShare }: Circumstances,
): Launch[] {
  const samples = arms.map((arm) => arm.samples);
  const others = windowP95(samples, windowSize);
  // In open traffic each block starts with an empty queue, so latency rises within the block.
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

/**
 * A launch is repeated if it has a step with a P of at most this… Neighbouring samples are correlated, so P is not an exact
 * probability; it only selects the launches to repeat.
 */
const MAX_P = 1e-4;
/** …and of at least this size (ln): half of a typical limit. */
const MIN_STEP = Math.log(1.025);

/**
 * Whether an arm's speed relative to the other, or its own speed if it ran alone, stayed constant throughout a launch. A
 * change point means that warm-up was not over, that another process took a core, or that the model slows down as it runs.
 *
 * Two arms are compared sample by sample: those at the same position ran on the same input, in the same round, so that
 * neither expensive inputs nor a slow second of the machine look like a step.
 *
 * @param arms - Samples of one or two arms in the order in which they ran; both have the same number.
 * @see Pettitt (1979), "A Non-Parametric Approach to the Change-Point Problem".
 */
export function isSteady(arms: readonly (readonly Sample[])[]): boolean {
  const [first = [], second] = arms;
  const lnSpeed = first.map(({ latencyNs }, position) => {
    const other = second === undefined ? 1 : (second[position]?.latencyNs ?? Number.NaN);
    return Math.log(latencyNs / other);
  });
  const { at, p } = pettitt(lnSpeed);
  if (p > MAX_P) return true;
  if (Number.isNaN(p)) throw new RangeError('expected as many samples of one arm as of the other');
  return Math.abs(median(lnSpeed.slice(at)) - median(lnSpeed.slice(0, at))) < MIN_STEP;
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

const sortNumbers = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

/** perf_analyzer counts a request as delayed beyond this, in ns, … */
const LATE_NS = 1e6;
/** …or beyond this share of the median latency, for models that are slow anyway. */
const LATE_SHARE_OF_P50 = 0.05;
/** With a larger share of delayed requests, the launch measures the load generator. */
const MAX_LATE_SHARE = 0.01;

/**
 * Whether the load generator kept up. Of the requests that found an idle stream, at most 1% (or one, if there are a hundred
 * or fewer) may start more than 1 ms or 5% of the median latency after they were due. Otherwise the launch is invalid, not
 * slow.
 *
 * @see Triton perf_analyzer, "Delayed requests"; the 5% are ours.
 */
export function hasKeptUp(samples: readonly Sample[]): boolean {
  const p50Ns = percentileNs(sortNumbers(samples.map(({ latencyNs }) => latencyNs)), 50);
  const bound = Math.max(LATE_NS, LATE_SHARE_OF_P50 * p50Ns);
  const late = samples.filter(({ lateNs }) => lateNs !== undefined && !(lateNs <= bound));
  return late.length <= Math.ceil(MAX_LATE_SHARE * samples.length);
}
