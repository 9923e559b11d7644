import type { Limit } from '../../policy/limit.ts';
import { METRICS } from '../../policy/metric.ts';
import type { MeanInterval } from '../../stats/mean-interval.ts';
import { minSamples } from '../../stats/quantile-interval.ts';
import {
  type Answer,
  checkConfident,
  checkExact,
  checkSampled,
  checkShares,
  worstOf,
} from '../../verdict/row/check-limit.ts';
import { percentOf } from '../../verdict/row/evidence/count-samples.ts';
import { isNoMore } from '../../verdict/row/evidence/fallback-share.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { Repeat } from '../sign-off-record.ts';

/**
 * Decides a row again from the record alone, as the gate decides: by the figures where they never vary, by the interval
 * where they differ from run to run. What is missing is never a pass.
 */
export function decideRow(row: Row, limit: Limit, fallback: Repeat['fallback']): Exclude<Answer, 'unjudged'> {
  const { candidate } = row;
  if (candidate === null) return 'fail';
  const { evidence, unit } = METRICS[row.metric];
  const decideMeasured = unit === 'share' ? decideShare : decideSampled;
  const answer =
    evidence === 'exact'
      ? decideExact({ ...row, candidate }, limit, fallback)
      : decideMeasured({ ...row, candidate }, limit);
  return answer === 'unjudged' ? 'fail' : answer;
}

function decideExact(
  row: Row & { readonly candidate: number },
  limit: Limit,
  fallback: Repeat['fallback'],
): Answer {
  const { candidate, interval, valueInterval } = row;
  const baseline = row.baseline ?? undefined;
  if (limit.decide === 'confident') {
    return checkConfident(limit, { baseline, difference: interval, own: valueInterval });
  }
  const isNoise =
    row.metric === 'fallback-time-share' &&
    baseline !== undefined &&
    isNoMore(mapOf(fallback.baseline), mapOf(fallback.candidate));
  return checkExact(limit, { baseline: isNoise ? Math.max(baseline, candidate) : baseline, candidate });
}

const mapOf = (counts: Readonly<Record<string, number>>) => new Map(Object.entries(counts));

/** A share of requests, such as the error rate. */
function decideShare(row: Row & { readonly candidate: number }, limit: Limit): Answer {
  const { candidate, interval, valueInterval } = row;
  const clauses = checkShares(limit, {
    baseline: row.baseline ?? undefined,
    candidate,
    own: valueInterval && onlyEnds(valueInterval),
    difference: interval && onlyEnds(interval),
  });
  return worstOf(clauses);
}

function decideSampled(row: Row, limit: Limit): Answer {
  if (isShort(row)) return 'inconclusive';
  return checkSampled(limit, {
    baseline: row.baseline ?? undefined,
    lnRatio: row.interval && logarithmsOf(row.interval, Math.log1p),
    lnCandidate: row.valueInterval && logarithmsOf(row.valueInterval, Math.log),
    // Both models took turns: a comparison with stored figures, which widens limits, is never signed.
    slack: 0,
  });
}

/** Whether a percentile has too few samples to be one. */
function isShort({ metric, samples }: Row): boolean {
  const percent = percentOf(metric);
  if (percent === undefined) return false;
  return !(samples !== undefined && Math.min(samples.baseline, samples.candidate) >= minSamples(percent));
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

/** Only the ends decide. */
const onlyEnds = ({ low, high }: Ends): MeanInterval => ({ mean: Number.NaN, low, high });

const logarithmsOf = ({ low, high }: Ends, logarithm: (value: number) => number): MeanInterval =>
  onlyEnds({ low: logarithm(low), high: logarithm(high) });
