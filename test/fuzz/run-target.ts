import { randomOf } from './mutate.ts';
import type { Target } from './targets.ts';

/** How a target fared. */
interface Fared {
  readonly inputs: number;
  /** A target that accepts nothing is not tested beyond its parser. */
  readonly accepted: number;
}

/**
 * Gives a target inputs, one per seed.
 *
 * @throws {Error} On the first input that it neither takes nor refuses; it names the seed, which makes that input again.
 */
export async function runTarget(
  { name, tryOne, close }: Target,
  seeds: { from: number; count: number },
): Promise<Fared> {
  let accepted = 0;
  try {
    for (let seed = seeds.from; seed < seeds.from + seeds.count; seed += 1) {
      try {
        if (await tryOne(randomOf(seed))) accepted += 1;
      } catch (cause) {
        throw new Error(`${name}: input ${seed} was neither accepted nor refused: ${String(cause)}`, {
          cause,
        });
      }
    }
  } finally {
    close?.();
  }
  return { inputs: seeds.count, accepted };
}
