import { sampleCorrelation } from 'simple-statistics';

/**
 * Pearson's correlation.
 *
 * @returns −1..1. Undefined if there are fewer than two pairs, or if the numbers on one side are all equal.
 */
export function pearson(left: readonly number[], right: readonly number[]): number | undefined {
  if (isConstant(left) || isConstant(right)) return undefined;
  return sampleCorrelation([...left], [...right]);
}

/**
 * Spearman's correlation: Pearson's of the ranks, where equal numbers share the mean of their ranks.
 *
 * @returns As {@link pearson}.
 * @see Spearman (1904), "The Proof and Measurement of Association between Two Things".
 */
export const spearman = (left: readonly number[], right: readonly number[]): number | undefined =>
  pearson(ranksOf(left), ranksOf(right));

const isConstant = (numbers: readonly number[]): boolean => numbers.every((number) => number === numbers[0]);

function ranksOf(numbers: readonly number[]): number[] {
  const order = numbers.map((_, index) => index).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
  const ranks = new Array<number>(numbers.length);
  let first = 0;
  while (first < order.length) {
    let end = first + 1;
    while (end < order.length && numbers[order[end] ?? 0] === numbers[order[first] ?? 0]) end += 1;
    for (const index of order.slice(first, end)) ranks[index] = (first + 1 + end) / 2;
    first = end;
  }
  return ranks;
}
