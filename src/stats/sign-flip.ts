import { sum } from 'simple-statistics';
import { normalUpperTail } from './normal.ts';

/** Steps of the exact distribution; beyond them, it is close to a normal one. */
const MAX_STEPS = 1e7;

/**
 * Sign-flip test of paired counts in clusters: the probability of a total at least this far from 0 if in each cluster the
 * two directions were equally likely. A cluster keeps its items together, so whole clusters flip. With one item per
 * cluster, it is the exact McNemar test.
 *
 * @param differences - Per cluster: items gained minus items lost, whole numbers.
 * @returns Two-sided, 0..1; exact unless there are very many clusters and items.
 * @see Winkler et al. (2015), "Multi-level block permutation", on flipping whole blocks; Durkalski et al. (2003), "Analysis of
 *   clustered matched-pair data", on McNemar's test.
 */
export function signFlipP(differences: readonly number[]): number {
  const sizes = differences.map(Math.abs).filter((size) => size > 0);
  const observed = Math.abs(sum([...differences]));
  const total = sum(sizes);
  if (sizes.length * (2 * total + 1) > MAX_STEPS) {
    const deviation = Math.sqrt(sum(sizes.map((size) => size ** 2)));
    return Math.min(1, 2 * normalUpperTail(observed / deviation));
  }
  // Probability of each total from −`total` to `total`.
  let chances = new Float64Array(2 * total + 1);
  chances[total] = 1;
  for (const size of sizes) {
    chances = chances.map((_, at) => ((chances[at - size] ?? 0) + (chances[at + size] ?? 0)) / 2);
  }
  return Math.min(1, sum(Array.from(chances).filter((_, at) => Math.abs(at - total) >= observed)));
}
