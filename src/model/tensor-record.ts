import { elementTypeBits } from './element-type.ts';
import type { ProtobufReader } from './protobuf-reader.ts';
import { elementCount } from './tensor.ts';

/** What a `TensorProto` says of itself, without its values. */
export interface TensorRecord {
  readonly name: string;
  /** `TensorProto.DataType` as it stands in the file. */
  readonly dataType: number;
  /** Sizes as written; the nearest double where one is beyond 2^53. */
  readonly dims: readonly number[];
  /** Bytes of the values wherever they are stored: here, in typed fields at their true width, or in external data. */
  readonly bytes: number;
  /** Where its external data is, relative to the model; "" when it does not say; undefined when the values are inside. */
  readonly externalLocation: string | undefined;
}

/** Largest rank of a tensor or a shape that is read; the runtime's own kernels stop far earlier. */
export const MAX_AXES = 255;
const EXTERNAL = 1;

/** Reads the pending value as a `TensorProto` and jumps over its values. */
export function readTensorRecord(reader: ProtobufReader): TensorRecord {
  const dims: number[] = [];
  const external = { location: '', length: '' };
  let name = '';
  let dataType = 0;
  let rawBytes: number | undefined;
  let stringBytes = 0;
  let hasTyped = false;
  let isExternal = false;
  const typed = () => {
    hasTyped = true;
  };
  reader.message({
    1: () => reader.repeated(() => pushSize(reader, dims)),
    2: () => {
      dataType = reader.integer();
    },
    4: typed,
    5: typed,
    6: () => {
      stringBytes += reader.span().length;
    },
    7: typed,
    8: () => {
      name = reader.text();
    },
    9: () => {
      rawBytes = reader.span().length;
    },
    10: typed,
    11: typed,
    13: () => readExternalEntry(reader, external),
    14: () => {
      isExternal = reader.integer() === EXTERNAL;
    },
  });
  const dense = denseBytes(dims, dataType);
  const inside = rawBytes ?? (hasTyped ? dense : stringBytes);
  const bytes = isExternal ? declaredBytes(external.length, dense) : inside;
  return { name, dataType, dims, bytes, externalLocation: isExternal ? external.location : undefined };
}

function pushSize(reader: ProtobufReader, dims: number[]): void {
  if (dims.push(Number(reader.int64())) > MAX_AXES) reader.refuse(`more than ${MAX_AXES} axes`);
}

function readExternalEntry(reader: ProtobufReader, external: { location: string; length: string }): void {
  let key = '';
  let value = '';
  reader.message({
    1: () => {
      key = reader.text();
    },
    2: () => {
      value = reader.text();
    },
  });
  if (key === 'location' || key === 'length') external[key] = value;
}

function denseBytes(dims: readonly number[], dataType: number): number {
  return Math.ceil((elementCount(dims) * elementTypeBits(dataType)) / 8);
}

function declaredBytes(length: string, otherwise: number): number {
  return /^\d{1,15}$/.test(length) ? Number(length) : otherwise;
}
