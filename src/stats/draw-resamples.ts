import { createRandom } from './random.ts';

/** What is drawn with replacement. */
export interface Population {
  /** Number of items, ≥ 1. */
  readonly items: number;
  /** Positions of the items of each cluster: whole clusters are drawn. Undefined if each item is drawn by itself. */
  readonly clusters?: readonly (readonly number[])[] | undefined;
}

const SEED = 20_260_822;

/**
 * Bootstrap resamples: as many items, or clusters, as there are, drawn with replacement. They are the same on every call, so
 * two models see the same ones, and items hard for both cancel out.
 *
 * @returns Positions of the drawn items; an item counts as often as its position occurs.
 * @see Efron & Tibshirani (1993), "An Introduction to the Bootstrap", algorithm 6.1; for clusters, Davison & Hinkley (1997),
 *   "Bootstrap Methods and their Application", §3.8, strategy 1.
 */
export function* drawResamples(
  { items, clusters }: Population,
  count: number,
): Generator<readonly number[], void, undefined> {
  const random = createRandom(SEED);
  for (let resample = 0; resample < count; resample += 1) {
    yield clusters === undefined
      ? Array.from({ length: items }, () => random.nextInt(items))
      : clusters.flatMap(() => clusters[random.nextInt(clusters.length)] as readonly number[]);
  }
}
