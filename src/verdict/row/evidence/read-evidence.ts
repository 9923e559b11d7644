import type { ArmMeasurement, Launch } from '../../../measure/arm-measurement.ts';
import type { Metric } from '../../../policy/metric.ts';
import type { Prices } from '../../../policy/prices.ts';
import { compareOutcomes } from '../../../task/compare-outcomes.ts';
import { nonFiniteCount, reviewRate } from '../../../task/outcome-table.ts';
import { meanValue, shareCorrect } from '../../../task/score/score-formula.ts';
import type { Comparison } from '../../comparison.ts';
import { p95OverInputs } from '../p95-views.ts';
import { computeCost, measuresPower, totalCost } from './compute-cost.ts';
import type { ArmValues, Evidence } from './evidence.ts';
import { readFallbackShare } from './fallback-share.ts';
import { joulesPerRun, readEnergy, readGpuMemory } from './read-energy.ts';
import { readScore } from './read-score.ts';
import { lacksTokens, readServed, tokensOf } from './read-served.ts';

const NS_PER_SECOND = 1e9;

type Figure = 'p50Ns' | 'p95Ns' | 'p99Ns' | 'meanNs' | 'machineNs' | 'loadNs' | 'firstRunNs';

const FIGURE_OF = {
  'latency-p95': 'p95Ns',
  'latency-p99': 'p99Ns',
  'latency-p50': 'p50Ns',
  'latency-mean': 'meanNs',
  'load-time': 'loadNs',
  'first-run': 'firstRunNs',
} as const satisfies Partial<Record<Metric, Figure>>;

/** Whether a model is behind a server that the gate did not start. */
const isRunning = ({ engine, 'baseline-engine': before = engine }: Comparison['policy']): boolean =>
  [before, engine].some((each) => each.kind === 'server' && each.start === undefined);

/** A figure of a launch without waiting for a core because of other programs; undefined if that is unknown. */
function netFigure({ net }: Launch, figure: Figure): number | undefined {
  switch (figure) {
    case 'machineNs':
    case 'loadNs':
    case 'firstRunNs':
      return net?.[figure];
    case 'p50Ns':
    case 'p95Ns':
    case 'p99Ns':
    case 'meanNs':
      return net?.latency?.[figure];
  }
}

/** Reads a figure of a launch: net of waiting if every launch of both arms has it, otherwise as timed. */
function readFigure({ baseline, candidate }: Comparison, figure: Figure): (launch: Launch) => number {
  const all = [...(baseline?.launches ?? []), ...candidate.launches];
  const isNet = all.every((launch) => netFigure(launch, figure) !== undefined);
  return (launch) => (isNet ? (netFigure(launch, figure) ?? Number.NaN) : launch[figure]);
}

/** Finds the figures of a metric in the measurements. */
export function readEvidence(metric: Metric, comparison: Comparison): Evidence {
  const { baseline, candidate } = comparison;
  switch (metric) {
    case 'latency-p95': {
      const ofLaunch = readFigure(comparison, 'p95Ns');
      return (
        p95OverInputs(metric, comparison) ?? sampled(comparison, ({ launches }) => launches.map(ofLaunch))
      );
    }
    case 'latency-p99':
    case 'latency-p50':
    case 'latency-mean':
    case 'load-time':
    case 'first-run': {
      if (metric === 'load-time' && isRunning(comparison.policy))
        return { kind: 'missing', why: { kind: 'not-started' } };
      const ofLaunch = readFigure(comparison, FIGURE_OF[metric]);
      return sampled(comparison, ({ launches }) => launches.map(ofLaunch));
    }
    case 'throughput': {
      const { batch } = comparison.policy.traffic;
      const machineNs = readFigure(comparison, 'machineNs');
      return sampled(comparison, ({ launches }) =>
        launches.map((launch) => (batch * NS_PER_SECOND) / machineNs(launch)),
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
      if (isRunning(comparison.policy)) return { kind: 'missing', why: { kind: 'not-started' } };
      return { kind: 'exact', baseline: baseline?.modelSizeBytes, candidate: candidate.modelSizeBytes };
    case 'review-rate':
      if (comparison.policy.review === undefined) return { kind: 'missing', why: { kind: 'no-review-rule' } };
      return {
        kind: 'exact',
        baseline: baseline && reviewRate(baseline.outcomes),
        candidate: reviewRate(candidate.outcomes),
      };
    case 'flips':
      return readFlips(comparison);
    case 'agreement':
    case 'kl-divergence':
      return readVersus(metric, comparison);
    case 'task-score':
      return readScore(comparison);
    case 'ttft-p95':
    case 'tpot-p95':
    case 'output-tokens-per-second':
    case 'goodput':
    case 'error-rate':
    case 'output-length':
    case 'cost-per-million-tokens':
      return readServed(metric, comparison);
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
  if (lacksTokens(prices, comparison.candidate))
    return { kind: 'missing', why: { kind: 'tokens-not-counted' } };
  const machineNs = readFigure(comparison, 'machineNs');
  return sampled(comparison, (arm) => {
    const share = reviewRate(arm.outcomes);
    const joules = joulesPerRun(arm);
    // A baseline without known energy or tokens has no cost to compare with.
    if ((measuresPower(prices) && joules === undefined) || lacksTokens(prices, arm)) return [];
    return arm.launches.map((launch) =>
      totalCost(
        computeCost(prices, {
          machineNs: machineNs(launch),
          batch,
          reviewRate: share,
          joules,
          tokens: tokensOf(arm),
        }),
      ),
    );
  });
}

/** A model never differs from itself. */
function readFlips({ baseline, candidate }: Comparison): Evidence {
  if (baseline === undefined) return { kind: 'exact', baseline: undefined, candidate: 0 };
  const { items, rightToWrong, wrongToRight } = compareOutcomes(baseline.outcomes, candidate.outcomes);
  return { kind: 'exact', baseline: 0, candidate: (rightToWrong.length + wrongToRight.length) / items };
}

/** A file compared with itself gives the same answers. */
function readVersus(
  metric: 'agreement' | 'kl-divergence',
  { baseline, candidate, isSameModel = false }: Comparison,
): Evidence {
  const isItself = baseline === undefined || isSameModel || baseline === candidate;
  if (isItself) return { kind: 'exact', baseline: undefined, candidate: metric === 'agreement' ? 1 : 0 };
  const { versus } = candidate;
  if (versus?.count !== candidate.outcomes.count)
    return { kind: 'missing', why: { kind: 'answers-not-compared' } };
  const items = nonFiniteCount(versus);
  if (items > 0) return { kind: 'missing', why: { kind: 'answers-not-finite', items, of: versus.count } };
  const all = Array.from({ length: versus.count }, (_, item) => versus.outcomeAt(item));
  if (metric === 'agreement') return { kind: 'exact', baseline: undefined, candidate: shareCorrect(all) };
  const unanswered = all.filter(({ value }) => !Number.isFinite(value)).length;
  return unanswered > 0
    ? { kind: 'missing', why: { kind: 'answers-missing', items: unanswered, of: versus.count } }
    : { kind: 'exact', baseline: undefined, candidate: meanValue(all) };
}
