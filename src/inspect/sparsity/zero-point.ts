import { elementTypeBits } from '../../model/element-type.ts';
import { elementCount } from '../../model/tensor.ts';
import type { TensorRecord } from '../../model/tensor-record.ts';
import { type TensorFiles, tensorBytes } from '../tensor-bytes.ts';

/**
 * The value that represents zero in quantized weights: a single number, as the unsigned bits of the element type (253 is −3 in
 * int8); `varied` if channels or blocks differ; `unknown` if it cannot be read.
 */
export type ZeroPoint = number | 'varied' | 'unknown';

/** Reads a tensor of zero points; an absent one means 0. */
export type ReadZeroPoint = (tensor: TensorRecord | undefined) => ZeroPoint;

/** Enough for a vocabulary of 250,000 channels. */
const MAX_BYTES = 1024 * 1024;
/** Total over all tensors, because a hostile model can use one of 1 MiB in every node. */
const MAX_TOTAL_BYTES = 64 * 1024 * 1024;

/** Creates a reader of zero points that reads no tensor twice and at most 64 MiB in total. */
export function createZeroPointReader(files: TensorFiles): ReadZeroPoint {
  const known = new Map<TensorRecord, ZeroPoint>();
  let bytesLeft = MAX_TOTAL_BYTES;
  return (tensor) => {
    if (tensor === undefined) return 0;
    const before = known.get(tensor);
    if (before !== undefined) return before;
    const length = tensor.values?.length ?? 0;
    const isWithin = length <= Math.min(MAX_BYTES, bytesLeft);
    if (isWithin) bytesLeft -= length;
    const zeroPoint = isWithin ? readZeroPoint(tensor, files) : 'unknown';
    known.set(tensor, zeroPoint);
    return zeroPoint;
  };
}

function readZeroPoint(tensor: TensorRecord, files: TensorFiles): ZeroPoint {
  const { values, dims, dataType } = tensor;
  const count = elementCount(dims);
  const read = tensorBytes(tensor, files);
  if (values === undefined || read === undefined) return 'unknown';
  const bytes = new Uint8Array(values.length);
  if (read(0, bytes) !== values.length) return 'unknown';
  const bits = elementTypeBits(dataType);
  if (values.encoding === 'dense') return only(unpack(bytes, bits), count);
  if (values.encoding === 'varint') return only(unpack(truncate(readVarints(bytes), bits), bits), count);
  return 'unknown';
}

function only(elements: readonly number[], count: number): ZeroPoint {
  const [first] = elements;
  if (first === undefined || elements.length < count) return 'unknown';
  return elements.slice(0, count).every((element) => element === first) ? first : 'varied';
}

/** Unpacks elements as unsigned bits; packed elements start at the low bits. */
function unpack(bytes: Uint8Array, bits: number): readonly number[] {
  if (bits === 8) return [...bytes];
  if (bits === 4) return [...bytes].flatMap((byte) => [byte & 15, byte >> 4]);
  if (bits === 2)
    return [...bytes].flatMap((byte) => [byte & 3, (byte >> 2) & 3, (byte >> 4) & 3, byte >> 6]);
  const width = bits / 8;
  if (width !== 2 && width !== 4) return [];
  const view = new DataView(bytes.buffer);
  return Array.from({ length: Math.floor(bytes.byteLength / width) }, (_, index) =>
    width === 2 ? view.getUint16(index * 2, true) : view.getUint32(index * 4, true),
  );
}

/** Converts to the bytes that `raw_data` would have. Each number is one element, or one byte of packed elements. */
function truncate(numbers: readonly number[], bits: number): Uint8Array {
  const width = Math.max(1, bits / 8);
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of numbers.entries()) view.setUint32(index * width, value, true);
  return bytes.subarray(0, numbers.length * width).slice();
}

/** Reads packed varints, keeping the low 32 bits of each. */
function readVarints(bytes: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const byte of bytes) {
    if (shift < 32) value |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte >= 0x80) continue;
    numbers.push(value >>> 0);
    value = 0;
    shift = 0;
  }
  return numbers;
}
