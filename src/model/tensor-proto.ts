import { UserError } from '../errors/errors.ts';
import { elementTypeName } from './element-type.ts';
import { refuseGitLfsPointer } from './git-lfs.ts';
import { memorySource } from './protobuf/byte-source.ts';
import { ProtobufError } from './protobuf/protobuf-error.ts';
import { ProtobufReader } from './protobuf/protobuf-reader.ts';
import { ELEMENT_BYTES, elementCount, type NumericElement, type Tensor } from './tensor.ts';
import { TYPED_FIELDS } from './typed-fields.ts';

/**
 * Reads one serialized ONNX `TensorProto`, such as `input_0.pb` of a test data set.
 *
 * @param bytes - The whole file.
 * @param place - Names the file in messages.
 * @returns The tensor's name, "" if it has none, and its values. Their bytes are a copy, aligned to 8 bytes.
 * @throws {UserError} If it is a sequence, an optional or an external tensor, of a type that `Tensor` does not have,
 *   or if the number or range of its values does not fit its shape and type.
 */
export function readTensorProto(bytes: Uint8Array, place: string): { name: string; tensor: Tensor } {
  refuseGitLfsPointer(bytes, place, 'an ONNX tensor');
  if (bytes.byteLength === 0) {
    throw new UserError(`${place}: expected an ONNX tensor, got an empty file.`, TENSOR_HINT);
  }
  try {
    const header = readHeader(bytes, place);
    return { name: header.name, tensor: readValues(bytes, header, place) };
  } catch (error) {
    if (!(error instanceof ProtobufError)) throw error;
    const problem = `${place}: expected an ONNX tensor, got ${error.message}.`;
    throw new UserError(problem, TENSOR_HINT, { cause: error });
  }
}

const TENSOR_HINT = 'Write the file with onnx.numpy_helper.from_array(array, name).SerializeToString().';
const TYPES_HINT = `Use one of ${Object.keys(ELEMENT_BYTES).join(', ')}, string.`;

interface Header {
  readonly name: string;
  readonly dtype: NumericElement | 'string';
  readonly shape: readonly number[];
  readonly count: number;
}

/** The fields as read, before anything is checked. */
interface Fields {
  name: string;
  dataType: number;
  readonly shape: number[];
  isSequence: boolean;
  isExternal: boolean;
  hasValues: boolean;
}

function readHeader(bytes: Uint8Array, place: string): Header {
  const fields = readFields(bytes);
  const { name, shape } = fields;
  refuseOtherValues(fields, place);
  const dtype = elementTypeName(fields.dataType);
  if (!isReadable(dtype)) {
    throw new UserError(`${place}: expected a supported element type, got ${dtype}.`, TYPES_HINT);
  }
  if (!fields.hasValues && !shape.includes(0)) {
    const problem = `${place}: expected an ONNX tensor with values, got none (an empty sequence or optional looks like this).`;
    throw new UserError(problem, TENSOR_HINT);
  }
  return { name, dtype, shape, count: countOf(shape, bytes.byteLength, place) };
}

function readFields(bytes: Uint8Array): Fields {
  const reader = new ProtobufReader(memorySource(bytes));
  const fields: Fields = {
    name: '',
    dataType: 0,
    shape: [],
    isSequence: false,
    isExternal: false,
    hasValues: false,
  };
  const values = () => {
    fields.hasValues = true;
  };
  reader.document({
    1: () => reader.repeated(() => fields.shape.push(reader.integer())),
    2: () => {
      fields.dataType = reader.integer();
    },
    // SequenceProto and OptionalProto store their tensors in this field. In TensorProto it is a segment, which nobody
    // writes.
    3: () => {
      fields.isSequence = true;
    },
    4: values,
    5: values,
    6: values,
    7: values,
    8: () => {
      fields.name = reader.text();
    },
    9: values,
    10: values,
    11: values,
    14: () => {
      fields.isExternal = reader.integer() === 1;
    },
  });
  return fields;
}

function refuseOtherValues({ isSequence, isExternal }: Fields, place: string): void {
  if (isSequence) {
    throw new UserError(`${place}: expected an ONNX tensor, got a sequence or an optional.`, TENSOR_HINT);
  }
  if (isExternal) {
    throw new UserError(`${place}: expected values in the file itself, got external data.`, TENSOR_HINT);
  }
}

function isReadable(dtype: string): dtype is NumericElement | 'string' {
  return dtype === 'string' || Object.hasOwn(ELEMENT_BYTES, dtype);
}

/** Checked before anything is allocated: an element takes at least one byte of the file. */
function countOf(shape: readonly number[], fileBytes: number, place: string): number {
  const count = elementCount(shape);
  if (shape.every((size) => size >= 0) && count <= fileBytes) return count;
  const problem = `${place}: expected values for shape [${shape.join(', ')}], got ${fileBytes} bytes in total.`;
  throw new UserError(problem, TENSOR_HINT);
}

function readValues(bytes: Uint8Array, header: Header, place: string): Tensor {
  const { dtype, shape } = header;
  if (dtype === 'string') return { dtype, shape, strings: readStrings(bytes, header, place) };
  const raw = readRaw(bytes);
  if (raw === undefined) return { dtype, shape, bytes: readTyped(bytes, dtype, header, place) };
  const expected = header.count * ELEMENT_BYTES[dtype];
  if (raw.byteLength === expected) return { dtype, shape, bytes: raw };
  const problem = `${place}: expected ${expected} bytes for ${describe(header)}, got ${raw.byteLength}.`;
  throw new UserError(problem, TENSOR_HINT);
}

function readStrings(bytes: Uint8Array, header: Header, place: string): string[] {
  const reader = new ProtobufReader(memorySource(bytes));
  const strings: string[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  reader.document({
    6: () => {
      const text = reader.bytes(bytes.byteLength);
      try {
        strings.push(decoder.decode(text));
      } catch (cause) {
        const problem = `${place}: expected UTF-8, got other bytes in string ${strings.length}.`;
        throw new UserError(problem, TENSOR_HINT, { cause });
      }
    },
  });
  if (strings.length !== header.count) throw countError(`${strings.length}`, header, place);
  return strings;
}

function readRaw(bytes: Uint8Array): Uint8Array | undefined {
  const reader = new ProtobufReader(memorySource(bytes));
  let raw: Uint8Array | undefined;
  reader.document({
    9: () => {
      raw = reader.bytes(bytes.byteLength);
    },
  });
  return raw;
}

function readTyped(bytes: Uint8Array, dtype: NumericElement, header: Header, place: string): Uint8Array {
  const width = ELEMENT_BYTES[dtype];
  const { field, copy } = TYPED_FIELDS[dtype];
  const view = new DataView(new ArrayBuffer(header.count * width));
  const reader = new ProtobufReader(memorySource(bytes));
  let count = 0;
  const copyNext = () => {
    if (count === header.count) throw countError(`more than ${count}`, header, place);
    if (!copy(reader, view, count * width)) {
      const problem = `${place}: expected values of ${dtype}, got one outside its range at index ${count}.`;
      throw new UserError(problem, TENSOR_HINT);
    }
    count += 1;
  };
  reader.document({ [field]: () => reader.repeated(copyNext) });
  if (count !== header.count) throw countError(`${count}`, header, place);
  return new Uint8Array(view.buffer);
}

function countError(got: string, header: Header, place: string): UserError {
  const problem = `${place}: expected ${header.count} values for ${describe(header)}, got ${got}.`;
  return new UserError(problem, TENSOR_HINT);
}

function describe(header: Header): string {
  return `${header.dtype}[${header.shape.join(', ')}]`;
}
