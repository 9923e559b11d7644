import { geometricMean, sampleStandardDeviation } from 'simple-statistics';
import type { Launch } from '../measure/arm-measurement.ts';
import { METRICS, type Metric } from '../policy/metric.ts';
import type { Limit } from '../policy/policy.ts';
import { type MeanInterval, meanDifferenceInterval, meanInterval } from '../stats/mean-interval.ts';
import { MIN_SAMPLES_P95 } from '../stats/percentile.ts';
import { computeScore } from '../task/compute-score.ts';
import { nonFiniteCount } from '../task/outcome-table.ts';
import { type Answer, checkExact, checkSampled } from './check-limit.ts';
import type { Comparison } from './comparison.ts';
import { describeLimit } from './describe-limit.ts';
import { CONFIDENCE, TAIL_PER_LOOK } from './looks.ts';
import { type Evidence, isDisturbedAlike, preemptedShare, readEvidence } from './read-evidence.ts';
import type { Row } from './verdict.ts';

/**
 * Judges one metric of one model.
 *
 * @returns Undefined for a metric without limit that was not measured: there is nothing to show.
 */
export function checkRow(metric: Metric, comparison: Comparison): Row | undefined {
  const limit: Limit | undefined = comparison.policy.limits[metric];
  const evidence = readEvidence(metric, comparison);
  const row = {
    metric,
    title: titleOf(metric, comparison),
    limit: limit === undefined ? null : describeLimit(metric, limit),
  };
  switch (evidence.kind) {
    case 'missing':
      // A metric that the policy names and that is missing fails: no data is never a pass.
      return limit === undefined
        ? undefined
        : { ...row, ...emptyRow(metric), state: 'fail', reason: `not measured: ${evidence.reason}` };
    case 'exact':
      return { ...row, ...exactRow(metric, evidence, { comparison, limit }) };
    case 'sampled':
      return { ...row, ...sampledRow(metric, evidence, { comparison, limit }) };
  }
}

/** A row of a metric that could not be measured. */
export function emptyRow(
  metric: Metric,
): Pick<Row, 'baseline' | 'candidate' | 'change' | 'changeKind' | 'unit'> {
  const { unit, change: changeKind } = METRICS[metric];
  return { baseline: null, candidate: null, change: null, changeKind, unit };
}

/** The score's own name stands for "Task score". */
export function titleOf(metric: Metric, { policy, candidate }: Comparison): string {
  return metric === 'task-score' ? computeScore(policy.task, candidate.outcomes).name : METRICS[metric].title;
}

interface Judging {
  readonly comparison: Comparison;
  readonly limit: Limit | undefined;
}

type Judged = Omit<Row, 'metric' | 'title' | 'limit'>;

function exactRow(
  metric: Metric,
  evidence: Evidence & { kind: 'exact' },
  { comparison, limit }: Judging,
): Judged {
  const { baseline, candidate } = evidence;
  const { unit, change: changeKind } = METRICS[metric];
  const difference = baseline === undefined ? undefined : candidate - baseline;
  const change =
    changeKind === 'relative' && difference !== undefined ? difference / (baseline as number) : difference;
  const items = {
    baseline: comparison.baseline?.outcomes.count ?? 0,
    candidate: comparison.candidate.outcomes.count,
    of: 'items',
  };
  const judged: Judged = {
    ...judgeState(limit && checkExact(limit, { baseline, candidate }), comparison),
    baseline: baseline ?? null,
    candidate,
    // From nothing to something has no relative change.
    change: change !== undefined && Number.isFinite(change) ? change : null,
    changeKind,
    unit,
    ...((metric === 'task-score' || metric === 'review-rate') && { samples: items }),
  };
  const spoiled = metric === 'task-score' ? findNonFinite(comparison) : undefined;
  return spoiled === undefined ? judged : { ...judged, ...(limit && { state: 'fail' }), reason: spoiled };
}

/** Outputs that are not numbers are a failure of their own, however good the score of the other items is. */
function findNonFinite({ baseline, candidate }: Comparison): string | undefined {
  const before = baseline === undefined ? 0 : nonFiniteCount(baseline.outcomes);
  const now = nonFiniteCount(candidate.outcomes);
  if (now <= before) return undefined;
  return `NaN or infinite outputs on ${now} of ${candidate.outcomes.count} items (baseline: ${before})`;
}

function sampledRow(
  metric: Metric,
  evidence: Evidence & { kind: 'sampled' },
  { comparison, limit }: Judging,
): Judged {
  const { unit } = METRICS[metric];
  const figures = summarize(evidence, comparison.isPaired);
  const { baseline, candidate, lnRatio } = figures;
  const shortage = metric === 'latency-p95' ? findShortage(comparison) : undefined;
  const answer = limit && (shortage === undefined ? checkSampled(limit, figures) : 'inconclusive');
  return {
    ...judgeState(answer, comparison),
    baseline: baseline ?? null,
    candidate,
    change: baseline === undefined || baseline === 0 ? null : candidate / baseline - 1,
    changeKind: 'relative',
    unit,
    ...(lnRatio !== undefined &&
      Number.isFinite(lnRatio.low) &&
      Number.isFinite(lnRatio.high) && {
        interval: { low: Math.expm1(lnRatio.low), high: Math.expm1(lnRatio.high), confidence: CONFIDENCE },
      }),
    samples: countSamples(metric, comparison),
    ...explain(shortage ?? describeRaw(metric, comparison)),
  };
}

