/** ONNX Runtime's name and the width in bits of each `TensorProto.DataType`. The index is the number in the file. */
const ELEMENT_TYPES: readonly (readonly [name: string, bits: number] | undefined)[] = [
  undefined,
  ['float32', 32],
  ['uint8', 8],
  ['int8', 8],
  ['uint16', 16],
  ['int16', 16],
  ['int32', 32],
  ['int64', 64],
  ['string', 0],
  ['bool', 8],
  ['float16', 16],
  ['float64', 64],
  ['uint32', 32],
  ['uint64', 64],
  ['complex64', 64],
  ['complex128', 128],
  ['bfloat16', 16],
  ['float8e4m3fn', 8],
  ['float8e4m3fnuz', 8],
  ['float8e5m2', 8],
  ['float8e5m2fnuz', 8],
  ['uint4', 4],
  ['int4', 4],
  ['float4e2m1', 4],
  ['float8e8m0', 8],
  ['uint2', 2],
  ['int2', 2],
];

/**
 * ONNX Runtime's name of an element type, such as `float32`; `unknown(99)` for a number without a name.
 *
 * @param dataType - `TensorProto.DataType` as in the file.
 */
export function elementTypeName(dataType: number): string {
  return ELEMENT_TYPES[dataType]?.[0] ?? `unknown(${dataType})`;
}

/** Width of one element in bits; 0 for strings and for unknown types, which have no fixed width. */
export function elementTypeBits(dataType: number): number {
  return ELEMENT_TYPES[dataType]?.[1] ?? 0;
}
