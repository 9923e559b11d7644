import type { Prices } from '../../../policy/prices.ts';
import type { CostParts } from '../../verdict.ts';

const NS_PER_HOUR = 3600e9;
const NS_PER_SECOND = 1e9;
const JOULES_PER_KILOWATT_HOUR = 3.6e6;
const MINUTES_PER_HOUR = 60;
const RUNS = 1000;
const TOKENS = 1e6;

/** Whether the price of power is multiplied by measured energy. */
export const measuresPower = ({ power }: Pick<Prices, 'power'>): boolean =>
  power !== 'included' && power.watts === undefined;

/** Whether the API is paid for by token. */
export const isPricedByToken = ({ api }: Pick<Prices, 'api'>): boolean => typeof api === 'object';

/**
 * Cost of 1,000 runs; one run is one item.
 *
 * - hardware = 1000 · hourly price · hours per item
 * - power = 1000 · kWh per item · price per kWh. The energy is measured, or watts · seconds; the cost is 0 if the
 *   hardware price includes power.
 * - API = the price of 1,000 runs, or 1000 · (input tokens · price + output tokens · price) / 10⁶
 * - review = 1000 · review rate · minutes per item · wage
 *
 * @param run - `machineNs`: mean machine time of one inference of `batch` items. Never a percentile, because hardware
 *   is paid for all the time it is busy.
 * @param joules - Measured energy per inference; required if the prices name no watts.
 * @param tokens - Mean tokens of a run; required if the API is priced by token.
 * @param reviewRate - Share of items that go to human review, 0..1.
 */
export function computeCost(
  prices: Prices,
  {
    machineNs,
    batch,
    reviewRate,
    joules,
    tokens,
  }: {
    machineNs: number;
    batch: number;
    reviewRate: number;
    joules?: number | undefined;
    tokens?: Tokens | undefined;
  },
): CostParts {
  const itemNs = machineNs / batch;
  return {
    hardwareUsdPer1000: (RUNS * (prices.hardware ?? 0) * itemNs) / NS_PER_HOUR,
    powerUsdPer1000:
      prices.power === 'included'
        ? 0
        : computePower(prices.power, itemNs, joules === undefined ? undefined : joules / batch),
    apiUsdPer1000: prices.api === undefined ? 0 : computeApi(prices.api, tokens),
    reviewUsdPer1000: prices.review === undefined ? 0 : computeReview(prices.review, reviewRate),
  };
}

function computePower(
  { price, watts }: Exclude<Prices['power'], 'included'>,
  itemNs: number,
  itemJoules: number | undefined,
): number {
  // Without either it is NaN, which passes no limit.
  const joules = watts === undefined ? (itemJoules ?? Number.NaN) : (watts * itemNs) / NS_PER_SECOND;
  return (RUNS * price * joules) / JOULES_PER_KILOWATT_HOUR;
}

/** Tokens of a run. */
export interface Tokens {
  readonly input: number;
  readonly output: number;
}

function computeApi(api: NonNullable<Prices['api']>, tokens: Tokens | undefined): number {
  if (typeof api === 'number') return api;
  // Without tokens or their price it is NaN, which passes no limit.
  const { input, output } = tokens ?? { input: Number.NaN, output: Number.NaN };
  const outputUsd = output === 0 ? 0 : output * (api.output ?? Number.NaN);
  return (RUNS * (input * api.input + outputUsd)) / TOKENS;
}

function computeReview(review: NonNullable<Prices['review']>, reviewRate: number): number {
  return (RUNS * reviewRate * review['minutes-per-item'] * review.wage) / MINUTES_PER_HOUR;
}

/** Sum of all parts in USD per 1,000 runs. */
export function totalCost(parts: CostParts): number {
  return parts.hardwareUsdPer1000 + parts.powerUsdPer1000 + parts.apiUsdPer1000 + parts.reviewUsdPer1000;
}
