import { sampleStandardDeviation } from 'simple-statistics';
import type { Limit } from '../../policy/limit.ts';
import { METRICS, type Metric } from '../../policy/metric.ts';
import { confidenceOf, type Tails } from '../../stats/interval.ts';
import {
  geometricMean,
  type MeanInterval,
  meanDifferenceInterval,
  meanInterval,
} from '../../stats/mean-interval.ts';
import type { Comparison } from '../comparison.ts';
import { type Clause, checkClauses, findUndecided, type SampledFigures, worstOf } from './check-limit.ts';
import { compareWithMlperf, countSamples, findShortage } from './evidence/count-samples.ts';
import type { Evidence } from './evidence/evidence.ts';
import { explainP95 } from './explain-p95.ts';
import { FIRST_LOOK, isOfOwnPass, type Look, tailsAt } from './looks.ts';
import { checkRuns, isP95, launchesWithTails } from './p95-views.ts';
import type { Reason } from './reason.ts';
import type { Row } from './row.ts';
import { applicableLimit, findUncompared, type Judged, type Judging, stateOfRow } from './row-state.ts';

type Sampled = Evidence & { kind: 'sampled' };

/**
 * The row of a metric that differs from run to run, judged at a look by Student's t interval over launches. (Peak memory
 * and energy: over the processes or windows of their own pass.)
 */
export function sampledRow(
  metric: Metric,
  evidence: Sampled,
  { look, ...judging }: Judging & { look: Look },
): Judged {
  const { comparison } = judging;
  const limit = applicableLimit(judging);
  const tails = tailsOf(metric, comparison, look);
  const figures = withIntervals(metric, comparison, summarize(evidence, comparison.isPaired, tails));
  const shortage = findShortage(metric, comparison);
  const judged = shortage === undefined || canFailShort(metric, comparison) ? limit : undefined;
  const clauses =
    judged === undefined ? [] : judgeClauses(metric, figures, { comparison, limit: judged, tails });
  const found = judged === undefined ? 'inconclusive' : worstOf(clauses);
  const answer = limit && (shortage === undefined || found === 'fail' ? found : 'inconclusive');
  const lacksBaseline = comparison.baseline !== undefined && figures.baseline === undefined;
  const isByLaunches = !isOfOwnPass(metric);
  return {
    state: stateOfRow(answer, comparison),
    baseline: figures.baseline ?? null,
    candidate: figures.candidate,
    change: changeOf(figures),
    changeKind: 'relative',
    unit: METRICS[metric].unit,
    ...shownInterval(figures.lnRatio, tails),
    ...shownValueInterval(figures.lnCandidate, limit),
    samples: countSamples(metric, comparison, evidence),
    reasons: [
      ...(evidence.reasons ?? []),
      ...(lacksBaseline ? [{ kind: 'baseline-lacks-figure' } as const] : []),
      ...(shortage === undefined || answer === 'fail' ? [] : [shortage]),
      ...(answer === 'inconclusive' ? findUndecided(clauses, isByLaunches) : []),
      ...(judged === undefined ? [] : findFloor(figures, judged, clauses)),
      ...explainP95(metric, comparison, clauses),
      ...(limit?.max === undefined ? [] : compareWithMlperf(metric, comparison)),
      ...findUncompared(judging),
    ],
  };
}

/**
 * Whether too few samples for a P95 can fail, though never pass. Requests to a server are few: if the slowest of them are
 * far beyond the limit launch after launch, more would not change that.
 */
const canFailShort = (metric: Metric, { candidate }: Comparison): boolean =>
  isP95(metric) && candidate.served !== undefined;

/** Fewer launches than a look takes are too few for any interval, even if the budget ended there. */
function withIntervals<Figures extends SampledFigures>(
  metric: Metric,
  { candidate: { launches } }: Comparison,
  figures: Figures,
): Figures {
  if (isOfOwnPass(metric) || launches.length >= FIRST_LOOK) return figures;
  return { ...figures, lnRatio: undefined, lnCandidate: undefined };
}

/** Figures of a separate pass are examined once, after all of them are in. */
function tailsOf(metric: Metric, { policy: { limits }, candidate, spend }: Comparison, look: Look): Tails {
  const worse = METRICS[metric].better === 'lower' ? 'higher' : 'lower';
  return tailsAt(candidate.launches.length, isOfOwnPass(metric) ? 'only' : look, { limits, worse, spend });
}

