import type { ArmMeasurement, Launch } from '../../../measure/arm-measurement.ts';
import type { Metric } from '../../../policy/metric.ts';
import type { Prices } from '../../../policy/policy.ts';
import { computeScore } from '../../../task/compute-score.ts';
import { reviewRate } from '../../../task/outcome-table.ts';
import type { Comparison } from '../../comparison.ts';
import { lnRatiosOfP95 } from '../p95-ratio.ts';
import { computeCost, measuresPower, totalCost } from './compute-cost.ts';
import type { ArmValues, Evidence } from './evidence.ts';
import { readFallbackShare } from './fallback-share.ts';
import { joulesPerRun, readEnergy, readGpuMemory } from './read-energy.ts';

const NS_PER_SECOND = 1e9;

const NS_OF_LAUNCH = {
  'latency-p95': (launch: Launch) => launch.p95Ns,
  'latency-p99': (launch: Launch) => launch.p99Ns,
  'latency-p50': (launch: Launch) => launch.p50Ns,
  'latency-mean': (launch: Launch) => launch.meanNs,
  'load-time': (launch: Launch) => launch.loadNs,
  'first-run': (launch: Launch) => launch.firstRunNs,
} as const;

/** Finds the figures of a metric in the measurements. */
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
      if (comparison.prices === undefined) return { kind: 'missing', why: { kind: 'no-prices' } };
      return readCost(comparison, comparison.prices);
    case 'memory-arena-peak':
      if (candidate.arenaPeakBytes === null) {
        return { kind: 'missing', why: { kind: 'arena-not-reported' } };
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
      if (comparison.policy.review === undefined) return { kind: 'missing', why: { kind: 'no-review-rule' } };
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
  const isLate = comparison.candidate.discardedLaunches.late > 0;
  return { kind: 'missing', why: { kind: isLate ? 'load-generator-late' : 'no-launch' } };
}

function valuesOf({ baseline, candidate }: Comparison, values: ValuesOfArm): ArmValues {
  return { baseline: baseline === undefined ? [] : values(baseline), candidate: values(candidate) };
}

function readCost(comparison: Comparison, prices: Prices): Evidence {
  const { batch } = comparison.policy.traffic;
  if (measuresPower(prices)) {
    const energy = readEnergy(comparison);
    if (energy.kind === 'missing')
      return { kind: 'missing', why: { kind: 'energy-unknown', why: energy.why.why } };
  }
  return sampled(comparison, (arm) => {
    const share = reviewRate(arm.outcomes);
    const joules = joulesPerRun(arm);
    // A baseline without known energy has no cost to compare with.
    if (measuresPower(prices) && joules === undefined) return [];
    return arm.launches.map(({ machineNs }) =>
      totalCost(computeCost(prices, { machineNs, batch, reviewRate: share, joules })),
    );
  });
}

function readScore({ policy: { task }, baseline, candidate }: Comparison): Evidence {
  const found = computeScore(task, candidate.outcomes);
  if (found.value === null) return { kind: 'missing', why: { kind: 'no-score', message: found.reason } };
  const before = baseline && computeScore(task, baseline.outcomes);
  return { kind: 'exact', baseline: before?.value ?? undefined, candidate: found.value };
}
