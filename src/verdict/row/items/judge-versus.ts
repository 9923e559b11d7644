import type { Limit } from '../../../policy/limit.ts';
import type { Metric } from '../../../policy/metric.ts';
import { valueInterval } from '../../../task/compare-scores.ts';
import { shareInterval } from '../../../task/compare-shares.ts';
import { clustersOf } from '../../../task/group-clusters.ts';
import type { Comparison } from '../../comparison.ts';
import { type Answer, checkConfident, checkExact } from '../check-limit.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { tailsOfItems } from '../looks.ts';
import type { Row } from '../row.ts';

/** Metrics computed from the answers of both models to the same items. */
type VersusMetric = Extract<Metric, 'agreement' | 'kl-divergence'>;

export const isOfAnswers = (metric: Metric): metric is VersusMetric =>
  metric === 'agreement' || metric === 'kl-divergence';

/**
 * Judges how alike two models answer: the figure as it is, or with `decide: confident` by its interval over all inputs that the
 * items represent. The interval is shown either way.
 */
export function judgeVersus(
  metric: VersusMetric,
  limit: Limit,
  { comparison, evidence }: { comparison: Comparison; evidence: Evidence & { kind: 'exact' } },
): { answer: Answer } & Pick<Row, 'valueInterval' | 'reasons'> {
  const { versus } = comparison.candidate;
  // A file compared with itself: there is nothing to estimate.
  if (versus === undefined) return { answer: checkExact(limit, evidence), reasons: [] };
  const worse = metric === 'agreement' ? 'lower' : 'higher';
  const tails = tailsOfItems({ limits: comparison.policy.limits, worse });
  const own =
    metric === 'agreement'
      ? shareInterval(versus, (item) => versus.outcomeAt(item).correct === true, tails)
      : valueInterval(versus, tails);
  const interval = own && { valueInterval: { low: own.low, high: own.high } };
  if (limit.decide !== 'confident') return { answer: checkExact(limit, evidence), ...interval, reasons: [] };
  const clusters = clustersOf(versus);
  return {
    answer: checkConfident(limit, { baseline: undefined, difference: undefined, own }),
    ...interval,
    reasons: [
      {
        kind: 'judged-over-items',
        items: versus.count,
        changed: null,
        hasInterval: own !== undefined,
        ...(clusters && { clusters: clusters.length }),
      },
    ],
  };
}
