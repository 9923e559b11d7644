/**
 * Up to this length every order of the values is counted, through all subsets: at most 2^14, in a few milliseconds.
 */
const MAX_EXACT_VALUES = 14;

/** The point at which the level of a series most likely changed. */
interface ChangePoint {
  /** max over t of |U_t|, where U_t counts, over all pairs across t, those that fall minus those that rise. */
  readonly k: number;
  /** Number of values before the change, which equals the index of the first value after it; 0..n − 1. */
  readonly at: number;
  /** Two-sided: the probability of a K at least this large if the values are in random order, 0..1. */
  readonly p: number;
}

/**
 * Pettitt's test for one change of level. P is exact up to n = 14, ties included. Beyond that it is Pettitt's
 * 2·exp(−6K²/(n³ + n²)), which is conservative: it never understates P.
 *
 * The values must be independent within a level: pass one value per block, not per run.
 *
 * @param values - In order of time, shape [n].
 * @returns K = 0 at 0 and P = 1 for n < 2 and if all values are equal; all NaN if any value is.
 * @see Pettitt (1979), "A non-parametric approach to the change-point problem", Applied Statistics 28, 126–135.
 */
export function pettitt(values: readonly number[]): ChangePoint {
  if (values.some(Number.isNaN)) return { k: Number.NaN, at: Number.NaN, p: Number.NaN };
  const steps = stepsOfU(values);
  let [u, k, at] = [0, 0, 0];
  steps.forEach((step, index) => {
    u += step;
    if (Math.abs(u) > k) [k, at] = [Math.abs(u), index + 1];
  });
  return { k, at, p: k === 0 ? 1 : pOf(k, steps) };
}

/** U_t − U_{t−1} = Σ over all j of sign(x_t − x_j) = 2·rank − (n + 1), with mean ranks for ties: whole numbers, sum 0. */
function stepsOfU(values: readonly number[]): number[] {
  return values.map((value) => values.reduce((sum, other) => sum + Math.sign(value - other), 0));
}

function pOf(k: number, steps: readonly number[]): number {
  const n = steps.length;
  return n <= MAX_EXACT_VALUES
    ? exactP(k, steps)
    : Math.min(1, 2 * Math.exp((-6 * k * k) / (n ** 3 + n * n)));
}

/**
 * U_t depends on which values come first, not on their order. So the orders that never reach K are counted by growing
 * sets from the empty to the full one, one value at a time. A set is a number whose bits are its members.
 */
function exactP(k: number, steps: readonly number[]): number {
  const sets = 2 ** steps.length;
  const sums = new Float64Array(sets);
  const staysBelow = new Float64Array(sets);
  staysBelow[0] = 1;
  for (let set = 1; set < sets; set += 1) {
    let [chance, size] = [0, 0];
    steps.forEach((step, member) => {
      if ((set & (1 << member)) === 0) return;
      const before = set ^ (1 << member);
      sums[set] = (sums[before] as number) + step;
      chance += staysBelow[before] as number;
      size += 1;
    });
    // Equally many orders of a set end with each of its members.
    staysBelow[set] = Math.abs(sums[set] as number) < k ? chance / size : 0;
  }
  return Math.max(0, 1 - (staysBelow.at(-1) as number));
}
