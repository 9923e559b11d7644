import { dataError, show } from '../dataset/data-error.ts';
import { decodeValue } from '../dataset/decode-value.ts';
import { type ElementType, isElementType, tensorNumbers } from '../dataset/element-codec.ts';
import type { RegressionItem } from '../dataset/regression-set.ts';
import type { UserError } from '../errors/errors.ts';
import { didYouMean } from '../errors/nearest-name.ts';
import { elementCount, type Tensor } from '../model/tensor.ts';

/** The class of a label that no answer matches. It equals no number, itself included. */
export const UNKNOWN_CLASS = Number.NaN;

/**
 * Class index of an item's label. The label is a class name, or the index as a number or as digits.
 *
 * @param classes - Names by index; undefined if labels are indices.
 * @param unknown - What to do if a name or an index is not among the classes.
 * @returns {@link UNKNOWN_CLASS} for an unknown one that counts as wrong.
 * @throws {UserError} If the label is anything else.
 */
export function readClassLabel(
  item: RegressionItem,
  classes: readonly string[] | undefined,
  unknown: 'refuse' | 'wrong' = 'refuse',
): number {
  const { label } = item;
  const named = typeof label === 'string' ? (classes?.indexOf(label) ?? -1) : -1;
  if (named !== -1) return named;
  const index = typeof label === 'string' && /^\d{1,9}$/.test(label) ? Number(label) : label;
  const count = classes?.length ?? Number.MAX_SAFE_INTEGER;
  if (typeof index === 'number' && Number.isSafeInteger(index) && index >= 0 && index < count) return index;
  const isName =
    typeof label === 'string' || (typeof index === 'number' && Number.isSafeInteger(index) && index >= 0);
  if (unknown === 'wrong' && classes !== undefined && isName) return UNKNOWN_CLASS;
  throw classes === undefined
    ? wrongLabel(
        item,
        'a class index such as 3',
        'Write the class as its index, or set "classes" to a file of class names.',
      )
    : wrongLabel(
        item,
        `one of the ${classes.length} classes`,
        `Use a name from "classes".${typeof label === 'string' ? didYouMean(label, classes) : ''} To count such items as wrong, write "unknown-labels: wrong".`,
      );
}

/**
 * 1 if an item is labelled positive, else 0. The label is true or false, 1 or 0, or a class name; the second class is
 * the positive one.
 *
 * @throws {UserError} If the label is anything else.
 */
export function readBinaryLabel(item: RegressionItem, classes: readonly string[] | undefined): 0 | 1 {
  const { label } = item;
  const named = typeof label === 'string' ? (classes?.indexOf(label) ?? -1) : -1;
  if (named === 0 || named === 1) return named;
  const word = typeof label === 'string' ? label.toLowerCase() : label;
  if (word === true || word === 1 || word === 'true' || word === '1') return 1;
  if (word === false || word === 0 || word === 'false' || word === '0') return 0;
  const names = classes === undefined ? '' : `, ${classes.map((name) => show(name)).join(', ')}`;
  throw wrongLabel(item, `true, false, 1, 0${names}`, 'Write 1 for the positive class and 0 for the other.');
}

/**
 * The numbers of an item's label, in C order. A single number is a vector of one.
 *
 * @returns Finite numbers, at least one.
 * @throws {UserError} If the label is anything else.
 */
export function readNumbersLabel(item: RegressionItem): Float64Array {
  const { label } = item;
  const value = typeof label === 'string' && label.trim() !== '' ? Number(label) : label;
  const hint = 'Write a number, or an array with as many numbers as the output.';
  const tensor = readTensorLabel(value, 'float64', { place: item.place, name: 'the label' });
  if (tensor.dtype === 'string') throw wrongLabel(item, 'numbers', hint);
  const numbers = tensorNumbers(tensor);
  if (numbers.length > 0 && numbers.every(Number.isFinite)) return numbers;
  throw wrongLabel(item, 'finite numbers', hint);
}

/**
 * A label, or part of one, as a tensor.
 *
 * @param value - A tensor, or the JSON form of one.
 * @param dtype - Element type for plain JSON values.
 * @throws {UserError} If it is neither.
 */
export function readTensorLabel(
  value: unknown,
  dtype: ElementType,
  subject: { readonly place: string; readonly name: string },
): Tensor {
  return isTensor(value) ? value : decodeValue(value, dtype, subject);
}

/** Whether the data set stores a label as a tensor, not as JSON. */
export function isTensor(value: unknown): value is Tensor {
  if (typeof value !== 'object' || value === null || !('dtype' in value) || !('shape' in value)) return false;
  if (typeof value.dtype !== 'string' || !isElementType(value.dtype) || !Array.isArray(value.shape))
    return false;
  if ('bytes' in value) return value.bytes instanceof Uint8Array;
  // JSON can look the same, so the rest must match too.
  return (
    'strings' in value &&
    Array.isArray(value.strings) &&
    value.strings.every((text) => typeof text === 'string') &&
    value.strings.length === elementCount(value.shape)
  );
}

function wrongLabel({ place, label }: RegressionItem, expected: string, hint: string): UserError {
  return dataError({ place, name: 'the label' }, { expected, got: show(label), hint });
}
