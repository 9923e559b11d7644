import type { RandomSource } from '../../../src/stats/random.ts';

/** Draws the deviation of a launch's ln ratio from the true one. */
type Draw = (random: RandomSource) => number;

/** A noise model of launches. `begin` is called once per simulated run. */
export interface Effects {
  readonly name: string;
  readonly begin: (random: RandomSource) => Draw;
}

const always = (name: string, draw: Draw): Effects => ({ name, begin: () => draw });

/** A random sign, because the machine affects both arms equally often. */
export const randomSign = (random: RandomSource): number => (random.nextUnit() < 0.5 ? -1 : 1);

/** Box & Muller (1958). */
export function normal(random: RandomSource): number {
  return Math.sqrt(-2 * Math.log1p(-random.nextUnit())) * Math.cos(2 * Math.PI * random.nextUnit());
}

export const normalEffects = (spread: number): Effects =>
  always(`normal ${spread}`, (random) => spread * normal(random));

/** One process in thirty has another memory layout, which shifts its latency by 7%. */
export const oneInThirty = (spread: number): Effects =>
  always(`1 in 30 off by 7%, else ${spread}`, (random) => {
    const layout = random.nextUnit() < 1 / 30 ? 0.07 * randomSign(random) : 0;
    return layout + spread * normal(random);
  });

/** A quarter of the launches coincide with a change of the machine's speed. */
export const disturbed = (spread: number): Effects =>
  always(
    `a quarter at 0.28, else ${spread}`,
    (random) => (random.nextUnit() < 0.25 ? 0.28 : spread) * normal(random),
  );

/** Student's t with 3 degrees of freedom. */
export const longTailed = (scale: number): Effects =>
  always(`t3, scale ${scale}`, (random) => {
    const squares = normal(random) ** 2 + normal(random) ** 2 + normal(random) ** 2;
    return (scale * normal(random)) / Math.sqrt(squares / 3);
  });

/** How many times as long runs take in a slow launch of {@link sometimesSlow}. */
export const SLOW_LAUNCH = 1.3;

/** A model that is 30% slower in a share of its launches: one-sided noise. */
export const sometimesSlow = (share: number): Effects =>
  always(`${Math.round(share * 100)}% of launches 30% slower, else 0.02`, (random) => {
    const slow = random.nextUnit() < share ? Math.log(SLOW_LAUNCH) : 0;
    return slow + 0.02 * normal(random);
  });
