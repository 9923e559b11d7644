import { dataError, show } from '../../dataset/data-error.ts';
import { tensorNumbers } from '../../dataset/element-codec.ts';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import type { UserError } from '../../errors/errors.ts';
import { isTensor, readClassLabel } from '../read-label.ts';

/**
 * The classes that an item is labelled with: an array of class names or indices, which may be empty; a text with names or
 * indices between semicolons; or a tensor with one 0 or 1 per class, as .npz files have.
 *
 * @param count - Number of classes of the model.
 * @throws {UserError} If the label is anything else.
 */
export function readClassesLabel(
  item: RegressionItem,
  { classes, count }: { readonly classes: readonly string[] | undefined; readonly count: number },
): ReadonlySet<number> {
  const { label } = item;
  if (isTensor(label)) return readMarks(item, count);
  const names = typeof label === 'string' ? splitNames(label, classes) : label;
  if (!Array.isArray(names)) throw wrongLabel(item, 'an array of classes');
  const indices = names.map((name: unknown) => readClassLabel({ ...item, label: name }, classes));
  const beyond = indices.find((index) => index >= count);
  if (beyond !== undefined)
    throw wrongLabel(item, `classes below ${count}, as many as the output has`, beyond);
  return new Set(indices);
}

/** A class may have a semicolon in its name. */
function splitNames(text: string, classes: readonly string[] | undefined): readonly string[] {
  if (classes?.includes(text)) return [text];
  return text
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function readMarks(item: RegressionItem, count: number): ReadonlySet<number> {
  const marks = isTensor(item.label) && item.label.dtype !== 'string' ? tensorNumbers(item.label) : [];
  const isMarks = marks.length === count && marks.every((mark: number) => mark === 0 || mark === 1);
  if (!isMarks) throw wrongLabel(item, `${count} numbers, each 0 or 1`, 'other values');
  return new Set(Array.from(marks).flatMap((mark, index) => (mark === 1 ? [index] : [])));
}

function wrongLabel(item: RegressionItem, expected: string, got: unknown = item.label): UserError {
  return dataError(
    { place: item.place, name: 'the label' },
    {
      expected,
      got: typeof got === 'string' && got === 'other values' ? got : show(got),
      hint: 'Write "label": ["cat", "outdoor"], or [] for none; in a .csv file cat;outdoor; in an .npz file one 0 or 1 per class.',
    },
  );
}
