import { elementTypeBits } from './element-type.ts';
import type { ProtobufReader } from './protobuf/protobuf-reader.ts';
import { elementCount } from './tensor.ts';

/** Position and encoding of a tensor's values in their file. */
interface StoredValues {
  /**
   * `dense`: in C order, little-endian, sub-byte types packed from the low bits. `varint`: packed numbers of variable
   * length. `scattered`: one by one, with other bytes in between.
   */
  readonly encoding: 'dense' | 'varint' | 'scattered';
  /** Offset of the first byte: in the model file, or in the external file. */
  readonly start: number;
  /** Bytes from the first to the last value. */
  readonly length: number;
}

/** A `TensorProto` without its values. */
export interface TensorRecord {
  readonly name: string;
  /** `TensorProto.DataType` as in the file. */
  readonly dataType: number;
  /** Sizes as written, rounded to the nearest double beyond 2^53. */
  readonly dims: readonly number[];
  /**
   * Bytes of the values, wherever they are stored: as raw data, in typed fields (at their true width), or as external
   * data.
   */
  readonly bytes: number;
  /** Undefined if there are none. */
  readonly values: StoredValues | undefined;
  /**
   * Location of the external data, relative to the model. "" if not given; undefined if the values are in the model
   * file.
   */
  readonly externalLocation: string | undefined;
  /** Which part of a sparse tensor this is; undefined for any other. */
  readonly sparse?: SparsePart;
}

/** The stored values of a sparse tensor, with the sizes of the full tensor; or the indices of these values. */
type SparsePart =
  | { readonly part: 'values'; readonly dims: readonly number[]; readonly indexBytes: number }
  | { readonly part: 'indices' };

/** Sizes of the full tensor, whether it is stored dense or sparse. */
export function fullDims({ dims, sparse }: TensorRecord): readonly number[] {
  return sparse?.part === 'values' ? sparse.dims : dims;
}

/** Largest rank of a tensor or shape. The runtime's kernels support far fewer axes. */
export const MAX_AXES = 255;
const EXTERNAL = 1;

interface ExternalEntries {
  location: string;
  offset: string;
  length: string;
}

/** Reads the pending value as a `TensorProto` and skips its values. */
export function readTensorRecord(reader: ProtobufReader): TensorRecord {
  const dims: number[] = [];
  const external: ExternalEntries = { location: '', offset: '', length: '' };
  let name = '';
  let dataType = 0;
  let rawBytes: number | undefined;
  let stringBytes = 0;
  let hasTyped = false;
  let isExternal = false;
  let values: StoredValues | undefined;
  const typed = (encoding: StoredValues['encoding']) => () => {
    hasTyped = true;
    const packed = reader.isDelimited;
    values = joined(values, { encoding: packed ? encoding : 'scattered', ...reader.extent() });
  };
  reader.message({
    1: () => reader.repeated(() => pushSize(reader, dims)),
    2: () => {
      dataType = reader.integer();
    },
    4: typed('dense'),
    5: typed('varint'),
    6: () => {
      const span = reader.span();
      stringBytes += span.length;
      values = joined(values, { encoding: 'scattered', ...span });
    },
    7: typed('varint'),
    8: () => {
      name = reader.text();
    },
    9: () => {
      const span = reader.span();
      rawBytes = span.length;
      values = { encoding: 'dense', ...span };
    },
    10: typed('dense'),
    11: typed('varint'),
    13: () => readExternalEntry(reader, external),
    14: () => {
      isExternal = reader.integer() === EXTERNAL;
    },
  });
  const dense = denseBytes(dims, dataType);
  if (isExternal) {
    const bytes = declared(external.length) ?? dense;
    const start = declared(external.offset) ?? 0;
    const stored: StoredValues = { encoding: 'dense', start, length: bytes };
    return { name, dataType, dims, bytes, values: stored, externalLocation: external.location };
  }
  const bytes = rawBytes ?? (hasTyped ? dense : stringBytes);
  return { name, dataType, dims, bytes, values, externalLocation: undefined };
}

/** Values in several pieces span from the first to the last. */
function joined(before: StoredValues | undefined, next: StoredValues): StoredValues {
  if (before === undefined) return next;
  return { encoding: 'scattered', start: before.start, length: next.start + next.length - before.start };
}

/** Reads one size of a shape and appends it. */
export function pushSize(reader: ProtobufReader, dims: number[]): void {
  if (dims.push(Number(reader.int64())) > MAX_AXES) reader.refuse(`more than ${MAX_AXES} axes`);
}

function readExternalEntry(reader: ProtobufReader, external: ExternalEntries): void {
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
  if (key === 'location' || key === 'offset' || key === 'length') external[key] = value;
}

function denseBytes(dims: readonly number[], dataType: number): number {
  return Math.ceil((elementCount(dims) * elementTypeBits(dataType)) / 8);
}

function declared(size: string): number | undefined {
  return /^\d{1,15}$/.test(size) ? Number(size) : undefined;
}
