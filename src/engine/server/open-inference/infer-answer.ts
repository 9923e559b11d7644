import { ELEMENT_CODECS, type ElementType } from '../../../dataset/element-codec.ts';
import type { TensorSignature } from '../../../model/model-facts.ts';
import {
  ELEMENT_BYTES,
  elementCount,
  hasSafeCount,
  type NumericElement,
  type Tensor,
} from '../../../model/tensor.ts';
import { MAX_AXES } from '../../../model/tensor-record.ts';
import { describeValue, fieldOf, malformed, type RequestFailure } from '../request-failure.ts';
import { dtypeOf } from './datatypes.ts';
import { parseLenientJson } from './lenient-json.ts';

const MAX_OUTPUTS = 1_000;

/** One output as the answer's JSON has it. */
interface Output {
  readonly name: string;
  readonly dtype: ElementType;
  readonly shape: readonly number[];
  readonly count: number;
  /** Bytes after the JSON; undefined if `data` has the elements. */
  readonly binarySize: number | undefined;
  readonly data: unknown;
}

/**
 * Reads an answer to an inference request.
 *
 * @param jsonLength - Value of the header that says how many bytes are JSON; undefined if all are.
 * @param wanted - The requested outputs, as the server declares them; all are accepted if empty.
 * @returns The wanted outputs by name. NaN and infinities are possible.
 */
export function readInferAnswer(
  body: Uint8Array,
  jsonLength: string | undefined,
  wanted: readonly TensorSignature[],
): Map<string, Tensor> | RequestFailure {
  const length =
    jsonLength === undefined ? body.length : Number(/^\d{1,15}$/.test(jsonLength) ? jsonLength : Number.NaN);
  if (!(length <= body.length))
    return malformed(`JSON of at most ${body.length} bytes`, describeValue(jsonLength));
  const parsed = parseLenientJson(new TextDecoder().decode(body.subarray(0, length)));
  if ('failure' in parsed) return parsed.failure;
  const list = fieldOf(parsed.value, 'outputs');
  if (!Array.isArray(list) || list.length > MAX_OUTPUTS) return malformed('"outputs"', describeValue(list));
  const tensors = new Map<string, Tensor>();
  let rest = body.subarray(length);
  for (const each of list) {
    const output = readHead(each);
    if ('kind' in output) return output;
    if (tensors.has(output.name)) return malformed('each output once', `${describeValue(output.name)} twice`);
    const size = output.binarySize ?? 0;
    if (size > rest.length)
      return malformed(`${size} bytes of ${describeValue(output.name)}`, `${rest.length}`);
    const tensor = readTensor(output, rest.subarray(0, size));
    if ('kind' in tensor) return tensor;
    rest = rest.subarray(size);
    tensors.set(output.name, tensor);
  }
  if (rest.length > 0) return malformed('no bytes after the last output', `${rest.length}`);
  return wanted.length === 0 ? tensors : choose(tensors, wanted);
}

function choose(
  tensors: ReadonlyMap<string, Tensor>,
  wanted: readonly TensorSignature[],
): Map<string, Tensor> | RequestFailure {
  const chosen = new Map<string, Tensor>();
  for (const { name, dtype, shape } of wanted) {
    const tensor = tensors.get(name);
    if (tensor === undefined) return malformed(`the output ${describeValue(name)}`, 'an answer without it');
    if (tensor.dtype !== dtype) return malformed(`${dtype} in ${describeValue(name)}`, tensor.dtype);
    if (!fits(tensor.shape, shape)) {
      return malformed(`shape ${sizesOf(shape ?? [])} in ${describeValue(name)}`, sizesOf(tensor.shape));
    }
    chosen.set(name, tensor);
  }
  return chosen;
}

const fits = (shape: readonly number[], declared: TensorSignature['shape']): boolean =>
  declared === undefined ||
  (shape.length === declared.length &&
    declared.every((size, axis) => typeof size !== 'number' || size === shape[axis]));

const sizesOf = (shape: readonly (number | string | null)[]): string =>
  `[${shape.map((size) => size ?? '?').join(', ')}]`;

