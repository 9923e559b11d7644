import type { Limit } from '../policy/limits.ts';
import { METRICS } from '../policy/metric.ts';
import type { MeanInterval } from '../stats/mean-interval.ts';
import { minSamples } from '../stats/quantile-interval.ts';
import { type Answer, checkConfident, checkExact, checkSampled } from '../verdict/check-limit.ts';
import { percentOf } from '../verdict/count-samples.ts';
import { isNoMore } from '../verdict/fallback-share.ts';
import type { Row } from '../verdict/verdict.ts';
import type { Repeat } from './sign-off-record.ts';

/**
 * What a row's figures come to under its limit, decided again from the record alone, as the gate decides: by the figures
 * where they repeat exactly, by the interval where they differ from run to run. What is not there is no pass.
 */
export function decideRow(row: Row, limit: Limit, fallback: Repeat['fallback']): Exclude<Answer, 'unjudged'> {
  const { candidate } = row;
  if (candidate === null) return 'fail';
  const answer =
    METRICS[row.metric].evidence === 'exact'
      ? decideExact({ ...row, candidate }, limit, fallback)
      : decideSampled(row, limit);
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

function decideSampled(row: Row, limit: Limit): Answer {
  if (isShort(row)) return 'inconclusive';
  return checkSampled(limit, {
    baseline: row.baseline ?? undefined,
    lnRatio: row.interval && logarithmsOf(row.interval, Math.log1p),
    lnCandidate: row.valueInterval && logarithmsOf(row.valueInterval, Math.log),
    // Both models took turns: a comparison with stored figures, whose limits are widened, is never signed.
    slack: 0,
  });
}

/** Whether a percentile stands on fewer samples than it takes to be one. */
function isShort({ metric, samples }: Row): boolean {
  const percent = percentOf(metric);
  if (percent === undefined) return false;
  return !(samples !== undefined && Math.min(samples.baseline, samples.candidate) >= minSamples(percent));
}

/** The answer rests on the ends alone. */
function logarithmsOf(
  { low, high }: { readonly low: number; readonly high: number },
  logarithm: (value: number) => number,
): MeanInterval {
  return { mean: Number.NaN, low: logarithm(low), high: logarithm(high) };
}
