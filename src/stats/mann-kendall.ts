import { normalUpperTail } from './normal.ts';

/** Up to here the exact distribution costs less than a millisecond; beyond, the normal one is right within a few percent where it matters. */
const MAX_EXACT_VALUES = 40;

/** A trend found in values taken one after the other. */
export interface Trend {
  /** Pairs that rise in time minus pairs that fall, whole number in ±n(n − 1)/2; above zero for a rising trend. */
  readonly s: number;
  /** Two-sided: the chance of an S at least this far from zero if the order of the values means nothing, 0..1. */
  readonly p: number;
}

/**
 * Mann–Kendall test for a trend. Without ties the null distribution is exact up to n = 40; else it is the normal one with
 * the variance corrected for ties and S moved by 1 towards zero for continuity.
 *
 * The values must be independent but for the trend: of latencies that hang together from one run to the next, give the
 * figure of each block and not each run. Every pair is looked at, so n should stay below some thousands.
 *
 * @param values - In order of time, shape [n].
 * @returns S = 0 and P = 1 for n < 2; both NaN if a value is.
 * @see Mann (1945), "Nonparametric tests against trend"; Kendall (1975), "Rank Correlation Methods", 4th ed., §4 and §5.
 */
export function mannKendall(values: readonly number[]): Trend {
  if (values.some(Number.isNaN)) return { s: Number.NaN, p: Number.NaN };
  const s = countConcordance(values);
  const ties = tieSizes(values);
  const isExact = values.length <= MAX_EXACT_VALUES && ties.every((size) => size === 1);
  return { s, p: isExact ? exactP(s, values.length) : normalP(s, values.length, ties) };
}

function countConcordance(values: readonly number[]): number {
  let s = 0;
  values.forEach((later, index) => {
    for (let before = 0; before < index; before += 1) s += Math.sign(later - (values[before] as number));
  });
  return s;
}

/** How many values share each distinct value. */
function tieSizes(values: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return [...sizes.values()];
}

/** S = n(n − 1)/2 − 2·inversions, and inversions are distributed alike from both ends. */
function exactP(s: number, n: number): number {
  const fewest = ((n * (n - 1)) / 2 - Math.abs(s)) / 2;
  const tail = inversionProbabilities(n)
    .slice(0, fewest + 1)
    .reduce((sum, probability) => sum + probability, 0);
  return Math.min(1, 2 * tail);
}

/** Chance of each number of inversions in a random order of n, 0..n(n − 1)/2: the k-th value adds 0..k − 1, all alike. */
function inversionProbabilities(n: number): number[] {
  let probabilities = [1];
  for (let size = 2; size <= n; size += 1) {
    const grown = Array.from({ length: probabilities.length + size - 1 }, () => 0);
    probabilities.forEach((probability, inversions) => {
      for (let more = 0; more < size; more += 1)
        grown[inversions + more] = (grown[inversions + more] as number) + probability / size;
    });
    probabilities = grown;
  }
  return probabilities;
}

function normalP(s: number, n: number, ties: readonly number[]): number {
  if (s === 0) return 1;
  const spread = (size: number): number => size * (size - 1) * (2 * size + 5);
  const variance = (spread(n) - ties.reduce((sum, size) => sum + spread(size), 0)) / 18;
  return 2 * normalUpperTail((Math.abs(s) - 1) / Math.sqrt(variance));
}
