/**
 * Whether the number of elements of a shape can be computed exactly, in any order of its axes: no size is negative and
 * the product is below 2^53, sizes of 0 counted as 1.
 */
export function hasSafeCount(sizes: readonly number[]): boolean {
  if (!sizes.every((size) => size >= 0)) return false;
  return Number.isSafeInteger(sizes.reduce((count, size) => count * Math.max(size, 1), 1));
}
