import { ELEMENT_BYTES, type NumericElement, type Tensor } from '../model/tensor.ts';
import { dataError, type Subject, show } from './data-error.ts';
import { ELEMENT_CODECS, isElementType, tensorNumbers } from './element-codec.ts';

/**
 * What an element type holds, whatever its width: items of a data set are encoded in the width that a model takes.
 *
 * @returns `real` and `integer`; any other type is a kind of its own.
 */
export function elementKind(dtype: string): string {
  if (/^float(16|32|64)$/.test(dtype)) return 'real';
  return /^u?int(8|16|32|64)$/.test(dtype) ? 'integer' : dtype;
}

/**
 * A tensor in the width that a model takes. Real numbers are rounded to the nearest, ties to even; integers stay exact.
 *
 * @throws {UserError} If the model's type is of another kind, or a number is out of its range.
 */
export function convertTensor(tensor: Tensor, dtype: string, subject: Subject): Tensor {
  if (tensor.dtype === dtype) return tensor;
  if (tensor.dtype === 'string' || !isNumeric(dtype) || elementKind(tensor.dtype) !== elementKind(dtype)) {
    const hint = `Convert it, for example with array.astype("${dtype}"), or write plain numbers, which are converted if they fit.`;
    throw dataError(subject, { expected: dtype, got: tensor.dtype, hint });
  }
  const width = ELEMENT_BYTES[dtype];
  const { write, expected } = ELEMENT_CODECS[dtype];
  const values = exactValues(tensor);
  const bytes = new Uint8Array(values.length * width);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => {
    if (write(view, index * width, value)) return;
    const hint = `The model takes ${dtype}: scale the values, or export it with ${tensor.dtype} inputs.`;
    throw dataError(subject, { expected, got: show(value), hint });
  });
  return { dtype, shape: tensor.shape, bytes };
}

const isNumeric = (dtype: string): dtype is NumericElement => isElementType(dtype) && dtype !== 'string';

type NumericTensor = Exclude<Tensor, { dtype: 'string' }>;

/** In the form of JSON: what a double cannot hold, and infinities, as text. */
function exactValues(tensor: NumericTensor): readonly (number | string)[] {
  const { dtype, bytes } = tensor;
  if (dtype !== 'int64' && dtype !== 'uint64')
    return Array.from(tensorNumbers(tensor), (value) => (Math.abs(value) === Infinity ? `${value}` : value));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / 8 }, (_, index) => {
    const value = dtype === 'int64' ? view.getBigInt64(index * 8, true) : view.getBigUint64(index * 8, true);
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : `${value}`;
  });
}
