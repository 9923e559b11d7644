import type { TensorProto } from 'onnx-buf';
import { decodeFloat16 } from '../../src/dataset/float16.ts';

/** A tensor as the runtime's binding for Node takes it. */
export interface Values {
  /** The runtime's name of the element type. */
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: ArrayLike<number> | ArrayLike<bigint> | readonly string[];
}

type NumberField = 'floatData' | 'doubleData' | 'int32Data' | 'int64Data' | 'uint64Data';

interface Kind {
  readonly type: string;
  /** Values from bytes, at offset 0 of their own buffer. */
  readonly fromBytes: (bytes: ArrayBuffer) => ArrayLike<number> | ArrayLike<bigint>;
  readonly fromNumbers: (numbers: readonly (number | bigint)[]) => ArrayLike<number> | ArrayLike<bigint>;
  /** The field for values that are not raw bytes. */
  readonly field: NumberField;
}

type NumberArray = new (source: ArrayBuffer | readonly number[]) => ArrayLike<number>;
type WideArray = new (source: ArrayBuffer | readonly bigint[]) => ArrayLike<bigint>;

const kind = (type: string, ofType: NumberArray, field: NumberField): Kind => ({
  type,
  fromBytes: (bytes) => new ofType(bytes),
  fromNumbers: (numbers) => new ofType(numbers.map(Number)),
  field,
});

const wide = (type: string, ofType: WideArray, field: NumberField): Kind => ({
  type,
  fromBytes: (bytes) => new ofType(bytes),
  fromNumbers: (numbers) => new ofType(numbers.map(BigInt)),
  field,
});

const STRING = 8;

/** By `TensorProto.DataType`. */
const KINDS: Readonly<Record<number, Kind>> = {
  1: kind('float32', Float32Array, 'floatData'),
  2: kind('uint8', Uint8Array, 'int32Data'),
  3: kind('int8', Int8Array, 'int32Data'),
  4: kind('uint16', Uint16Array, 'int32Data'),
  5: kind('int16', Int16Array, 'int32Data'),
  6: kind('int32', Int32Array, 'int32Data'),
  7: wide('int64', BigInt64Array, 'int64Data'),
  9: kind('bool', Uint8Array, 'int32Data'),
  10: kind('float16', Uint16Array, 'int32Data'),
  11: kind('float64', Float64Array, 'doubleData'),
  12: kind('uint32', Uint32Array, 'uint64Data'),
  13: wide('uint64', BigUint64Array, 'uint64Data'),
};

/** The values of a tensor; undefined for an element type that the runtime's binding does not have. */
export function decodeTensor(tensor: TensorProto): Values | undefined {
  const dims = tensor.dims.map(Number);
  if (tensor.dataType === STRING) {
    return {
      type: 'string',
      dims,
      data: tensor.stringData.map((text) => Buffer.from(text).toString('utf8')),
    };
  }
  const found = KINDS[tensor.dataType];
  if (found === undefined) return undefined;
  const { type, fromBytes, fromNumbers, field } = found;
  const raw = new Uint8Array(tensor.rawData);
  return { type, dims, data: raw.length > 0 ? fromBytes(raw.buffer) : fromNumbers(tensor[field]) };
}

/** Values for a comparison: numbers as doubles, text as it is. */
export function comparable({ type, data }: Pick<Values, 'type' | 'data'>): (number | string)[] {
  return Array.from(data as ArrayLike<number | bigint | string>, (value) => {
    if (typeof value === 'string') return value;
    return type === 'float16' ? decodeFloat16(Number(value)) : Number(value);
  });
}
