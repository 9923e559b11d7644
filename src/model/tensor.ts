/** Bytes per element of the numeric types that the runtime accepts and returns, by ONNX Runtime's name. */
export const ELEMENT_BYTES = {
  float32: 4,
  float64: 8,
  float16: 2,
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  int64: 8,
  uint64: 8,
  bool: 1,
} as const;

export type NumericElement = keyof typeof ELEMENT_BYTES;

/**
 * A tensor as exchanged between the parent and the measuring child: in C order and little-endian bytes, so that no
 * value is rounded or reinterpreted.
 */
export type Tensor =
  | { readonly dtype: NumericElement; readonly shape: readonly number[]; readonly bytes: Uint8Array }
  | { readonly dtype: 'string'; readonly shape: readonly number[]; readonly strings: readonly string[] };

/** Number of elements of a shape; 1 for a scalar (shape []). */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((count, size) => count * size, 1);
}

/**
 * Whether the number of elements of a shape can be computed exactly, in any order of its axes: no size is negative,
 * and the product, with sizes of 0 counted as 1, is below 2^53.
 */
export function hasSafeCount(sizes: readonly number[]): boolean {
  if (!sizes.every((size) => size >= 0)) return false;
  return Number.isSafeInteger(sizes.reduce((count, size) => count * Math.max(size, 1), 1));
}
