import { didYouMean } from '../errors/nearest-name.ts';
import { quotedJson } from '../errors/plain-text.ts';
import { ELEMENT_BYTES, elementCount, type NumericElement, type Tensor } from '../model/tensor.ts';
import { dataError, type Subject, show } from './data-error.ts';
import { ELEMENT_CODECS, type ElementType, isElementType } from './element-codec.ts';

/**
 * Decodes the JSON form of a tensor: a number, boolean or string (shape []); nested arrays; `{ data, shape }` with
 * flat data in C order; or `{ dtype, shape, base64 }` with little-endian bytes. The first three become `dtype`, and a
 * value that does not fit it is an error. The last keeps its own type.
 *
 * @throws {UserError} If the value is ragged, of the wrong type or range, or its bytes do not fit its shape.
 */
export function decodeValue(value: unknown, dtype: ElementType, subject: Subject): Tensor {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return decodeNested(value, dtype, subject);
  }
  const fields = Object.hasOwn(value, 'base64') ? ['dtype', 'shape', 'base64'] : ['data', 'shape'];
  const form = readFields(value, fields, subject);
  return 'base64' in form ? decodeBase64(form, subject) : decodeFlat(form, dtype, subject);
}

const FORMS_HINT =
  'Write a number, a string, nested arrays, { "data": […], "shape": […] } or { "dtype": "float32", "shape": […], "base64": "…" }.';

/** Deepest nesting of arrays. The runtime supports far fewer axes. */
const MAX_RANK = 32;

function readFields(
  value: object,
  fields: readonly string[],
  subject: Subject,
): { readonly [field: string]: unknown; readonly shape: readonly number[] } {
  const names = Object.keys(value);
  const missing = fields.find((field) => !names.includes(field));
  const unknown = names.find((name) => !fields.includes(name));
  if (missing !== undefined || unknown !== undefined) {
    const guess = unknown === undefined ? '' : didYouMean(unknown, fields);
    const expected = `an object with ${fields.map((field) => `"${field}"`).join(', ')}`;
    throw dataError(subject, { expected, got: show(value), hint: FORMS_HINT + guess });
  }
  const form = Object.assign(Object.create(null), value);
  if (!isShape(form.shape)) {
    const expected = 'a "shape" of non-negative whole numbers (such as [1, 28, 28])';
    throw dataError(subject, { expected, got: quotedJson(form.shape), hint: FORMS_HINT });
  }
  return form;
}

function isShape(shape: unknown): shape is readonly number[] {
  return (
    Array.isArray(shape) &&
    shape.length <= MAX_RANK &&
    shape.every((size) => Number.isSafeInteger(size) && size >= 0)
  );
}

function decodeFlat(
  { data, shape }: { readonly [field: string]: unknown; readonly shape: readonly number[] },
  dtype: ElementType,
  subject: Subject,
): Tensor {
  const count = elementCount(shape);
  if (!Array.isArray(data) || data.length !== count) {
    const expected = `${count} values (shape [${shape.join(', ')}])`;
    const got = Array.isArray(data) ? String(data.length) : show(data);
    throw dataError(subject, { expected, got, hint: 'Write "data" as one flat array in C order.' });
  }
  return { ...encodeLeaves(data, dtype, subject), shape };
}

function decodeNested(value: unknown, dtype: ElementType, subject: Subject): Tensor {
  const shape: number[] = [];
  for (let part = value; Array.isArray(part); part = part[0]) {
    shape.push(part.length);
    if (shape.length > MAX_RANK) {
      throw dataError(subject, {
        expected: `at most ${MAX_RANK} axes`,
        got: 'more deeply nested arrays',
        hint: FORMS_HINT,
      });
    }
  }
  const leaves: unknown[] = [];
  collectLeaves(value, shape, { axis: 0, leaves, subject });
  return { ...encodeLeaves(leaves, dtype, subject), shape };
}

function collectLeaves(
  value: unknown,
  shape: readonly number[],
  { axis, leaves, subject }: { axis: number; leaves: unknown[]; subject: Subject },
): void {
  const length = shape[axis];
  if (length === undefined) {
    leaves.push(value);
    return;
  }
  if (!Array.isArray(value) || value.length !== length) {
    const expected = `arrays of equal length ${length} on axis ${axis}`;
    throw dataError(subject, {
      expected,
      got: show(value),
      hint: 'Pad the rows to the same length: a tensor cannot be ragged.',
    });
  }
  for (const part of value) collectLeaves(part, shape, { axis: axis + 1, leaves, subject });
}

type Values =
  | { readonly dtype: 'string'; readonly strings: readonly string[] }
  | { readonly dtype: NumericElement; readonly bytes: Uint8Array };

function encodeLeaves(leaves: readonly unknown[], dtype: ElementType, subject: Subject): Values {
  if (dtype === 'string') {
    const other = leaves.find((leaf) => typeof leaf !== 'string');
    if (other !== undefined) throw wrongLeaf('a string', other, subject);
    return { dtype, strings: leaves as readonly string[] };
  }
  const width = ELEMENT_BYTES[dtype];
  const { write, expected } = ELEMENT_CODECS[dtype];
  const bytes = new Uint8Array(leaves.length * width);
  const view = new DataView(bytes.buffer);
  leaves.forEach((leaf, index) => {
    if (!write(view, index * width, leaf)) throw wrongLeaf(expected, leaf, subject);
  });
  return { dtype, bytes };
}

function wrongLeaf(expected: string, leaf: unknown, subject: Subject): Error {
  return dataError(subject, {
    expected,
    got: show(leaf),
    hint:
      leaf === null
        ? 'Write a missing value of a float as "NaN", in quotes; other types have none.'
        : 'All values of a tensor have one type. For an input, the model declares it.',
  });
}

function decodeBase64(
  form: { readonly [field: string]: unknown; readonly shape: readonly number[] },
  subject: Subject,
): Tensor {
  const { dtype, shape, base64 } = form;
  if (typeof dtype !== 'string' || !isElementType(dtype) || dtype === 'string') {
    const expected = 'a "dtype" such as "float32"';
    throw dataError(subject, {
      expected,
      got: show(dtype),
      hint: `Use one of ${Object.keys(ELEMENT_BYTES).join(', ')}.`,
    });
  }
  const hint =
    'Write the little-endian bytes of the array in C order, for example with base64.b64encode(array.tobytes()).';
  if (typeof base64 !== 'string' || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    throw dataError(subject, { expected: 'base64', got: show(base64), hint });
  }
  const size = (base64.length / 4) * 3 - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);
  const declared = elementCount(shape) * ELEMENT_BYTES[dtype];
  if (size !== declared) {
    const expected = `${declared} bytes (${dtype}[${shape.join(', ')}])`;
    throw dataError(subject, { expected, got: String(size), hint });
  }
  const bytes = new Uint8Array(size);
  Buffer.from(bytes.buffer).write(base64, 'base64');
  refuseOtherBooleans(dtype, bytes, subject);
  return { dtype, shape, bytes };
}

/** A boolean byte other than 0 or 1 is undefined behaviour in the runtime's C++. */
function refuseOtherBooleans(dtype: NumericElement, bytes: Uint8Array, subject: Subject): void {
  const other = dtype === 'bool' ? bytes.find((byte) => byte > 1) : undefined;
  if (other === undefined) return;
  const hint = 'Convert the array with .astype(bool) first.';
  throw dataError(subject, { expected: 'bytes 0 or 1', got: String(other), hint });
}