function readHead(value: unknown): Output | RequestFailure {
  const [name, datatype, shape] = ['name', 'datatype', 'shape'].map((field) => fieldOf(value, field));
  if (typeof name !== 'string') return malformed('an output with a "name"', describeValue(name));
  const dtype = typeof datatype === 'string' ? dtypeOf(datatype) : undefined;
  if (dtype === undefined)
    return malformed(`a known "datatype" of ${describeValue(name)}`, describeValue(datatype));
  if (!isShape(shape)) return malformed(`a "shape" of ${describeValue(name)}`, describeValue(shape));
  const binarySize = fieldOf(fieldOf(value, 'parameters'), 'binary_data_size');
  if (binarySize !== undefined && !(Number.isSafeInteger(binarySize) && Number(binarySize) >= 0)) {
    return malformed(`a "binary_data_size" of ${describeValue(name)}`, describeValue(binarySize));
  }
  return {
    ...{ name, dtype, shape, count: elementCount(shape), data: fieldOf(value, 'data') },
    binarySize: binarySize === undefined ? undefined : Number(binarySize),
  };
}

const isShape = (shape: unknown): shape is number[] =>
  Array.isArray(shape) &&
  shape.length <= MAX_AXES &&
  shape.every((size) => Number.isSafeInteger(size)) &&
  hasSafeCount(shape);

function readTensor(output: Output, bytes: Uint8Array): Tensor | RequestFailure {
  const { name, dtype, shape, count, binarySize, data } = output;
  const expected = `${count} elements in ${describeValue(name)}`;
  if (dtype === 'string') {
    const strings = binarySize === undefined ? readStrings(data, shape) : splitStrings(bytes, count);
    return strings?.length === count ? { dtype, shape, strings } : malformed(expected, 'something else');
  }
  if (binarySize === undefined) return readNumbers(output, dtype, expected);
  if (binarySize !== count * ELEMENT_BYTES[dtype]) return malformed(expected, `${binarySize} bytes`);
  if (dtype === 'bool' && bytes.some((byte) => byte > 1))
    return malformed(`0 or 1 in ${describeValue(name)}`, 'more');
  // A copy, so that the rest of the answer can be freed.
  return { dtype, shape, bytes: bytes.slice() };
}

function readNumbers(
  { name, shape, count, data }: Output,
  dtype: NumericElement,
  expected: string,
): Tensor | RequestFailure {
  const flat = flatten(data, shape.length);
  if (flat?.length !== count)
    return malformed(expected, flat === undefined ? describeValue(data) : `${flat.length}`);
  const { write, expected: element } = ELEMENT_CODECS[dtype];
  const width = ELEMENT_BYTES[dtype];
  const bytes = new Uint8Array(count * width);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of flat.entries()) {
    if (!write(view, index * width, dtype.startsWith('float') ? nonFiniteAsText(value) : value)) {
      return malformed(`${element} in ${describeValue(name)}`, describeValue(value));
    }
  }
  return { dtype, shape, bytes };
}

/** As data sets write numbers that JSON lacks. */
function nonFiniteAsText(value: unknown): unknown {
  if (value === null) return 'NaN';
  return typeof value === 'string' || (typeof value === 'number' && !Number.isFinite(value))
    ? String(value)
    : value;
}

/** Elements in C order, of a flat list or of lists in lists. @returns Undefined if they are nested too deep, or no list. */
function flatten(data: unknown, depth: number): unknown[] | undefined {
  if (!Array.isArray(data)) return undefined;
  if (!data.some(Array.isArray)) return data;
  if (depth <= 1) return undefined;
  const parts = data.map((each) => flatten(each, depth - 1));
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function readStrings(data: unknown, shape: readonly number[]): string[] | undefined {
  const flat = flatten(data, shape.length);
  return flat?.every((each) => typeof each === 'string') ? flat : undefined;
}

/** @returns Undefined if a length reaches beyond the bytes, or a string is not UTF-8. */
function splitStrings(bytes: Uint8Array, count: number): string[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const strings: string[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    if (strings.length === count || offset + 4 > bytes.length) return undefined;
    const end = offset + 4 + view.getUint32(offset, true);
    if (end > bytes.length) return undefined;
    try {
      strings.push(decoder.decode(bytes.subarray(offset + 4, end)));
    } catch {
      return undefined;
    }
    offset = end;
  }
  return strings;
}
