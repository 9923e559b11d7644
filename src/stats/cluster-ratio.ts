import { sum } from 'simple-statistics';
import type { Tails } from './interval.ts';
import type { MeanInterval } from './mean-interval.ts';
import { normalQuantile } from './normal.ts';
import { studentTQuantile } from './student-t.ts';

/** Items that belong together: the sum of their values, and how many they are. */
export interface Cluster {
  readonly sum: number;
  readonly size: number;
}

/** With fewer clusters, the spread between them is not known well enough. */
const MIN_CLUSTERS = 30;
/** With more clusters, two of them make no difference. */
const SIMILAR_CLUSTERS = 1e5;

/**
 * Student's t interval of a mean over items that come in clusters: R = ΣSᵍ / Σnᵍ with the variance
 * G/(G − 1) · Σ(Sᵍ − R·nᵍ)² / (Σnᵍ)² and G − 1 degrees of freedom, G the number of clusters. With one item per cluster, it
 * is that of independent items.
 *
 * @returns Undefined for fewer than 30 clusters.
 * @see Cochran (1977), "Sampling Techniques", §9A.1 (clusters of unequal size, ratio to size); Obuchowski (1998), "On the comparison
 *   of correlated proportions for clustered data"; Cameron & Miller (2015), "A Practitioner's Guide to Cluster-Robust
 *   Inference", §VI, on few clusters.
 */
export function clusterMeanInterval(clusters: readonly Cluster[], tails: Tails): MeanInterval | undefined {
  if (clusters.length < MIN_CLUSTERS) return undefined;
  const { mean, standardError } = clusterMean(clusters);
  const half = (tail: number): number =>
    standardError === 0 ? 0 : studentTQuantile(tail, clusters.length - 1) * standardError;
  return { mean, low: mean - half(tails.low), high: mean + half(tails.high) };
}

/** The mean over the items of clusters, and its standard error; see {@link clusterMeanInterval}. */
export function clusterMean(clusters: readonly Cluster[]): { mean: number; standardError: number } {
  const items = sum(clusters.map(({ size }) => size));
  const mean = sum(clusters.map((cluster) => cluster.sum)) / items;
  const squares = sum(clusters.map((cluster) => (cluster.sum - mean * cluster.size) ** 2));
  const count = clusters.length;
  return { mean, standardError: Math.sqrt((count / (count - 1)) * squares) / items };
}

/**
 * Interval of the difference between two shares of the same items in clusters. One cluster of average size in which all
 * items were gained, and one in which all were lost, are added, as one item each is for independent items.
 *
 * @param differences - Per cluster: items gained minus items lost.
 * @returns Undefined for fewer than 30 clusters.
 * @see Bonett & Price (2012), "Adjusted Wald confidence interval for a difference of binomial proportions based on paired
 *   data", for the addition.
 */
export function clusterDifferenceInterval(
  differences: readonly Cluster[],
  tails: Tails,
): MeanInterval | undefined {
  if (differences.length < MIN_CLUSTERS) return undefined;
  const size = sum(differences.map((cluster) => cluster.size)) / differences.length;
  const { mean, low, high } = clusterMeanInterval(
    [...differences, { sum: size, size }, { sum: -size, size }],
    tails,
  ) as MeanInterval;
  return { mean, low: Math.max(low, -1), high: Math.min(high, 1) };
}

/**
 * Half-width of {@link clusterDifferenceInterval} for clusters in which no item changes: t·√(2 / ((G + 1)(G + 2))), with the
 * quantile of G + 1 degrees of freedom. The added clusters leave a sum of squares of 2n² around a mean of 0, n the average size.
 *
 * @param clusters - G ≥ 1.
 * @param tail - What the interval may leave out on this side, 0..0.5.
 * @returns A share of the items. It does not depend on the size of the clusters.
 */
export const noChangeHalfWidth = (clusters: number, tail: number): number =>
  studentTQuantile(tail, clusters + 1) * Math.sqrt(2 / ((clusters + 1) * (clusters + 2)));

/**
 * Smallest number of clusters that can show, at one-sided 5%, that two shares are within a margin, even if no item changes.
 *
 * @param margin - Largest difference that is allowed, ≥ 0.
 * @returns A whole number, at least 30; infinity for a margin of 0.
 */
export function clustersForNoChange(margin: number): number {
  if (!(margin > 0)) return Number.POSITIVE_INFINITY;
  // The half-width is above z·√2 / (G + 2), and below z·√2 / G.
  const most = (normalQuantile(0.05) * Math.SQRT2) / margin;
  if (most > SIMILAR_CLUSTERS) return Math.ceil(most);
  let clusters = Math.max(MIN_CLUSTERS, Math.floor(most) - 2);
  while (noChangeHalfWidth(clusters, 0.05) > margin) clusters += 1;
  return clusters;
}

/**
 * How many independent items say as much about a share as these clusters.
 *
 * @param shares - Per cluster: items that count, and all.
 * @returns At most the number of items; the number of clusters where all or none count.
 * @see Kish (1965), "Survey Sampling", §8.2: the items divided by the design effect; Korn & Graubard (1998), "Confidence
 *   intervals for proportions with small expected number of positive counts estimated from survey data".
 */
export function effectiveItems(shares: readonly Cluster[]): number {
  const items = sum(shares.map(({ size }) => size));
  const { mean, standardError } = clusterMean(shares);
  if (!(mean > 0 && mean < 1) || standardError === 0) return Math.min(items, shares.length);
  return Math.min(items, (mean * (1 - mean)) / standardError ** 2);
}

/** Whether there are enough clusters for an interval. */
export const areEnoughClusters = (count: number): boolean => count >= MIN_CLUSTERS;
