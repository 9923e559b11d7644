import type { ProtobufReader } from './protobuf/protobuf-reader.ts';
import type { NumericElement } from './tensor.ts';

/** Reads one value and writes it little-endian. Returns false if the value is outside the range of the type. */
type CopyValue = (reader: ProtobufReader, view: DataView, offset: number) => boolean;

interface TypedField {
  readonly field: number;
  readonly copy: CopyValue;
}

/** The typed field of TensorProto for each element type, and how to copy one of its values. */
export const TYPED_FIELDS: Readonly<Record<NumericElement, TypedField>> = {
  float32: {
    field: 4,
    copy: (reader, view, offset) => {
      view.setUint32(offset, reader.fixed32(), true);
      return true;
    },
  },
  float64: {
    field: 10,
    copy: (reader, view, offset) => {
      view.setBigUint64(offset, reader.fixed64(), true);
      return true;
    },
  },
  // Half precision is stored as its 16 bits in an int32.
  float16: integerField(5, 0, 0xffff, (view, offset, value) => view.setUint16(offset, value, true)),
  bool: integerField(5, 0, 1, (view, offset, value) => view.setUint8(offset, value)),
  int8: integerField(5, -0x80, 0x7f, (view, offset, value) => view.setInt8(offset, value)),
  uint8: integerField(5, 0, 0xff, (view, offset, value) => view.setUint8(offset, value)),
  int16: integerField(5, -0x8000, 0x7fff, (view, offset, value) => view.setInt16(offset, value, true)),
  uint16: integerField(5, 0, 0xffff, (view, offset, value) => view.setUint16(offset, value, true)),
  int32: integerField(5, -(2 ** 31), 2 ** 31 - 1, (view, offset, value) =>
    view.setInt32(offset, value, true),
  ),
  uint32: integerField(11, 0, 2 ** 32 - 1, (view, offset, value) => view.setUint32(offset, value, true)),
  int64: { field: 7, copy: copyInt64 },
  uint64: { field: 11, copy: copyInt64 },
};

function integerField(
  field: number,
  least: number,
  largest: number,
  write: (view: DataView, offset: number, value: number) => void,
): TypedField {
  const copy: CopyValue = (reader, view, offset) => {
    const value = reader.integer();
    if (!(least <= value && value <= largest)) return false;
    write(view, offset, value);
    return true;
  };
  return { field, copy };
}

function copyInt64(reader: ProtobufReader, view: DataView, offset: number): boolean {
  view.setBigInt64(offset, reader.int64(), true);
  return true;
}
