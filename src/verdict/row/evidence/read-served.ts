import { mean, sum } from 'simple-statistics';
import type { ArmMeasurement, Launch } from '../../../measure/arm-measurement.ts';
import type { ServedLaunch } from '../../../measure/served-figures.ts';
import type { Limit } from '../../../policy/limit.ts';
import { type SERVED_METRICS, TOKEN_METRICS } from '../../../policy/metric.ts';
import type { Prices } from '../../../policy/prices.ts';
import { percentileNs } from '../../../stats/percentile.ts';
import type { Comparison } from '../../comparison.ts';
import { p95OverInputs } from '../p95-views.ts';
import { computeCost, isPricedByToken, type Tokens, totalCost } from './compute-cost.ts';
import type { Evidence, Share } from './evidence.ts';

const NS_PER_SECOND = 1e9;
const MILLION = 1e6;
const RUNS = 1000;

type ServedMetric = (typeof SERVED_METRICS)[number];

/** Finds the figures of a metric that only a model behind a server has, or only a language model. */
export function readServed(metric: ServedMetric, comparison: Comparison): Evidence {
  const { baseline, candidate } = comparison;
  const hasTokens = candidate.served?.outputTokens !== undefined;
  if (candidate.served === undefined || (needsTokens(metric) && !hasTokens)) return NOT_SERVED;
  switch (metric) {
    case 'ttft-p95':
      return p95OverInputs(metric, comparison) ?? sampled(comparison, ({ ttftNs }) => p95Ns(ttftNs ?? []));
    case 'tpot-p95':
      return (
        p95OverInputs(metric, comparison) ??
        sampled(comparison, ({ tpotNs = [] }) => p95Ns(tpotNs.flatMap((ns) => ns ?? [])))
      );
    case 'output-tokens-per-second':
      return sampled(
        comparison,
        ({ outputTokens, wallNs }) => outputTokens && (sum(outputTokens) * NS_PER_SECOND) / wallNs,
      );
    case 'goodput':
      // Without a limit nothing says which requests are good.
      if (comparison.policy.limits.goodput === undefined) return NOT_SERVED;
      return shares(comparison, (launch) => countGood(launch, comparison.policy.limits.goodput));
    case 'error-rate':
      return shares(comparison, ({ latencyNs, failures }) => ({
        count: sum(Object.values(failures)),
        of: latencyNs.length,
      }));
    case 'output-length':
      return {
        kind: 'exact',
        baseline: baseline && meanLength(baseline),
        candidate: meanLength(candidate) ?? Number.NaN,
      };
    case 'cost-per-million-tokens':
      if (comparison.prices === undefined) return { kind: 'missing', why: { kind: 'no-prices' } };
      return readTokenCost(comparison, comparison.prices);
  }
}

const NOT_SERVED: Evidence = { kind: 'missing', why: { kind: 'not-served' } };

const needsTokens = (metric: ServedMetric): boolean => TOKEN_METRICS.some((each) => each === metric);

/** Undefined if none of the answers has the figure. */
const p95Ns = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : percentileNs(Float64Array.from(values).sort(), 95);

const servedOf = ({ launches }: Pick<ArmMeasurement, 'launches'>): ServedLaunch[] =>
  launches.flatMap(({ served }: Launch) => served ?? []);

/** A launch without the figure would be left out of the pairs, so then there is none at all. */
function sampled(
  comparison: Comparison,
  figureOf: (launch: ServedLaunch, arm: ArmMeasurement) => number | undefined,
): Evidence {
  const values = (arm: ArmMeasurement | undefined): number[] => {
    const all = arm === undefined ? [] : servedOf(arm).map((launch) => figureOf(launch, arm));
    return all.every((value) => value !== undefined) ? (all as number[]) : [];
  };
  const candidate = values(comparison.candidate);
  if (candidate.length === 0) return { kind: 'missing', why: { kind: 'no-launch' } };
  return { kind: 'sampled', baseline: values(comparison.baseline), candidate };
}

function shares(comparison: Comparison, shareOf: (launch: ServedLaunch) => Share): Evidence {
  const of = (arm: ArmMeasurement | undefined): Share[] =>
    arm === undefined ? [] : servedOf(arm).map(shareOf);
  const candidate = of(comparison.candidate);
  if (candidate.length === 0) return { kind: 'missing', why: { kind: 'no-launch' } };
  return { kind: 'shares', baseline: of(comparison.baseline), candidate };
}

/**
 * Requests that meet all objectives. Without any objective, those that did not fail.
 *
 * @see Zhong et al. (2024), "DistServe: Disaggregating Prefill and Decoding for Goodput-optimized Large Language Model
 *   Serving".
 */
function countGood(launch: ServedLaunch, limit: Limit | undefined): Share {
  const { ttftNs, tpotNs, latencyNs, outputTokens, failures } = launch;
  const failed = sum(Object.values(failures));
  const [ttft, tpot, latency] = [limit?.ttft, limit?.tpot, limit?.latency];
  const isGood = (index: number): boolean =>
    (outputTokens === undefined || (outputTokens[index] ?? 0) > 0) &&
    isWithin(ttftNs?.[index], ttft) &&
    // An answer of a single chunk has no time per token, and is as fast as can be.
    isWithin(tpotNs === undefined ? undefined : (tpotNs[index] ?? 0), tpot) &&
    isWithin(latencyNs[index], latency);
  const count = latencyNs.filter((_, index) => isGood(index)).length;
  return { count: Math.min(count, latencyNs.length - failed), of: latencyNs.length };
}

const isWithin = (ns: number | undefined, bound: number | undefined): boolean =>
  bound === undefined || (ns !== undefined && ns <= bound);

/**
 * Mean tokens of the scored items; undefined if the model has none, or its server does not count those of the input. Embeddings
 * have no output tokens.
 */
export function tokensOf(arm: ArmMeasurement): Tokens | undefined {
  const output = arm.served?.outputTokens === undefined ? 0 : meanLength(arm);
  const input = arm.served?.meanInputTokens;
  return output === undefined || input == null ? undefined : { input, output };
}

/** Whether the prices need tokens that are not known. */
export const lacksTokens = (prices: Prices, arm: ArmMeasurement): boolean =>
  isPricedByToken(prices) && tokensOf(arm) === undefined;

/** Mean output tokens of the scored items. */
function meanLength({ served }: ArmMeasurement): number | undefined {
  const tokens = served?.outputTokens ?? [];
  return tokens.length === 0 ? undefined : mean(tokens);
}

/**
 * Cost of a million output tokens: hardware, power and API, without review, which is paid by answer.
 */
function readTokenCost(comparison: Comparison, prices: Prices): Evidence {
  if (lacksTokens(prices, comparison.candidate))
    return { kind: 'missing', why: { kind: 'tokens-not-counted' } };
  return sampled(comparison, ({ outputTokens = [], wallNs, latencyNs }, { served }) => {
    const requests = latencyNs.length;
    const tokens = sum(outputTokens);
    // All requests failed: the tokens that there are none of cost more than any limit.
    if (tokens === 0) return Number.MAX_VALUE;
    const parts = computeCost(prices, {
      machineNs: wallNs / requests,
      batch: 1,
      reviewRate: 0,
      tokens: { input: served?.meanInputTokens ?? Number.NaN, output: tokens / requests },
    });
    return (totalCost(parts) * requests * MILLION) / (RUNS * tokens);
  });
}
