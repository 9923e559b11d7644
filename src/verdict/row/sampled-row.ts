import { sampleStandardDeviation } from 'simple-statistics';
import { formatShare } from '../../figures/format-value.ts';
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
import { type Clause, checkClauses, type SampledFigures, worstOf } from './check-limit.ts';
import { describeMaximum, describeUndecided } from './describe-undecided.ts';
import { countSamples, findShortage } from './evidence/count-samples.ts';
import type { Evidence } from './evidence/read-evidence.ts';
import { FIRST_LOOK, type Look, tailsAt } from './looks.ts';
import { isMaskedByPreemption, isPreemptedAlike, lnRatiosAtWorst, preemptedShare } from './p95-ratio.ts';
import { explain, type Judged, type Judging, stateOfRow } from './row-state.ts';

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
    // Launches that tell nothing of the change do not count; on the way, the others may be too few to be looked at.
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
  const isProven = atWorst !== undefined && holds(atWorst);
  const mask = isMasked && answer !== 'fail' && !isProven ? describeMask(comparison) : undefined;
  return {
    state: stateOfRow(answer, comparison),
    baseline: figures.baseline ?? null,
    candidate: figures.candidate,
    change: changeOf(figures),
    changeKind: 'relative',
    unit,
    // Whoever decides again from the row alone must not find an interval that proves nothing.
    ...(mask === undefined && shownInterval(figures.lnRatio, ratioTails, evidence.lnRatios?.length ?? 1)),
    samples: countSamples(metric, comparison),
    ...explain(
      shortage,
      mask ?? describeUndecided(clauses, { unit, remedy: remedyOf(metric) }),
      isProven && answer === 'pass' ? describeProof(comparison) : undefined,
      limit?.max === undefined ? undefined : describeMaximum(metric, comparison),
      shortage === undefined ? describeRaw(metric, comparison) : undefined,
    ),
  };
}

/** The peak of memory is taken from a few processes that are looked at once, when all of them have ended. */
function tailsOf(
  metric: Metric,
  { policy: { limits } }: Comparison,
  { look, launches }: { look: Look; launches: number },
): Tails {
  const worse = METRICS[metric].better === 'lower' ? 'higher' : 'lower';
  return tailsAt(launches, metric === 'memory-ram-peak' ? 'only' : look, { limits, worse });
}

/** Formed where both arms took turns, launch by launch, so it is not quite the change of the two figures beside it. */
function changeOf({ baseline, candidate, lnRatio }: SampledFigures & { candidate: number }): number | null {
  if (baseline === undefined || baseline === 0) return null;
  return lnRatio === undefined || !Number.isFinite(lnRatio.mean)
    ? candidate / baseline - 1
    : Math.expm1(lnRatio.mean);
}

function remedyOf(metric: Metric): string {
  const more = metric === 'memory-ram-peak' ? '' : 'more launches or ';
  return `${more}a quieter machine would narrow it`;
}

/** Each of the ways of seeing the change may be wrong on the low side by itself. */
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

/** A change that looks small enough is no proof; one that is too large is, and so is a value within its own bounds. */
const unlessUnproven =
  (atWorst: readonly Clause[]) =>
  (clause: Clause, index: number): Clause =>
    clause.of === 'change' && clause.answer === 'pass' && atWorst[index]?.answer !== 'pass'
      ? { ...clause, answer: 'inconclusive' }
      : clause;

/** Whether there is a limit on the change, and it is kept. */
function holds(clauses: readonly Clause[]): boolean {
  const ofChange = clauses.filter(({ of }) => of === 'change');
  return ofChange.length > 0 && worstOf(ofChange) === 'pass';
}

/** Why a P95 that looks no worse proves nothing here. */
const describeMask = (comparison: Comparison): string =>
  `${describeShares(comparison)}, whose P95 is then mostly the length of an interruption: that it shows no rise proves nothing; fewer threads for this model or a quieter machine may tell`;

/** Why it proves something all the same. */
const describeProof = (comparison: Comparison): string =>
  `${describeShares(comparison)}; the limit holds even when all of the first count and none of the second`;

function describeShares({ baseline, candidate }: Comparison): string {
  const [own, other] = [candidate, baseline].map((arm) => formatShare(arm ? preemptedShare(arm) : 0));
  return `the kernel interrupted ${own} of this model’s samples and ${other} of the baseline’s`;
}

/** The change over all samples, beside a row that was decided without the preempted ones. */
function describeRaw(metric: Metric, comparison: Comparison): string | undefined {
  const { baseline, candidate } = comparison;
  if (metric !== 'latency-p95' || baseline === undefined || !isPreemptedAlike(comparison)) return undefined;
  const shares = [baseline, candidate].map(preemptedShare);
  if (shares.every((share) => share === 0)) return undefined;
  const [before = Number.NaN, now = Number.NaN] = [baseline, candidate].map(({ launches }) =>
    geometricMean(launches.map(({ p95Ns }) => p95Ns)),
  );
  const [own, other] = [shares[1], shares[0]].map((share = 0) => formatShare(share));
  const change = (now / before - 1) * 100;
  return `change without the samples that the kernel interrupted (${own} of this model’s, ${other} of the baseline’s); with them ${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(1)} %`;
}

/** ln 0, within any maximum. */
const NOTHING: MeanInterval = {
  mean: Number.NEGATIVE_INFINITY,
  low: Number.NEGATIVE_INFINITY,
  high: Number.NEGATIVE_INFINITY,
};

interface Summary {
  readonly isPaired: boolean;
  readonly tails: Tails;
  /** Of the change where the arms took turns; undefined where it is not to be looked at yet. */
  readonly ratioTails: Tails | undefined;
  readonly interval: typeof trimmedMeanInterval;
}

/**
 * Geometric means over launches and intervals on the ln ratio. With both arms in a launch the ratio is formed within
 * it, because a slow minute of the machine meets both alike; else the launches are two independent samples.
 */
function summarize(
  { baseline, candidate, lnRatios }: Sampled,
  { isPaired, tails, ratioTails, interval }: Summary,
): SampledFigures & { candidate: number } {
  // Costs and memory may be exactly zero on both arms; a ratio needs something to divide by.
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
 * The interval on a sampled value itself, by which a `max` or `min` is judged, so that a reader can judge it again. It is
 * formed as `sampledRow` forms it.
 *
 * @returns No key where no limit bounds the value, or where there are too few launches for an interval.
 */
export function valueInterval(
  metric: Metric,
  { baseline, candidate: values }: Evidence & { kind: 'sampled' },
  { comparison, limit, look }: Judging & { look: Look },
): Pick<Row, 'valueInterval'> {
  if (limit?.max === undefined && limit?.min === undefined) return {};
  // Costs and memory may be exactly zero; a logarithm needs more.
  if ([...baseline, ...values].every((value) => value === 0)) return { valueInterval: { low: 0, high: 0 } };
  const isMemory = metric === 'memory-ram-peak';
  const tails = tailsAt(comparison.candidate.launches.length, isMemory ? 'only' : look, {
    limits: comparison.policy.limits,
    worse: METRICS[metric].better === 'lower' ? 'higher' : 'lower',
  });
  const found = (isMemory ? meanInterval : trimmedMeanInterval)(values.map(Math.log), tails);
  if (found === undefined) return {};
  const [low, high] = [Math.exp(found.low), Math.exp(found.high)];
  return Number.isFinite(low) && Number.isFinite(high) ? { valueInterval: { low, high } } : {};
}
