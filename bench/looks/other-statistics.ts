import { studentTQuantile } from '../../src/stats/student-t.ts';
import type { Statistic } from '../../test/support/looks/simulate-looks.ts';

// Alternatives to the trimmed mean.

/** Student's t of the plain mean. */
export const plainT: Statistic = {
  name: 'plain mean',
  critical: (n, tail) => studentTQuantile(tail, n - 1),
  score: (ascending, n) => {
    const values = ascending.subarray(0, n);
    const mean = sumOf(values) / n;
    const squares = sumOf(values.map((value) => (value - mean) ** 2));
    return mean / Math.sqrt(squares / (n - 1) / n);
  },
};

type Weighing = 'huber' | 'biweight';

/** Weight of a value by its distance from the middle, in units of where it drops below 1 (Huber) or to 0 (Tukey). */
const WEIGHTS: Record<Weighing, (distance: number) => number> = {
  huber: (distance) => Math.min(1, 1 / Math.abs(distance)),
  biweight: (distance) => (Math.abs(distance) < 1 ? (1 - distance ** 2) ** 2 : 0),
};
const SLOPES: Record<Weighing, (distance: number) => number> = {
  huber: (distance) => (Math.abs(distance) < 1 ? 1 : 0),
  biweight: (distance) => (Math.abs(distance) < 1 ? (1 - distance ** 2) * (1 - 5 * distance ** 2) : 0),
};
/** Each is 95% efficient for normal values. @see Holland & Welsch (1977), "Robust regression using iteratively reweighted least-squares". */
const TUNING: Record<Weighing, number> = { huber: 1.345, biweight: 4.685 };
/** Enough iterations to converge. */
const STEPS = 10;

/**
 * An M-estimate, with the median absolute deviation as scale and a standard error from its influence function. Uses Student's
 * t with 0.55·(n − 4) degrees of freedom, found by simulating the biweight on normal values for tails of 1 to 0.02%.
 *
 * @see Huber (1981), "Robust Statistics"; Kafadar (1982), "A biweight approach to the one-sample problem".
 */
export const mEstimate = (weighing: Weighing): Statistic => ({
  name: weighing === 'huber' ? 'Huber’s M-estimate' : 'Tukey’s biweight',
  critical: (n, tail) => studentTQuantile(tail, 0.55 * (n - 4)),
  score: (ascending, n) => {
    const values = ascending.subarray(0, n);
    let center = medianOf(values);
    const deviations = values.map((value) => Math.abs(value - center)).sort();
    const scale = (TUNING[weighing] * medianOf(deviations)) / 0.6745;
    const weightOf = WEIGHTS[weighing];
    for (let step = 0; step < STEPS; step += 1) {
      const weights = values.map((value) => weightOf((value - center) / scale));
      center =
        values.reduce((sum, value, index) => sum + value * (weights[index] as number), 0) / sumOf(weights);
    }
    const influence = values.map((value) => ((value - center) / scale) * weightOf((value - center) / scale));
    const slope = sumOf(values.map((value) => SLOPES[weighing]((value - center) / scale)));
    return center / ((scale * Math.sqrt(sumOf(influence.map((each) => each ** 2)))) / Math.max(1, slope));
  },
});

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

function medianOf(ascending: Float64Array): number {
  const half = ascending.length / 2;
  return ((ascending[Math.ceil(half) - 1] as number) + (ascending[Math.floor(half)] as number)) / 2;
}

/**
 * Wilcoxon's exact signed-rank test, whose interval surrounds the Hodges–Lehmann estimate. If no rank sum is rare enough for
 * a tail, the critical value is never exceeded.
 *
 * @see Wilcoxon (1945), "Individual comparisons by ranking methods"; Hodges & Lehmann (1963).
 */
export const signedRanks: Statistic = {
  name: 'signed ranks (Hodges–Lehmann)',
  critical: (n, tail) => {
    const chances = rankSumChances(n);
    let left = 0;
    let highest = chances.length;
    while (left + (chances[highest - 1] as number) <= tail) left += chances[--highest] as number;
    // As a score: between the lowest sum that is rare enough and the next lower one.
    return highest - 0.5 - (n * (n + 1)) / 4;
  },
  score: (ascending, n) => {
    const byDistance = [...ascending.subarray(0, n)].sort((a, b) => Math.abs(a) - Math.abs(b));
    const positive = byDistance.reduce((sum, value, index) => sum + (value > 0 ? index + 1 : 0), 0);
    return positive - (n * (n + 1)) / 4;
  },
};

/** Probability of each sum of the ranks 1..n under random signs. */
function rankSumChances(n: number): number[] {
  let chances = [1];
  for (let rank = 1; rank <= n; rank += 1) {
    const before = chances;
    chances = Array.from(
      { length: before.length + rank },
      (_, sum) => ((before[sum] ?? 0) + (before[sum - rank] ?? 0)) / 2,
    );
  }
  return chances;
}
