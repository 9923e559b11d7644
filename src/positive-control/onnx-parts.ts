import { integer, message, type OnnxPiece, text } from './onnx-pieces.ts';

/* Writers for the few ONNX parts that are added to a derived model. Field numbers as in onnx.proto. */

/** `TensorProto.DataType`. */
const DATA_TYPES = {
  float32: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  string: 8,
  bool: 9,
  float16: 10,
  float64: 11,
  uint32: 12,
  uint64: 13,
  bfloat16: 16,
} as const;

export type DataType = keyof typeof DATA_TYPES;

export function isDataType(dtype: string): dtype is DataType {
  return Object.hasOwn(DATA_TYPES, dtype);
}

/** A node field of a GraphProto. */
export function node(
  op: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: readonly (readonly OnnxPiece[])[] = [],
): OnnxPiece[] {
  return message(
    1,
    inputs.flatMap((name) => text(1, name)),
    outputs.flatMap((name) => text(2, name)),
    text(4, op),
    attributes.flatMap((attribute) => message(5, attribute)),
  );
}

/** A Constant node. @param raw - Elements of its tensor, little-endian. */
export function constant(
  output: string,
  { dtype, dims, raw }: { dtype: DataType; dims: readonly number[]; raw: Uint8Array },
): OnnxPiece[] {
  const tensor = [
    ...dims.flatMap((size) => integer(1, size)),
    ...integer(2, DATA_TYPES[dtype]),
    // Strings have their own field; there are no elements here.
    ...(dtype === 'string' ? [] : message(9, [raw])),
  ];
  return node('Constant', [], [output], [[...text(1, 'value'), ...message(5, tensor), ...integer(20, 4)]]);
}

/** A graph attribute. */
export function graphAttribute(name: string, graph: readonly OnnxPiece[]): OnnxPiece[] {
  return [...text(1, name), ...message(6, graph), ...integer(20, 5)];
}

/** A tensor's ValueInfoProto as a graph's input (11) or output (12). Without `dims` its shape is unknown. */
export function valueInfo(
  field: 11 | 12,
  name: string,
  { dtype, isScalar = false }: { dtype: DataType; isScalar?: boolean },
): OnnxPiece[] {
  const shape = isScalar ? message(2, []) : [];
  return message(field, text(1, name), message(2, message(1, integer(1, DATA_TYPES[dtype]), shape)));
}
