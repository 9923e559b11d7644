import { sampleStandardDeviation } from 'simple-statistics';
import type { Interval, Tails } from './interval.ts';
import { normalQuantile } from './normal.ts';
import { createRandom } from './random.ts';

/** Items that changed sides between two models over the same items. Whole numbers. */
interface Discordance {
  /** Items on which both models answered, n ≥ 1. */
  readonly items: number;
  /** Counted in the share only under the candidate. */
  readonly gained: number;
  /** Counted in the share only under the baseline. */
  readonly lost: number;
}

/**
 * Interval of the difference of two shares over the same items, candidate less baseline: d ± z·√v with
 * d = (c − b)/n and v = (b + c)/n² − (b − c)²/n³, where one item is added to each of b and c and two to n, without which
 * no item changing sides would prove that none ever will.
 *
 * @see Agresti (2013), "Categorical Data Analysis", §11.1.1, for v; Bonett & Price (2012), "Adjusted Wald confidence
 *   interval for a difference of binomial proportions based on paired data", for the added items.
 */
export function pairedDifferenceInterval({ items, gained, lost }: Discordance, tails: Tails): Interval {
  const n = items + 2;
  const [b, c] = [lost + 1, gained + 1];
  const difference = (c - b) / n;
  const deviation = Math.sqrt(Math.max((b + c) / n ** 2 - (b - c) ** 2 / n ** 3, 0));
  return {
    low: Math.max(difference - normalQuantile(tails.low) * deviation, -1),
    high: Math.min(difference + normalQuantile(tails.high) * deviation, 1),
  };
}

/** (z(5 %) + z(20 %))²: one-sided 5 %, power 80 %. */
const Z_SQUARED = 6.18;

/**
 * Items with which a margin can be told from no change at all, four times out of five, at one-sided 5 %:
 * 6.18 · variance / margin².
 *
 * @param variance - Of one item's part in the difference, ≥ 0: of two shares, the share of items that change sides.
 * @param margin - Largest difference that is allowed, ≥ 0, in the score's own unit.
 * @returns A whole number; infinite for a margin of 0.
 */
export function itemsNeeded(variance: number, margin: number): number {
  return margin > 0 ? Math.ceil((Z_SQUARED * variance) / margin ** 2) : Number.POSITIVE_INFINITY;
}

/** Items below which not even a set without any item changing sides can show a margin of two shares, at one-sided 5 %. */
export function itemsForNoChange(margin: number): number {
  // The half-width of the interval above for b = c = 0, z·√2/(n + 2), solved for n.
  return Math.ceil((normalQuantile(0.05) * Math.SQRT2) / margin - 2);
}

const MIN_RESAMPLES = 100;
const MAX_RESAMPLES = 1000;
/** Items looked at over all resamples: keeps a large set within seconds. */
const MAX_WORK = 1e7;
/** Where more resamples than this share do not define the statistic, its spread says nothing. */
const MAX_UNDEFINED = 0.05;
const SEED = 20_260_822;

/**
 * Standard error of a statistic that is no mean over items, by drawing as many items with replacement again and again.
 * Both models see the same drawn items, so what is hard for both cancels. The same items always give the same answer.
 *
 * @param items - How many there are, ≥ 2.
 * @param statistic - Of the items at these positions, each as often as it stands there; undefined or NaN where they do not define it.
 * @returns Undefined where too many resamples do not define the statistic.
 * @see Efron & Tibshirani (1993), "An Introduction to the Bootstrap", algorithm 6.1; 50 to 200 resamples suffice for a standard error.
 */
export function bootstrapStandardError(
  items: number,
  statistic: (positions: readonly number[]) => number | undefined,
): number | undefined {
  const random = createRandom(SEED);
  const resamples = Math.min(Math.max(Math.floor(MAX_WORK / items), MIN_RESAMPLES), MAX_RESAMPLES);
  const values: number[] = [];
  for (let resample = 0; resample < resamples; resample += 1) {
    const value = statistic(Array.from({ length: items }, () => random.nextInt(items)));
    if (value !== undefined && Number.isFinite(value)) values.push(value);
  }
  return values.length < resamples * (1 - MAX_UNDEFINED) ? undefined : sampleStandardDeviation(values);
}
