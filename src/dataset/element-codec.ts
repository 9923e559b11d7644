import { ELEMENT_BYTES, type NumericElement, type Tensor } from '../model/tensor.ts';
import { decodeFloat16, encodeFloat16 } from './float16.ts';

/** Element types that data sets and scorers support. */
export type ElementType = NumericElement | 'string';

/** Whether data sets support a model's element type. They do not support int4, sequence, map … */
export function isElementType(dtype: string): dtype is ElementType {
  return dtype === 'string' || Object.hasOwn(ELEMENT_BYTES, dtype);
}

/** Converts values of one element type between JSON and bytes. */
interface ElementCodec {
  /** A valid JSON value in words, for messages. */
  readonly expected: string;
  /** Writes a JSON value, little-endian. Returns false and writes nothing if it is not a value of this type. */
  readonly write: (view: DataView, offset: number, value: unknown) => boolean;
  /** Reads little-endian bytes; 64-bit integers beyond ±2^53 are rounded to the nearest double. */
  readonly read: (view: DataView, offset: number) => number;
}

export const ELEMENT_CODECS: Readonly<Record<NumericElement, ElementCodec>> = {
  float32: floatCodec('float32', Math.fround, {
    set: (view, offset, value) => view.setFloat32(offset, value, true),
    get: (view, offset) => view.getFloat32(offset, true),
  }),
  float64: floatCodec('float64', (value) => value, {
    set: (view, offset, value) => view.setFloat64(offset, value, true),
    get: (view, offset) => view.getFloat64(offset, true),
  }),
  float16: floatCodec('float16', (value) => decodeFloat16(encodeFloat16(value)), {
    set: (view, offset, value) => view.setUint16(offset, encodeFloat16(value), true),
    get: (view, offset) => decodeFloat16(view.getUint16(offset, true)),
  }),
  int8: integerCodec([-(2 ** 7), 2 ** 7 - 1], {
    set: (view, offset, value) => view.setInt8(offset, value),
    get: (view, offset) => view.getInt8(offset),
  }),
  uint8: integerCodec([0, 2 ** 8 - 1], {
    set: (view, offset, value) => view.setUint8(offset, value),
    get: (view, offset) => view.getUint8(offset),
  }),
  int16: integerCodec([-(2 ** 15), 2 ** 15 - 1], {
    set: (view, offset, value) => view.setInt16(offset, value, true),
    get: (view, offset) => view.getInt16(offset, true),
  }),
  uint16: integerCodec([0, 2 ** 16 - 1], {
    set: (view, offset, value) => view.setUint16(offset, value, true),
    get: (view, offset) => view.getUint16(offset, true),
  }),
  int32: integerCodec([-(2 ** 31), 2 ** 31 - 1], {
    set: (view, offset, value) => view.setInt32(offset, value, true),
    get: (view, offset) => view.getInt32(offset, true),
  }),
  uint32: integerCodec([0, 2 ** 32 - 1], {
    set: (view, offset, value) => view.setUint32(offset, value, true),
    get: (view, offset) => view.getUint32(offset, true),
  }),
  int64: wideIntegerCodec('int64', [-(2n ** 63n), 2n ** 63n - 1n], {
    set: (view, offset, value) => view.setBigInt64(offset, value, true),
    get: (view, offset) => view.getBigInt64(offset, true),
  }),
  uint64: wideIntegerCodec('uint64', [0n, 2n ** 64n - 1n], {
    set: (view, offset, value) => view.setBigUint64(offset, value, true),
    get: (view, offset) => view.getBigUint64(offset, true),
  }),
  bool: {
    expected: 'true, false, 0 or 1',
    write: (view, offset, value) => {
      if (typeof value !== 'boolean' && value !== 0 && value !== 1) return false;
      view.setUint8(offset, Number(value));
      return true;
    },
    read: (view, offset) => (view.getUint8(offset) === 0 ? 0 : 1),
  },
};

/**
 * The numbers of a tensor in C order, as doubles; bool is 0 or 1. 64-bit integers beyond ±2^53 are rounded.
 *
 * @throws {TypeError} If the tensor holds strings.
 */
export function tensorNumbers(tensor: Tensor): Float64Array {
  if (tensor.dtype === 'string') throw new TypeError('expected a tensor of numbers, got strings');
  const width = ELEMENT_BYTES[tensor.dtype];
  const { read } = ELEMENT_CODECS[tensor.dtype];
  const view = new DataView(tensor.bytes.buffer, tensor.bytes.byteOffset, tensor.bytes.byteLength);
  const numbers = new Float64Array(tensor.bytes.byteLength / width);
  for (let index = 0; index < numbers.length; index++) numbers[index] = read(view, index * width);
  return numbers;
}

interface Access<Value> {
  readonly set: (view: DataView, offset: number, value: Value) => void;
  readonly get: (view: DataView, offset: number) => Value;
}

/** JSON has no numbers for these three; they are written as strings. */
const NON_FINITE: ReadonlyMap<unknown, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

function floatCodec(name: string, round: (value: number) => number, access: Access<number>): ElementCodec {
  return {
    expected: `a number in the range of ${name}`,
    write: (view, offset, value) => {
      const number = NON_FINITE.get(value) ?? value;
      if (typeof number !== 'number') return false;
      // A number that rounds to infinity would not reach the model as it was written.
      if (number === value && !Number.isFinite(round(number))) return false;
      access.set(view, offset, number);
      return true;
    },
    read: access.get,
  };
}

function integerCodec([least, largest]: readonly [number, number], access: Access<number>): ElementCodec {
  return {
    expected: `a whole number in ${least}..${largest}`,
    write: (view, offset, value) => {
      if (!Number.isInteger(value) || typeof value !== 'number') return false;
      if (!(least <= value && value <= largest)) return false;
      access.set(view, offset, value);
      return true;
    },
    read: access.get,
  };
}

function wideIntegerCodec(
  name: string,
  [least, largest]: readonly [bigint, bigint],
  access: Access<bigint>,
): ElementCodec {
  return {
    expected: `a whole number in the range of ${name} (beyond ±2^53 as a string)`,
    write: (view, offset, value) => {
      const whole = toBigInt(value);
      if (whole === undefined || whole < least || whole > largest) return false;
      access.set(view, offset, whole);
      return true;
    },
    read: (view, offset) => Number(access.get(view, offset)),
  };
}

/** Beyond ±2^53 a JSON number has already been rounded, so only a string is exact. */
function toBigInt(value: unknown): bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  return typeof value === 'string' && /^-?\d{1,20}$/.test(value) ? BigInt(value) : undefined;
}
