import { elementTypeBits, elementTypeName } from '../../model/element-type.ts';
import { elementCount, hasSafeCount } from '../../model/tensor.ts';
import { fullDims } from '../../model/tensor-record.ts';
import type { Weight } from '../precision/find-compute.ts';
import { type TensorFiles, tensorBytes } from '../tensor-bytes.ts';
import { isTwoOfFour, markZeros } from './mark-zeros.ts';
import { chooseStripes, type Layout, STRIPE_BYTES } from './stripes.ts';

/** With 2 bits per element. */
const MOST_ELEMENTS_IN_BYTE = 4;

/** Zeros among the sampled elements of a weight. */
interface Zeros {
  readonly lookedBytes: number;
  readonly elements: number;
  readonly zeroElements: number;
  /**
   * Whether at least two of every four elements along the summed axis are zero; undefined if there are no groups of four, or
   * if all elements are zero.
   */
  readonly isTwoOfFour: boolean | undefined;
}

/**
 * Counts zeros in a weight, one stripe at a time.
 *
 * @param limitBytes - Approximate number of bytes to read.
 * @returns Undefined if zeros cannot be counted: values in typed fields, differing zero points, not numeric.
 */
export function findZeros(weight: Weight, files: TensorFiles, limitBytes: number): Zeros | undefined {
  const { tensor, zeroPoint } = weight;
  if (tensor.sparse !== undefined) return countSpelledOut(weight);
  const layout = layoutOf(weight);
  const read = tensorBytes(tensor, files);
  if (layout === undefined || read === undefined || typeof zeroPoint !== 'number') return undefined;
  const element =
    weight.packedBits === undefined ? elementTypeName(tensor.dataType) : `uint${weight.packedBits}`;
  const buffer = new Uint8Array(Math.min(layout.bytes, STRIPE_BYTES));
  const scratch = new Uint8Array(buffer.length * MOST_ELEMENTS_IN_BYTE);
  const seen = { lookedBytes: 0, elements: 0, zeroElements: 0 };
  let isPattern = layout.stride !== undefined;
  for (const { parts, stride } of chooseStripes(layout, limitBytes)) {
    let filled = 0;
    for (const { position, length } of parts) {
      if (read(position, buffer.subarray(filled, filled + length)) !== length) return undefined;
      filled += length;
    }
    const found = markZeros(buffer.subarray(0, filled), { element, zeroPoint }, scratch);
    if (found === undefined) return undefined;
    seen.lookedBytes += filled;
    seen.elements += found.marks.length;
    seen.zeroElements += found.zeroElements;
    if (isPattern && stride !== undefined) isPattern = isTwoOfFour(found.marks, stride);
  }
  const canTell = layout.stride !== undefined && seen.zeroElements < seen.elements;
  return { ...seen, isTwoOfFour: canTell ? isPattern : undefined };
}

/** Elements that a sparse tensor does not list are zero. */
function countSpelledOut({ tensor }: Weight): Zeros | undefined {
  const dims = fullDims(tensor);
  if (!hasSafeCount(dims)) return undefined;
  const elements = elementCount(dims);
  const zeroElements = Math.max(0, elements - elementCount(tensor.dims));
  return { lookedBytes: 0, elements, zeroElements, isTwoOfFour: undefined };
}

/** Undefined unless the values are stored densely. */
function layoutOf({ tensor, packedBits, reductionAxis }: Weight): Layout | undefined {
  const { values, dims, dataType } = tensor;
  const bytes = values?.length ?? 0;
  const bits = elementTypeBits(dataType);
  const expected = (elementCount(dims) * bits) / 8;
  if (values?.encoding !== 'dense' || bytes !== Math.ceil(expected)) return undefined;
  const flat = { bytes, bitsPerElement: packedBits ?? bits, stride: undefined };
  if (reductionAxis === undefined) return flat;
  // Packed blocks hold whole multiples of 16 along the axis.
  if (packedBits !== undefined) return { ...flat, stride: 1 };
  const stride = elementCount(dims.slice(reductionAxis + 1));
  const hasGroups = stride > 0 && (dims[reductionAxis] ?? 0) % 4 === 0;
  const isWholeBytes = Number.isInteger((stride * bits) / 8) || (stride * bits) / 2 <= STRIPE_BYTES;
  return hasGroups && isWholeBytes ? { ...flat, stride } : flat;
}
