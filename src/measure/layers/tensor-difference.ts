import { isDeepStrictEqual } from 'node:util';
import { tensorNumbers } from '../../dataset/element-codec.ts';
import type { Tensor } from '../../model/tensor.ts';

/** Largest difference that rounding explains in a tensor that is almost zero. */
const ABSOLUTE_ROUNDING = 1e-6;

/** How far the values of a tensor are from the baseline's, over all items. */
export interface TensorDifference {
  /** Largest difference of two numbers divided by the baseline's largest number; infinite or NaN if it has no size. */
  readonly relative: number;
  /** Cosine of the angle between both, -1..1; NaN if one of them is zero or not finite. */
  readonly cosine: number;
  readonly isBeyondRounding: boolean;
}

/** Compares a tensor item by item, and keeps only sums. */
export interface DifferenceMeter {
  add(baseline: Tensor | undefined, candidate: Tensor | undefined): void;
  /** Undefined if nothing could be compared: neither has fractions, or their shapes differ. */
  read(): TensorDifference | undefined;
}

/**
 * Integers and texts are left out: they follow from numbers that may be rounded otherwise. So are tensors of other shapes
 * under the same name.
 *
 * @param rounding - Largest difference that rounding explains, relative to the baseline's largest number.
 */
export function createDifferenceMeter(rounding: number): DifferenceMeter {
  const sums = { largest: 0, difference: 0, products: 0, before: 0, now: 0 };
  let isCompared = false;
  return {
    add(baseline, candidate) {
      if (baseline === undefined || candidate === undefined || !isComparable(baseline, candidate)) return;
      isCompared = true;
      addNumbers(sums, tensorNumbers(baseline), tensorNumbers(candidate));
    },
    read: () => (isCompared ? summarize(sums, rounding) : undefined),
  };
}

const isComparable = (baseline: Tensor, candidate: Tensor): boolean =>
  [baseline, candidate].some(({ dtype }) => dtype.startsWith('float')) &&
  [baseline, candidate].every(({ dtype }) => dtype !== 'string') &&
  isDeepStrictEqual([...baseline.shape], [...candidate.shape]);

interface Sums {
  /** Largest finite number of the baseline, without its sign. */
  largest: number;
  /** Largest difference; NaN once one is. */
  difference: number;
  products: number;
  before: number;
  now: number;
}

function addNumbers(sums: Sums, before: Float64Array, now: Float64Array): void {
  for (let index = 0; index < before.length; index += 1) {
    const [left, right] = [before[index] as number, now[index] as number];
    if (Number.isFinite(left)) sums.largest = Math.max(sums.largest, Math.abs(left));
    sums.difference = Math.max(sums.difference, Object.is(left, right) ? 0 : Math.abs(left - right));
    sums.products += left * right;
    sums.before += left * left;
    sums.now += right * right;
  }
}

function summarize({ largest, difference, products, before, now }: Sums, rounding: number): TensorDifference {
  return {
    relative: difference === 0 ? 0 : difference / largest,
    cosine: products / Math.sqrt(before * now),
    isBeyondRounding: !(difference <= ABSOLUTE_ROUNDING + rounding * largest),
  };
}