const explain = (reason: string | undefined): Pick<Row, 'reason'> => (reason === undefined ? {} : { reason });

/** The P95 over all samples, beside a row that was decided without the preempted ones. */
function describeRaw(metric: Metric, comparison: Comparison): string | undefined {
  const { baseline, candidate } = comparison;
  if (metric !== 'latency-p95' || baseline === undefined || !isDisturbedAlike(comparison)) return undefined;
  const shares = [baseline, candidate].map(preemptedShare);
  if (shares.every((share) => share === 0)) return undefined;
  const [before = Number.NaN, now = Number.NaN] = [baseline, candidate].map(({ launches }) =>
    geometricMean(launches.map(({ p95Ns }) => p95Ns)),
  );
  const [own, other] = [shares[1], shares[0]].map((share = 0) => `${(share * 100).toFixed(1)} %`);
  const change = (now / before - 1) * 100;
  return `without the samples that the kernel interrupted (${own} of this model’s, ${other} of the baseline’s); with them ${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(1)} %`;
}

interface SampledFigures {
  readonly baseline: number | undefined;
  readonly candidate: number;
  readonly lnRatio: MeanInterval | undefined;
  readonly lnCandidate: MeanInterval | undefined;
  readonly slack: number;
}

/** ln 0, within any maximum. */
const NOTHING: MeanInterval = {
  mean: Number.NEGATIVE_INFINITY,
  low: Number.NEGATIVE_INFINITY,
  high: Number.NEGATIVE_INFINITY,
};

/**
 * Geometric means over launches and intervals on the ln ratio. With both arms in a launch the ratio is formed within
 * it, because a slow minute of the machine meets both alike; else the launches are two independent samples.
 */
function summarize(
  { baseline, candidate }: Evidence & { kind: 'sampled' },
  isPaired: boolean,
): SampledFigures {
  // Costs and memory may be exactly zero on both sides; a ratio needs something to divide by.
  const isFree = [...baseline, ...candidate].every((value) => value === 0);
  const lnBaseline = baseline.map((value) => (isFree ? 0 : Math.log(value)));
  const lnCandidates = candidate.map((value) => (isFree ? 0 : Math.log(value)));
  const average = (values: readonly number[]): number => (isFree ? 0 : geometricMean([...values]));
  const lnCandidate = isFree ? NOTHING : meanInterval(lnCandidates, TAIL_PER_LOOK);
  if (baseline.length === 0) {
    return { baseline: undefined, candidate: average(candidate), lnRatio: undefined, lnCandidate, slack: 0 };
  }
  const lnRatio = isPaired
    ? meanInterval(
        lnCandidates.map((value, launch) => value - (lnBaseline[launch] ?? Number.NaN)),
        TAIL_PER_LOOK,
      )
    : meanDifferenceInterval(lnBaseline, lnCandidates, TAIL_PER_LOOK);
  const slack = isPaired || lnBaseline.length < 2 ? 0 : 2 * sampleStandardDeviation(lnBaseline);
  return { baseline: average(baseline), candidate: average(candidate), lnRatio, lnCandidate, slack };
}

function findShortage({ baseline, candidate }: Comparison): string | undefined {
  const counts = [candidate, baseline].flatMap((arm) =>
    arm === undefined ? [] : [countInferences(arm.launches)],
  );
  const fewest = Math.min(...counts);
  if (fewest >= MIN_SAMPLES_P95) return undefined;
  return `${fewest} inferences: below ${MIN_SAMPLES_P95} there is no P95`;
}

const countInferences = (launches: readonly Launch[]): number =>
  launches.reduce((sum, { samples }) => sum + samples, 0);

function countSamples(metric: Metric, { baseline, candidate }: Comparison): NonNullable<Row['samples']> {
  if (metric === 'memory-ram-peak') {
    const of = 'processes';
    return { baseline: baseline?.ramPeakBytes.length ?? 0, candidate: candidate.ramPeakBytes.length, of };
  }
  if (metric === 'load-time' || metric === 'first-run') {
    return { baseline: baseline?.launches.length ?? 0, candidate: candidate.launches.length, of: 'launches' };
  }
  const of = `inferences in ${candidate.launches.length} launches`;
  return {
    baseline: countInferences(baseline?.launches ?? []),
    candidate: countInferences(candidate.launches),
    of,
  };
}

function judgeState(answer: Answer | undefined, { baseline }: Comparison): Pick<Row, 'state'> {
  if (answer === undefined) return { state: 'shown' };
  if (answer !== 'unjudged') return { state: answer };
  // Without any baseline the model's state says so; a single missing figure beside a baseline is a failure.
  return { state: baseline === undefined ? 'shown' : 'fail' };
}
