import { normalDensity, normalUpperTail } from './normal.ts';

/**
 * The share of an error that may be spent once a fraction of the planned information is available.
 *
 * @param fraction - Information so far as a fraction of the planned maximum, 0..1.
 * @returns Share of the whole error that may be spent by then, 0..1, rising; 1 at `fraction` 1.
 */
export type Spending = (fraction: number) => number;

/**
 * fraction^power: `power` 1 spends evenly, close to Pocock; 3 spends late, close to O'Brien and Fleming.
 *
 * @see Kim & DeMets (1987), "Design and analysis of group sequential tests based on the type I error spending rate
 *   function".
 */
export const powerFamily =
  (power: number): Spending =>
  (fraction) =>
    fraction ** power;

/** How far from 0 the grid and any boundary reach, in standard deviations of the score. */
const REACH = 8;
/** Grid steps per standard deviation of the smallest increment. */
const STEPS_PER_DEVIATION = 4;

interface Density {
  readonly from: number;
  readonly step: number;
  /** Weighted by Simpson's rule. */
  readonly mass: Float64Array;
}

/**
 * The one-sided nominal tail of each look in a group sequential test: the error that an interval at that look may
 * have on that side, so that all looks together err with a probability of at most `error` if the true value is at the
 * limit. The score is a Brownian motion in the information. The boundary of each look follows from the earlier
 * boundaries by numerical integration.
 *
 * @param fractions - Information at each look as a fraction of the planned maximum, rising, each in (0, 1]. Shape
 *   [looks].
 * @param error - One-sided, over all looks, in (0, 0.5).
 * @returns One-sided nominal tail of each look, at most `error`. Shape [looks].
 * @throws {RangeError} If `fractions` do not rise within (0, 1].
 * @see Armitage, McPherson & Rowe (1969), "Repeated significance tests on accumulating data"; Jennison & Turnbull
 *   (2000), "Group Sequential Methods with Applications to Clinical Trials", §7.2 and ch. 19.
 */
export function nominalTails(fractions: readonly number[], error: number, spending: Spending): number[] {
  let before = 0;
  let spent = 0;
  let alive: Density | undefined;
  return fractions.map((fraction) => {
    if (!(fraction > before && fraction <= 1)) {
      throw new RangeError(
        `fractions: expected numbers that rise within 0..1, got ${fraction} after ${before}`,
      );
    }
    const toSpend = Math.max(error * spending(fraction) - spent, 0);
    const deviation = Math.sqrt(fraction - before);
    const bound = findBoundary(alive, deviation, toSpend);
    alive = spread(alive, { deviation, bound, reach: REACH * Math.sqrt(fraction) });
    spent += toSpend;
    before = fraction;
    return normalUpperTail(bound / Math.sqrt(fraction));
  });
}

/**
 * Probability of crossing `bound` at this look, from the scores that have not crossed yet. Before the first look the
 * score is 0.
 */
function crossing(alive: Density | undefined, deviation: number, bound: number): number {
  if (alive === undefined) return normalUpperTail(bound / deviation);
  return alive.mass.reduce(
    (sum, mass, index) => sum + mass * normalUpperTail((bound - alive.from - index * alive.step) / deviation),
    0,
  );
}

function findBoundary(alive: Density | undefined, deviation: number, toSpend: number): number {
  let low = 0;
  let high = 2 * REACH;
  // A boundary this far out is never crossed: there is nothing to spend.
  if (crossing(alive, deviation, high) >= toSpend) return high;
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (crossing(alive, deviation, middle) > toSpend) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Density of the score after one more increment, over the scores that have not crossed `bound`. */
function spread(
  alive: Density | undefined,
  { deviation, bound, reach }: { deviation: number; bound: number; reach: number },
): Density {
  const from = -reach;
  const pairs = Math.ceil(((bound - from) / deviation) * (STEPS_PER_DEVIATION / 2));
  const step = (bound - from) / (2 * pairs);
  const mass = Float64Array.from({ length: 2 * pairs + 1 }, (_, index) => {
    const weight = index === 0 || index === 2 * pairs ? 1 : 2 + 2 * (index % 2);
    return ((weight * step) / 3) * (density(alive, from + index * step, deviation) / deviation);
  });
  return { from, step, mass };
}

function density(alive: Density | undefined, score: number, deviation: number): number {
  if (alive === undefined) return normalDensity(score / deviation);
  let sum = 0;
  // Scores more than REACH deviations away contribute nothing.
  const first = Math.max(0, Math.floor((score - REACH * deviation - alive.from) / alive.step));
  const last = Math.min(
    alive.mass.length - 1,
    Math.ceil((score + REACH * deviation - alive.from) / alive.step),
  );
  for (let index = first; index <= last; index += 1) {
    sum += (alive.mass[index] ?? 0) * normalDensity((score - alive.from - index * alive.step) / deviation);
  }
  return sum;
}
