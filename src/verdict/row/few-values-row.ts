import { sampleStandardDeviation } from 'simple-statistics';
import { METRICS, type Metric } from '../../policy/metric.ts';
import { confidenceOf } from '../../stats/interval.ts';
import { geometricMean, meanDifferenceInterval, meanInterval } from '../../stats/mean-interval.ts';
import { checkClauses, checkSampled, findUndecided, type SampledFigures } from './check-limit.ts';
import type { Evidence } from './evidence/evidence.ts';
import { tailsAt } from './looks.ts';
import { type Judged, type Judging, stateOfRow } from './row-state.ts';

/** What each value of these metrics comes from. */
const VALUES_OF = { 'memory-vram-peak': 'process', 'energy-per-1000': 'window' } as const;

/** A metric measured in its own pass after the launches, with a few values that are evaluated once. */
type OwnPassMetric = keyof typeof VALUES_OF;

export const isOfOwnPass = (metric: Metric): metric is OwnPassMetric => metric in VALUES_OF;

/**
 * The row of a metric with few values, all available before the first look. It uses Student's t interval on their ln
 * ratio, paired if the arms took turns.
 */
export function fewValuesRow(
  metric: OwnPassMetric,
  evidence: Evidence & { kind: 'sampled' },
  { comparison, limit }: Judging,
): Judged {
  const { unit } = METRICS[metric];
  const { policy, isPaired, spend } = comparison;
  const options = { limits: policy.limits, worse: 'higher', spend } as const;
  const tails = tailsAt(evidence.candidate.length, 'only', options);
  const figures = summarize(evidence, isPaired, tails);
  const { baseline, candidate, lnRatio } = figures;
  const lacksBaseline = comparison.baseline !== undefined && baseline === undefined;
  const clauses = limit === undefined ? [] : checkClauses(limit, figures);
  return {
    state: stateOfRow(limit && checkSampled(limit, figures), comparison),
    baseline: baseline ?? null,
    candidate,
    change:
      baseline === undefined
        ? null
        : lnRatio === undefined
          ? candidate / baseline - 1
          : Math.expm1(lnRatio.mean),
    changeKind: 'relative',
    unit,
    ...(lnRatio !== undefined && {
      interval: {
        low: Math.expm1(lnRatio.low),
        high: Math.expm1(lnRatio.high),
        confidence: confidenceOf(tails),
      },
    }),
    ...boundInterval(limit, figures.lnCandidate),
    samples: {
      baseline: evidence.baseline.length,
      candidate: evidence.candidate.length,
      of: VALUES_OF[metric],
    },
    reasons: [
      ...(evidence.reasons ?? []),
      ...(lacksBaseline ? [{ kind: 'baseline-lacks-figure' } as const] : []),
      ...findUndecided(clauses, false),
    ],
  };
}

/** The interval on the value itself if a limit bounds it, so that a reader can judge it again. */
function boundInterval(
  limit: Judging['limit'],
  ln: SampledFigures['lnCandidate'],
): Pick<Judged, 'valueInterval'> {
  if ((limit?.max === undefined && limit?.min === undefined) || ln === undefined) return {};
  return { valueInterval: { low: Math.exp(ln.low), high: Math.exp(ln.high) } };
}

function summarize(
  { baseline, candidate }: Evidence & { kind: 'sampled' },
  isPaired: boolean,
  tails: ReturnType<typeof tailsAt>,
): SampledFigures & { candidate: number } {
  const logarithms = (values: readonly number[]): number[] => values.map(Math.log);
  const [before, now] = [logarithms(baseline), logarithms(candidate)];
  const own = { candidate: geometricMean(candidate), lnCandidate: meanInterval(now, tails) };
  if (baseline.length === 0) return { ...own, baseline: undefined, lnRatio: undefined, slack: 0 };
  const lnRatio = isPaired
    ? meanInterval(
        now.map((value, index) => value - (before[index] ?? Number.NaN)),
        tails,
      )
    : meanDifferenceInterval(before, now, tails);
  const slack = isPaired || before.length < 2 ? 0 : 2 * sampleStandardDeviation(before);
  return { ...own, baseline: geometricMean(baseline), lnRatio, slack };
}
