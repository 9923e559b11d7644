import type { ArmMeasurement, Launch } from '../../../measure/arm-measurement.ts';
import type { Metric } from '../../../policy/metric.ts';
import type { Prices } from '../../../policy/policy.ts';
import { computeScore } from '../../../task/compute-score.ts';
import { reviewRate } from '../../../task/outcome-table.ts';
import type { Comparison } from '../../comparison.ts';
import { lnRatiosOfP95 } from '../p95-ratio.ts';
import { computeCost, measuresPower, totalCost } from './compute-cost.ts';
import { readFallbackShare } from './fallback-share.ts';
import { joulesPerRun, readEnergy, readGpuMemory } from './read-energy.ts';

const NS_PER_SECOND = 1e9;

/** One value a launch or process of each arm. */
interface ArmValues {
  readonly baseline: readonly number[];
  readonly candidate: readonly number[];
}

/** What was measured of one metric. */
export type Evidence =
  /**
   * Values that differ from run to run. `lnRatios`: one entry a way of seeing the change, each with one value a launch, where
   * other figures than those shown tell more of it. `note`: what the reader must know of them.
   */
  | ({
      readonly kind: 'sampled';
      readonly lnRatios?: readonly (readonly number[])[] | undefined;
      readonly note?: string;
    } & ArmValues)
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

/** Finds a metric's figures in what was measured. */
export function readEvidence(metric: Metric, comparison: Comparison): Evidence {
  const { baseline, candidate } = comparison;
  switch (metric) {
    case 'latency-p95': {
      const shown = sampled(comparison, ({ launches }) => launches.map(NS_OF_LAUNCH[metric]));
      const lnRatios = lnRatiosOfP95(comparison);
      return shown.kind === 'sampled' && lnRatios !== undefined ? { ...shown, lnRatios } : shown;
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
    case 'memory-vram-peak':
      return readGpuMemory(comparison);
    case 'energy-per-1000':
      return readEnergy(comparison);
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

type ValuesOfArm = (arm: ArmMeasurement) => readonly number[];

function sampled(comparison: Comparison, values: ValuesOfArm): Evidence {
  const found = valuesOf(comparison, values);
  if (found.candidate.length > 0) return { kind: 'sampled', ...found };
  const reason =
    comparison.candidate.discardedLaunches.late > 0
      ? 'the load generator could not keep up'
      : 'there was no time for a single launch';
  return { kind: 'missing', reason };
}

function valuesOf({ baseline, candidate }: Comparison, values: ValuesOfArm): ArmValues {
  return { baseline: baseline === undefined ? [] : values(baseline), candidate: values(candidate) };
}

function readCost(comparison: Comparison, prices: Prices): Evidence {
  const { batch } = comparison.policy.traffic;
  if (measuresPower(prices)) {
    const energy = readEnergy(comparison);
    if (energy.kind === 'missing')
      return { kind: 'missing', reason: `its energy is not known: ${energy.reason}` };
  }
  return sampled(comparison, (arm) => {
    const share = reviewRate(arm.outcomes);
    const joules = joulesPerRun(arm);
    // A baseline of which no energy is known has no cost to compare with.
    if (measuresPower(prices) && joules === undefined) return [];
    return arm.launches.map(({ machineNs }) =>
      totalCost(computeCost(prices, { machineNs, batch, reviewRate: share, joules })),
    );
  });
}

function readScore({ policy: { task }, baseline, candidate }: Comparison): Evidence {
  const found = computeScore(task, candidate.outcomes);
  if (found.value === null) return { kind: 'missing', reason: found.reason };
  const before = baseline && computeScore(task, baseline.outcomes);
  return { kind: 'exact', baseline: before?.value ?? undefined, candidate: found.value };
}
