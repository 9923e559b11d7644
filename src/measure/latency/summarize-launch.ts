import { mean, sum } from 'simple-statistics';
import { earlyStoppingEstimateNs, MLPERF_P95 } from '../../stats/early-stopping.ts';
import { percentileNs } from '../../stats/percentile.ts';
import { type Launch, RUN_PERCENTS } from '../arm-measurement.ts';
import type { Sample } from './time-block.ts';
import type { Traffic } from './traffic.ts';

/** One arm's part of a launch. */
interface TimedArm {
  /** In the order in which they ran; the same number as the other arm's. */
  readonly samples: readonly Sample[];
  readonly loadNs: number;
  readonly firstRunNs: number;
  /** How long loading and the first run waited for a core because of other programs; null if unknown. */
  readonly loadWaitNs: number | null;
  readonly firstRunWaitNs: number | null;
  readonly times?: Launch['times'];
}

/** Properties of a launch that both arms share. */
interface Circumstances {
  readonly traffic: Traffic;
  /** Inputs that were timed in turn, from the first on, and how many there were to choose from. */
  readonly inputs: { readonly timed: number; readonly of: number };
  readonly stealShare: number | null;
}

/**
 * Summarizes each arm's samples of a launch in the form that records store. One entry per arm.
 *
 * Net latency is used for all arms or for none, so that a ratio never compares one with the other.
 */
export function summarizeLaunch(
  arms: readonly TimedArm[],
  { traffic, inputs, stealShare }: Circumstances,
): Launch[] {
  const isClosed = traffic.kind === 'closed';
  const isNet = arms.every(isWaitKnown);
  return arms.map((arm): Launch => {
    const { samples, loadNs, firstRunNs, times } = arm;
    const latenciesNs = samples.map(({ latencyNs }) => latencyNs);
    const sorted = sortNumbers(latenciesNs);
    const meanNs = mean(latenciesNs);
    const serviceNs = mean(samples.map((sample) => sample.serviceNs));
    return {
      samples: samples.length,
      ...figuresOf(sorted),
      p95EstimateNs: earlyStoppingEstimateNs(sorted, MLPERF_P95) ?? null,
      machineNs: machineNs(serviceNs, traffic),
      loadNs,
      firstRunNs,
      net: isNet ? netFigures(arm, traffic) : null,
      tails: isClosed ? tailsOf(isNet ? samples.map(netNs) : latenciesNs, inputs) : null,
      waiting: isNet ? waitingOf(samples) : null,
      queueShare: Math.max(0, 1 - serviceNs / meanNs),
      stealShare,
      ...(times !== undefined && { times }),
    };
  });
}

const isWaitKnown = ({ samples, loadWaitNs, firstRunWaitNs }: TimedArm): boolean =>
  loadWaitNs !== null && firstRunWaitNs !== null && samples.every(({ waits }) => waits !== undefined);

/** Service time without waiting for a core because of other programs. */
const netNs = ({ serviceNs, waits }: Sample): number => serviceNs - (waits?.othersNs ?? Number.NaN);

function netFigures(
  { samples, loadNs, firstRunNs, loadWaitNs, firstRunWaitNs }: TimedArm,
  traffic: Traffic,
): NonNullable<Launch['net']> {
  const ownNs = samples.map(netNs);
  return {
    latency: traffic.kind === 'closed' ? figuresOf(sortNumbers(ownNs)) : null,
    machineNs: machineNs(mean(ownNs), traffic),
    loadNs: withoutWait(loadNs, loadWaitNs),
    firstRunNs: withoutWait(firstRunNs, firstRunWaitNs),
  };
}

/** A wait that cannot be, because it is as long as what it is part of, is not believed. */
const withoutWait = (ns: number, waitNs: number | null): number =>
  waitNs !== null && waitNs < ns ? ns - waitNs : ns;

const machineNs = (serviceNs: number, traffic: Traffic): number =>
  traffic.kind === 'closed' ? serviceNs : serviceNs / traffic.streams;

function figuresOf(sortedNs: Float64Array): Pick<Launch, 'p50Ns' | 'p95Ns' | 'p99Ns' | 'meanNs'> {
  return {
    p50Ns: percentileNs(sortedNs, 50),
    p95Ns: percentileNs(sortedNs, 95),
    p99Ns: percentileNs(sortedNs, 99),
    meanNs: mean([...sortedNs]),
  };
}

/**
 * Latency of each input, and of the slowest runs. An input's own latency is the lower quartile over its runs: what it
 * costs apart from slow moments, be they the machine's or the model's. Those remain in the percentiles over runs.
 *
 * @param runsNs - In the order in which they ran: the inputs in turn, again and again.
 */
export function tailsOf(
  runsNs: readonly number[],
  { timed, of }: Circumstances['inputs'],
): NonNullable<Launch['tails']> {
  const inputsNs = Array.from({ length: Math.min(timed, runsNs.length) }, (_, input) =>
    percentileNs(sortNumbers(runsNs.filter((__, run) => run % timed === input)), 25),
  );
  const sorted = sortNumbers(runsNs);
  return {
    inputsNs: inputsNs.map(Math.round),
    of,
    runsNs: RUN_PERCENTS.map((percent) => Math.round(percentileNs(sorted, percent))),
  };
}

function waitingOf(samples: readonly Sample[]): Launch['waiting'] {
  const othersNs = sum(samples.map(({ waits }) => waits?.othersNs ?? Number.NaN));
  const ownNs = sum(samples.map(({ waits }) => waits?.ownNs ?? Number.NaN));
  const runningNs = sum(samples.map(({ serviceNs }) => serviceNs)) - othersNs - ownNs;
  return { others: othersNs / runningNs, own: ownNs / runningNs };
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
export function hasKeptUp(samples: readonly Pick<Sample, 'latencyNs' | 'lateNs'>[]): boolean {
  const p50Ns = percentileNs(sortNumbers(samples.map(({ latencyNs }) => latencyNs)), 50);
  const bound = Math.max(LATE_NS, LATE_SHARE_OF_P50 * p50Ns);
  const late = samples.filter(({ lateNs }) => lateNs !== undefined && !(lateNs <= bound));
  return late.length <= Math.ceil(MAX_LATE_SHARE * samples.length);
}
