import { sampleStandardDeviation } from 'simple-statistics';
import { METRICS, type Metric } from '../../policy/metric.ts';
import { confidenceOf, type Tails } from '../../stats/interval.ts';
import {
  geometricMean,
  intervalOfLargest,
  type MeanInterval,
  meanDifferenceInterval,
  meanInterval,
  trimmedMeanInterval,
} from '../../stats/mean-interval.ts';
import type { Comparison } from '../comparison.ts';
import type { Row } from '../verdict.ts';
import { type Clause, checkClauses, findUndecided, type SampledFigures, worstOf } from './check-limit.ts';
import { compareWithMlperf, countSamples, findShortage } from './evidence/count-samples.ts';
import type { Evidence } from './evidence/evidence.ts';
import { FIRST_LOOK, type Look, tailsAt } from './looks.ts';
import { isMaskedByPreemption, isPreemptedAlike, lnRatiosAtWorst, preemptedShare } from './p95-ratio.ts';
import type { Reason } from './reason.ts';
import { type Judged, type Judging, stateOfRow } from './row-state.ts';

type Sampled = Evidence & { kind: 'sampled' };

/** The row of a metric that differs from run to run, judged by its interval at a look. */
export function sampledRow(
  metric: Metric,
  evidence: Sampled,
  { comparison, limit, look }: Judging & { look: Look },
): Judged {
  const { unit } = METRICS[metric];
  const launches = comparison.candidate.launches.length;
  const tails = tailsOf(metric, comparison, { look, launches });
  const interval = metric === 'memory-ram-peak' ? meanInterval : trimmedMeanInterval;
  const shortage = findShortage(metric, comparison);
  const judgeBy = (lnRatios: Sampled['lnRatios']) => {
    // Launches that say nothing about the change do not count, and the rest may be too few for an interim look.
    const usable = lnRatios?.[0]?.length ?? launches;
    const isTooEarly = look === 'interim' && usable < FIRST_LOOK;
    const ratioTails = isTooEarly ? undefined : tailsOf(metric, comparison, { look, launches: usable });
    const { isPaired } = comparison;
    const figures = summarize({ ...evidence, lnRatios }, { isPaired, tails, ratioTails, interval });
    const isJudged = limit !== undefined && shortage === undefined;
    return { figures, ratioTails, clauses: isJudged ? checkClauses(limit, figures) : [] };
  };
  const { figures, ratioTails, ...seen } = judgeBy(evidence.lnRatios);
  const isMasked = metric === 'latency-p95' && isMaskedByPreemption(comparison);
  const atWorst = isMasked ? judgeBy(lnRatiosAtWorst(comparison)).clauses : undefined;
  const clauses = atWorst === undefined ? seen.clauses : seen.clauses.map(unlessUnproven(atWorst));
  const answer = limit && (shortage === undefined ? worstOf(clauses) : 'inconclusive');
  const isProven = atWorst !== undefined && passesOnChange(atWorst);
  const isHidden = isMasked && answer !== 'fail' && !isProven;
  return {
    state: stateOfRow(answer, comparison),
    baseline: figures.baseline ?? null,
    candidate: figures.candidate,
    change: changeOf(figures),
    changeKind: 'relative',
    unit,
    // Code that decides again from the row alone must not find an interval that proves nothing.
    ...(!isHidden && shownInterval(figures.lnRatio, ratioTails, evidence.lnRatios?.length ?? 1)),
    samples: countSamples(metric, comparison),
    reasons: [
      ...(shortage === undefined ? [] : [shortage]),
      ...(isHidden
        ? [{ kind: 'masked-by-preemption', ...preemptedShares(comparison) } as const]
        : findUndecided(clauses, metric !== 'memory-ram-peak')),
      ...(isProven && answer === 'pass'
        ? [{ kind: 'passes-at-worst', ...preemptedShares(comparison) } as const]
        : []),
      ...(limit?.max === undefined ? [] : compareWithMlperf(metric, comparison)),
      ...(shortage === undefined ? findLeftOut(metric, comparison) : []),
    ],
  };
}

/** Peak memory comes from a few processes and is examined once, after all of them have ended. */
function tailsOf(
  metric: Metric,
  { policy: { limits }, spend }: Comparison,
  { look, launches }: { look: Look; launches: number },
): Tails {
  const worse = METRICS[metric].better === 'lower' ? 'higher' : 'lower';
  return tailsAt(launches, metric === 'memory-ram-peak' ? 'only' : look, { limits, worse, spend });
}

/** Computed per launch if the arms took turns, so it is not exactly the ratio of the two values in the row. */
function changeOf({ baseline, candidate, lnRatio }: SampledFigures & { candidate: number }): number | null {
  if (baseline === undefined || baseline === 0) return null;
  return lnRatio === undefined || !Number.isFinite(lnRatio.mean)
    ? candidate / baseline - 1
    : Math.expm1(lnRatio.mean);
}

/** Each view of the change can be wrong on the low side, so their low tails add up. */
function shownInterval(
  lnRatio: MeanInterval | undefined,
  tails: Tails | undefined,
  ways: number,
): Pick<Judged, 'interval'> {
  if (lnRatio === undefined || tails === undefined) return {};
  if (!Number.isFinite(lnRatio.low) || !Number.isFinite(lnRatio.high)) return {};
  const [low, high] = [Math.expm1(lnRatio.low), Math.expm1(lnRatio.high)];
  return { interval: { low, high, confidence: confidenceOf({ ...tails, low: tails.low * ways }) } };
}

