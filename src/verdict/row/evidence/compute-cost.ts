import type { Prices } from '../../../policy/policy.ts';
import type { CostParts } from '../../verdict.ts';

const NS_PER_HOUR = 3600e9;
const NS_PER_SECOND = 1e9;
const JOULES_PER_KILOWATT_HOUR = 3.6e6;
const MINUTES_PER_HOUR = 60;
const RUNS = 1000;

/** Whether the price of power is to be multiplied by energy that was measured. */
export const measuresPower = ({ power }: Pick<Prices, 'power'>): boolean =>
  power !== 'included' && power.watts === undefined;

/**
 * Cost of 1,000 runs, one run being one item.
 *
 * hardware = 1000 · price per hour · hours an item; power = 1000 · energy an item in kWh · price per kWh, the energy being
 * that which was measured or watts · seconds, and nothing when the hardware's price includes it; review = 1000 · review rate · minutes an item · wage.
 *
 * @param run - `machineNs` is the time of the machine that one inference of `batch` items takes, a
 *   mean and never a percentile: hardware is paid for all the time it is busy.
 * @param joules - Energy of an inference, as measured; needed where the prices name no watts.
 * @param reviewRate - Share of items that go to a person, 0..1.
 */
export function computeCost(
  prices: Prices,
  {
    machineNs,
    batch,
    reviewRate,
    joules,
  }: { machineNs: number; batch: number; reviewRate: number; joules?: number | undefined },
): CostParts {
  const itemNs = machineNs / batch;
  return {
    hardwareUsdPer1000: (RUNS * (prices.hardware ?? 0) * itemNs) / NS_PER_HOUR,
    powerUsdPer1000:
      prices.power === 'included'
        ? 0
        : computePower(prices.power, itemNs, joules === undefined ? undefined : joules / batch),
    apiUsdPer1000: prices.api ?? 0,
    reviewUsdPer1000: prices.review === undefined ? 0 : computeReview(prices.review, reviewRate),
  };
}

function computePower(
  { price, watts }: Exclude<Prices['power'], 'included'>,
  itemNs: number,
  itemJoules: number | undefined,
): number {
  // Without either it is NaN, and NaN passes no limit.
  const joules = watts === undefined ? (itemJoules ?? Number.NaN) : (watts * itemNs) / NS_PER_SECOND;
  return (RUNS * price * joules) / JOULES_PER_KILOWATT_HOUR;
}

function computeReview(review: NonNullable<Prices['review']>, reviewRate: number): number {
  return (RUNS * reviewRate * review['minutes-per-item'] * review.wage) / MINUTES_PER_HOUR;
}

/** Sum of all parts, USD per 1,000 runs. */
export function totalCost(parts: CostParts): number {
  return parts.hardwareUsdPer1000 + parts.powerUsdPer1000 + parts.apiUsdPer1000 + parts.reviewUsdPer1000;
}
