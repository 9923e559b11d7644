import { sampleStandardDeviation } from 'simple-statistics';
import { noChangeHalfWidth } from './cluster-ratio.ts';
import { drawResamples, type Population } from './draw-resamples.ts';
import type { Interval, Tails } from './interval.ts';
import { normalQuantile } from './normal.ts';

/** Items whose outcome differs between two models. Whole numbers. */
interface Discordance {
  /** Items that both models answered, n ≥ 1. */
  readonly items: number;
  /** Items that count in the share only with the candidate. */
  readonly gained: number;
  /** Items that count in the share only with the baseline. */
  readonly lost: number;
}

/**
 * Confidence interval of the difference between two shares of the same items, candidate minus baseline: d ± z·√v with
 * d = (c − b)/n and v = (b + c)/n² − (b − c)²/n³. One item is added to each of b and c, and two to n. Without that, a
 * set in which no item changed would prove that none ever will.
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

/** (z(5%) + z(20%))²: one-sided 5%, power 80%. */
const Z_SQUARED = 6.18;

/**
 * Number of items needed to show, with 80% power at one-sided 5%, that a model without any change is within a margin:
 * 6.18 · variance / margin².
 *
 * @param variance - Of one item's contribution to the difference, ≥ 0. For two shares: the share of items that
 *   change.
 * @param margin - Largest difference that is allowed, ≥ 0, in the score's own unit.
 * @returns A whole number; infinity for a margin of 0.
 */
export function itemsNeeded(variance: number, margin: number): number {
  return margin > 0 ? Math.ceil((Z_SQUARED * variance) / margin ** 2) : Number.POSITIVE_INFINITY;
}

/**
 * Smallest number of items that can show, at one-sided 5%, that two shares are within a margin, even if no item
 * changes.
 */
export function itemsForNoChange(margin: number): number {
  // The half-width of the interval above for b = c = 0, z·√2/(n + 2), solved for n.
  return Math.ceil((normalQuantile(0.05) * Math.SQRT2) / margin - 2);
}

/**
 * The margin for which a number of items is just enough, the reverse of {@link itemsNeeded} and, for two shares, of
 * {@link itemsForNoChange} or, if the items come in clusters, of `clustersForNoChange`: the smallest difference that these
 * items can detect.
 *
 * @param variance - Of one item's contribution to the difference, ≥ 0. In clusters: items · SE², SE by cluster, which includes
 *   the design effect.
 * @param changed - Given if the score is a share.
 * @param clusters - Number of clusters, if the items come in clusters.
 */
export function visibleDifference({
  items,
  variance,
  changed,
  clusters,
}: {
  readonly items: number;
  readonly variance: number;
  readonly changed?: number;
  readonly clusters?: number;
}): number {
  const byVariance = Math.sqrt((Z_SQUARED * variance) / items);
  if (changed === undefined) return byVariance;
  const least =
    clusters === undefined
      ? (normalQuantile(0.05) * Math.SQRT2) / (items + 2)
      : noChangeHalfWidth(clusters, 0.05);
  return Math.max(byVariance, least);
}

const MIN_RESAMPLES = 100;
const MAX_RESAMPLES = 1000;
/** Items, or parts of them, read over all resamples. Limits a large set to seconds. */
const MAX_WORK = 1e7;
/** If more resamples than this share do not define the statistic, its spread is meaningless. */
const MAX_UNDEFINED = 0.05;

/**
 * Bootstrap standard error of a statistic that is not a mean over items: draws as many items, or clusters, with
 * replacement, many times; see {@link drawResamples}.
 *
 * @param population - At least two items or clusters.
 * @param statistic - Takes the positions of the drawn items; an item counts as often as its position occurs. Returns
 *   undefined or NaN if these items do not define the statistic.
 * @param work - Numbers that the statistic reads: more of them mean fewer resamples.
 * @returns Undefined if too many resamples do not define the statistic.
 * @see Efron & Tibshirani (1993), "An Introduction to the Bootstrap", §6.4: 50 to 200 resamples suffice for a standard
 *   error.
 */
export function bootstrapStandardError(
  population: Population,
  statistic: (positions: readonly number[]) => number | undefined,
  work: number = population.items,
): number | undefined {
  const resamples = Math.min(Math.max(Math.floor(MAX_WORK / work), MIN_RESAMPLES), MAX_RESAMPLES);
  const values = Array.from(drawResamples(population, resamples), (positions) => statistic(positions));
  return resampledSpread(values);
}

/**
 * Standard deviation of a statistic over resamples.
 *
 * @param values - One per resample; undefined or NaN where the resample does not define the statistic.
 * @returns Undefined if too many do not, or if there are fewer than two.
 */
export function resampledSpread(values: readonly (number | undefined)[]): number | undefined {
  const defined = values.filter((value) => value !== undefined && Number.isFinite(value)) as number[];
  const isEnough = defined.length >= Math.max(2, values.length * (1 - MAX_UNDEFINED));
  return isEnough ? sampleStandardDeviation(defined) : undefined;
}