/**
 * If samples are masked, a change that looks small enough proves nothing. One that is too large does, and so does a
 * value within its own bounds.
 */
const unlessUnproven =
  (atWorst: readonly Clause[]) =>
  (clause: Clause, index: number): Clause =>
    clause.of === 'change' && clause.answer === 'pass' && atWorst[index]?.answer !== 'pass'
      ? { ...clause, answer: 'inconclusive' }
      : clause;

/** Whether there is a limit on the change and it passes. */
function passesOnChange(clauses: readonly Clause[]): boolean {
  const ofChange = clauses.filter(({ of }) => of === 'change');
  return ofChange.length > 0 && worstOf(ofChange) === 'pass';
}

const preemptedShares = ({ baseline, candidate }: Comparison) => ({
  baselineShare: baseline === undefined ? 0 : preemptedShare(baseline),
  candidateShare: preemptedShare(candidate),
});

/** The change over all samples, if the row was decided without the preempted ones. */
function findLeftOut(metric: Metric, comparison: Comparison): Reason[] {
  const { baseline, candidate } = comparison;
  if (metric !== 'latency-p95' || baseline === undefined || !isPreemptedAlike(comparison)) return [];
  const shares = preemptedShares(comparison);
  if (shares.baselineShare === 0 && shares.candidateShare === 0) return [];
  const [before = Number.NaN, now = Number.NaN] = [baseline, candidate].map(({ launches }) =>
    geometricMean(launches.map(({ p95Ns }) => p95Ns)),
  );
  return [{ kind: 'preempted-left-out', ...shares, rawChange: now / before - 1 }];
}

/** ln 0, which is within any maximum. */
const NOTHING: MeanInterval = {
  mean: Number.NEGATIVE_INFINITY,
  low: Number.NEGATIVE_INFINITY,
  high: Number.NEGATIVE_INFINITY,
};

interface Summary {
  readonly isPaired: boolean;
  readonly tails: Tails;
  /** For the change, if the arms took turns; undefined if it must not be examined yet. */
  readonly ratioTails: Tails | undefined;
  readonly interval: typeof trimmedMeanInterval;
}

/**
 * Geometric means over launches, and intervals on the ln ratio. If both arms ran in one launch, the ratio is formed
 * within it, because a slow minute of the machine affects both alike. Otherwise the launches are two independent
 * samples.
 */
function summarize(
  { baseline, candidate, lnRatios }: Sampled,
  { isPaired, tails, ratioTails, interval }: Summary,
): SampledFigures & { candidate: number } {
  // Costs and memory may be exactly zero on both arms, and there is no ratio to zero.
  const isFree = [...baseline, ...candidate].every((value) => value === 0);
  const logarithms = (values: readonly number[]): number[] =>
    values.map((value) => (isFree ? 0 : Math.log(value)));
  const average = (values: readonly number[]): number => (isFree ? 0 : geometricMean(values));
  const lnCandidate = isFree ? NOTHING : interval(logarithms(candidate), tails);
  if (baseline.length === 0) {
    return { baseline: undefined, candidate: average(candidate), lnRatio: undefined, lnCandidate, slack: 0 };
  }
  const lnBaseline = logarithms(baseline);
  const lnCandidates = logarithms(candidate);
  const ownLnRatio = lnCandidates.map((value, launch) => value - (lnBaseline[launch] ?? Number.NaN));
  const lnRatio = isPaired
    ? ratioTails && intervalOfLargest((lnRatios ?? [ownLnRatio]).map((each) => interval(each, ratioTails)))
    : meanDifferenceInterval(lnBaseline, lnCandidates, tails);
  const slack = isPaired || lnBaseline.length < 2 ? 0 : 2 * sampleStandardDeviation(lnBaseline);
  return { baseline: average(baseline), candidate: average(candidate), lnRatio, lnCandidate, slack };
}

/**
 * The interval on a sampled value itself, by which a `max` or `min` is judged. It is formed as in `sampledRow`, so that
 * a reader can judge it again.
 *
 * @returns No key if no limit bounds the value, or there are too few launches for an interval.
 */
export function valueInterval(
  metric: Metric,
  { baseline, candidate: values }: Evidence & { kind: 'sampled' },
  { comparison, limit, look }: Judging & { look: Look },
): Pick<Row, 'valueInterval'> {
  if (limit?.max === undefined && limit?.min === undefined) return {};
  // Costs and memory may be exactly zero, which has no logarithm.
  if ([...baseline, ...values].every((value) => value === 0)) return { valueInterval: { low: 0, high: 0 } };
  const isMemory = metric === 'memory-ram-peak';
  const tails = tailsOf(metric, comparison, { look, launches: comparison.candidate.launches.length });
  const found = (isMemory ? meanInterval : trimmedMeanInterval)(values.map(Math.log), tails);
  if (found === undefined) return {};
  const [low, high] = [Math.exp(found.low), Math.exp(found.high)];
  return Number.isFinite(low) && Number.isFinite(high) ? { valueInterval: { low, high } } : {};
}
