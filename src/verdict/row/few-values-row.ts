import { sampleStandardDeviation } from 'simple-statistics';
import { METRICS, type Metric } from '../../policy/metric.ts';
import { confidenceOf } from '../../stats/interval.ts';
import { geometricMean, meanDifferenceInterval, meanInterval } from '../../stats/mean-interval.ts';
import { checkClauses, checkSampled, type SampledFigures } from './check-limit.ts';
import { describeUndecided } from './describe-undecided.ts';
import type { Evidence } from './evidence/read-evidence.ts';
import { tailsAt } from './looks.ts';
import { explain, type Judged, type Judging, stateOfRow } from './row-state.ts';

/** What each of these metrics has one value of. */
const VALUES_OF = { 'memory-vram-peak': 'processes', 'energy-per-1000': 'windows' } as const;

/** A metric that is measured in a pass of its own after the launches, in a few values that are looked at once. */
type OwnPassMetric = keyof typeof VALUES_OF;

export const isOfOwnPass = (metric: Metric): metric is OwnPassMetric => metric in VALUES_OF;

/**
 * The row of a metric of which there are a few values, all in before anybody looks: Student's t interval on their ln
 * ratio, in pairs where the arms took turns.
 */
export function fewValuesRow(
  metric: OwnPassMetric,
  evidence: Evidence & { kind: 'sampled' },
  { comparison, limit }: Judging,
): Judged {
  const { unit } = METRICS[metric];
  const { policy, isPaired } = comparison;
  const tails = tailsAt(evidence.candidate.length, 'only', { limits: policy.limits, worse: 'higher' });
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
    ...explain(
      evidence.note,
      lacksBaseline ? 'the baseline’s record has no such figure' : undefined,
      describeUndecided(clauses, { unit, remedy: 'a quieter machine would narrow it' }),
    ),
  };
}

/** The interval on the value itself, where a limit bounds it: a reader can judge it again. */
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
