import { mean } from 'simple-statistics';
import type { ArmMeasurement, Launch } from '../measure/arm-measurement.ts';
import type { Metric } from '../policy/metric.ts';
import type { Prices } from '../policy/policy.ts';
import { computeScore } from '../task/compute-score.ts';
import { reviewRate } from '../task/outcome-table.ts';
import type { Comparison } from './comparison.ts';
import { computeCost, totalCost } from './compute-cost.ts';
import { readFallbackShare } from './fallback-share.ts';

const NS_PER_SECOND = 1e9;

/** What was measured of one metric. */
export type Evidence =
  /** One value a launch or process; they differ from run to run. */
  | { readonly kind: 'sampled'; readonly baseline: readonly number[]; readonly candidate: readonly number[] }
  /** One value that repeats exactly. */
  | { readonly kind: 'exact'; readonly baseline: number | undefined; readonly candidate: number }
  | { readonly kind: 'missing'; readonly reason: string };

const NS_OF_LAUNCH = {
  'latency-p95': (launch: Launch) => launch.p95Ns,
  'latency-p99': (launch: Launch) => launch.p99Ns,
  'latency-p50': (launch: Launch) => launch.p50Ns,
  'latency-mean': (launch: Launch) => launch.meanNs,
  'load-time': (launch: Launch) => launch.loadNs,
  'first-run': (launch: Launch) => launch.firstRunNs,
} as const;

const undisturbedP95 = ({ p95UndisturbedNs, p95Ns }: Launch): number => p95UndisturbedNs ?? p95Ns;

/** Shares of preempted samples that differ by no more are alike: a longer run is preempted a little more often. */
const ALIKE_DIFFERENCE = 0.01;
const ALIKE_RATIO = 0.25;

/**
 * Whether preempted samples may be left out of the P95: only when the machine disturbed both models alike. A candidate
 * that causes its own preemption, by too many threads, is judged on all of its samples.
 */
export function isDisturbedAlike({ baseline, candidate, isPaired }: Comparison): boolean {
  if (baseline === undefined || !isPaired || candidate.launches.length === 0) return false;
  // Where too few samples of a launch were undisturbed, that launch has nothing to fall back on.
  const launches = [...baseline.launches, ...candidate.launches];
  if (launches.some(({ p95UndisturbedNs }) => p95UndisturbedNs === null)) return false;
  const [before, now] = [baseline, candidate].map((arm) => preemptedShare(arm)) as [number, number];
  return Math.abs(now - before) <= Math.max(ALIKE_DIFFERENCE, ALIKE_RATIO * before);
}

/** Mean share of samples, 0..1, during which the kernel took the core away. */
export function preemptedShare({ launches }: ArmMeasurement): number {
  return launches.length === 0 ? 0 : mean(launches.map((launch) => launch.preemptedShare));
}

/** Finds a metric's figures in what was measured. */
export function readEvidence(metric: Metric, comparison: Comparison): Evidence {
  const { baseline, candidate } = comparison;
  switch (metric) {
    case 'latency-p95': {
      const p95 = isDisturbedAlike(comparison) ? undisturbedP95 : NS_OF_LAUNCH[metric];
      return sampled(comparison, ({ launches }) => launches.map(p95));
    }
    case 'latency-p99':
    case 'latency-p50':
    case 'latency-mean':
    case 'load-time':
    case 'first-run':
      return sampled(comparison, ({ launches }) => launches.map(NS_OF_LAUNCH[metric]));
    case 'throughput': {
      const { batch } = comparison.policy.traffic;
      return sampled(comparison, ({ launches }) =>
        launches.map(({ machineNs }) => (batch * NS_PER_SECOND) / machineNs),
      );
    }
    case 'memory-ram-peak':
      return sampled(comparison, ({ ramPeakBytes }) => ramPeakBytes);
    case 'cost-per-1000':
      if (comparison.prices === undefined) return { kind: 'missing', reason: 'the policy names no prices' };
      return readCost(comparison, comparison.prices);
    case 'memory-arena-peak':
      if (candidate.arenaPeakBytes === null) {
        return { kind: 'missing', reason: 'this provider does not report its allocator to the profile' };
      }
      return {
        kind: 'exact',
        baseline: baseline?.arenaPeakBytes ?? undefined,
        candidate: candidate.arenaPeakBytes,
      };
    case 'fallback-time-share':
      return readFallbackShare(comparison);
    case 'model-size':
      return { kind: 'exact', baseline: baseline?.modelSizeBytes, candidate: candidate.modelSizeBytes };
    case 'review-rate':
      if (comparison.policy.review === undefined)
        return { kind: 'missing', reason: 'the policy names no review rule' };
      return {
        kind: 'exact',
        baseline: baseline && reviewRate(baseline.outcomes),
        candidate: reviewRate(candidate.outcomes),
      };
    case 'task-score':
      return readScore(comparison);
  }
}

function sampled(
  { baseline, candidate }: Comparison,
  values: (arm: ArmMeasurement) => readonly number[],
): Evidence {
  const found = values(candidate);
  if (found.length === 0)
    return {
      kind: 'missing',
      reason:
        candidate.invalidLaunches > 0
          ? 'the load generator could not keep up'
          : 'there was no time for a single launch',
    };
  return { kind: 'sampled', baseline: baseline === undefined ? [] : values(baseline), candidate: found };
}

function readCost(comparison: Comparison, prices: Prices): Evidence {
  const { batch } = comparison.policy.traffic;
  return sampled(comparison, ({ launches, outcomes }) => {
    const share = reviewRate(outcomes);
    return launches.map(({ machineNs }) =>
      totalCost(computeCost(prices, { machineNs, batch, reviewRate: share })),
    );
  });
}

function readScore({ policy: { task }, baseline, candidate }: Comparison): Evidence {
  const found = computeScore(task, candidate.outcomes);
  if (found.value === null) return { kind: 'missing', reason: found.reason };
  const before = baseline && computeScore(task, baseline.outcomes);
  return { kind: 'exact', baseline: before?.value ?? undefined, candidate: found.value };
}