/** The bounds of the limit; for a P95 also its stalls and its own waiting, which a ratio of tails does not show. */
function judgeClauses(
  metric: Metric,
  figures: SampledFigures,
  { comparison, limit, tails }: { comparison: Comparison; limit: Limit; tails: Tails },
): Clause[] {
  const clauses = checkClauses(limit, figures);
  const paired = isP95(metric) ? launchesWithTails(metric, comparison) : undefined;
  const rise = clauses.find(({ of, sign }) => of === 'change' && sign === 1);
  if (paired === undefined || rise?.interval === undefined) return clauses;
  return [...clauses, ...checkRuns(paired, { lnAllowed: rise.allowed, tails })];
}

/** Says so if the row passes only because of the limit's floor. */
function findFloor(
  figures: SampledFigures & { candidate: number },
  { floor, ...limit }: Limit,
  clauses: readonly Clause[],
): Reason[] {
  const change = changeOf(figures);
  if (floor === undefined || change === null || worstOf(clauses) !== 'pass') return [];
  const without = checkClauses(limit, figures).filter(({ of }) => of === 'change');
  if (without.length === 0 || worstOf(without) === 'pass') return [];
  return [{ kind: 'below-floor', amount: change * (figures.baseline ?? 0), floor }];
}

/** Computed per launch if the arms took turns, so it is not exactly the ratio of the two values in the row. */
function changeOf({ baseline, candidate, lnRatio }: SampledFigures & { candidate: number }): number | null {
  if (baseline === undefined || baseline === 0) return null;
  return lnRatio === undefined || !Number.isFinite(lnRatio.mean)
    ? candidate / baseline - 1
    : Math.expm1(lnRatio.mean);
}

function shownInterval(lnRatio: MeanInterval | undefined, tails: Tails): Pick<Judged, 'interval'> {
  if (lnRatio === undefined) return {};
  if (!Number.isFinite(lnRatio.low) || !Number.isFinite(lnRatio.high)) return {};
  const [low, high] = [Math.expm1(lnRatio.low), Math.expm1(lnRatio.high)];
  return { interval: { low, high, confidence: confidenceOf(tails) } };
}

/** The interval on the value itself if a limit bounds it, so that a reader can judge it again. */
function shownValueInterval(
  lnCandidate: MeanInterval | undefined,
  limit: Limit | undefined,
): Pick<Row, 'valueInterval'> {
  if ((limit?.max === undefined && limit?.min === undefined) || lnCandidate === undefined) return {};
  const [low, high] = [Math.exp(lnCandidate.low), Math.exp(lnCandidate.high)];
  return Number.isFinite(low) && Number.isFinite(high) ? { valueInterval: { low, high } } : {};
}

/** ln 0, which is within any maximum. */
const NOTHING: MeanInterval = {
  mean: Number.NEGATIVE_INFINITY,
  low: Number.NEGATIVE_INFINITY,
  high: Number.NEGATIVE_INFINITY,
};

/**
 * Geometric means over launches, and intervals on the ln ratio. If both arms ran in one launch, the ratio is formed
 * within it, because a slow minute of the machine affects both alike. Otherwise the launches are two independent
 * samples.
 */
function summarize(
  { baseline, candidate }: Sampled,
  isPaired: boolean,
  tails: Tails,
): SampledFigures & { candidate: number } {
  // Costs and memory may be exactly zero on both arms, and there is no ratio to zero.
  const isFree = [...baseline, ...candidate].every((value) => value === 0);
  const logarithms = (values: readonly number[]): number[] =>
    values.map((value) => (isFree ? 0 : Math.log(value)));
  const average = (values: readonly number[]): number => (isFree ? 0 : geometricMean(values));
  const lnCandidates = logarithms(candidate);
  const own = {
    candidate: average(candidate),
    lnCandidate: isFree ? NOTHING : meanInterval(lnCandidates, tails),
  };
  if (baseline.length === 0) return { ...own, baseline: undefined, lnRatio: undefined, slack: 0 };
  const lnBaseline = logarithms(baseline);
  const lnRatio = isPaired
    ? meanInterval(
        lnCandidates.map((value, index) => value - (lnBaseline[index] ?? Number.NaN)),
        tails,
      )
    : meanDifferenceInterval(lnBaseline, lnCandidates, tails);
  const slack = isPaired || lnBaseline.length < 2 ? 0 : 2 * sampleStandardDeviation(lnBaseline);
  return { ...own, baseline: average(baseline), lnRatio, slack };
}
