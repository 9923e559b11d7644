import type { RandomSource } from '../../src/stats/random.ts';

/**
 * A copy in random order, every order equally likely.
 *
 * @see Durstenfeld (1964), "Algorithm 235: Random permutation" (Fisher–Yates).
 */
export function shuffle<Item>(items: readonly Item[], random: RandomSource): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = random.nextInt(last + 1);
    const kept = shuffled[last] as Item;
    shuffled[last] = shuffled[other] as Item;
    shuffled[other] = kept;
  }
  return shuffled;
}
