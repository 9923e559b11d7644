import { dataError, show } from '../../dataset/data-error.ts';
import { tensorNumbers } from '../../dataset/element-codec.ts';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import type { UserError } from '../../errors/errors.ts';
import { isTensor, readClassLabel } from '../read-label.ts';
import type { ClassRows } from './read-class-rows.ts';

/** What a label may name. */
interface Labelled extends Pick<ClassRows, 'steps' | 'width'> {
  readonly classes: readonly string[] | undefined;
}

/**
 * The positions of the scores that an item is labelled with. The label is an array of class names or indices, which may be
 * empty; a text with names or indices between semicolons; or a tensor with one 0 or 1 per score, as .npz files have. If the
 * output has several steps, each entry is a step and a class: `[3, "C4"]`, or `3:C4` in a text. That of a single step may
 * have either form, so that items with one step and with several are labelled alike.
 *
 * @throws {UserError} If the label is anything else.
 */
export function readClassesLabel(item: RegressionItem, output: Labelled): ReadonlySet<number> {
  const { label } = item;
  const { steps, width, classes } = output;
  if (isTensor(label)) return readMarks(item, steps * width);
  const entries = typeof label === 'string' ? splitNames(label, classes) : label;
  if (!Array.isArray(entries)) throw wrongLabel(item, 'an array of classes');
  return new Set(entries.map((entry: unknown) => readEntry(entry, item, output)));
}

function readEntry(entry: unknown, item: RegressionItem, { steps, width, classes }: Labelled): number {
  const isClass = typeof entry === 'string' && classes?.includes(entry) === true;
  const pair = steps === 1 && isClass ? undefined : splitEntry(entry);
  if (pair === undefined && steps !== 1) throw wrongEntry(item, entry);
  const [step, name] = pair ?? [0, entry];
  if (step >= steps) throw wrongLabel(item, `steps below ${steps}, as many as the output has,`, step);
  const index = readClassLabel({ ...item, label: name }, classes);
  if (index >= width) throw wrongLabel(item, `classes below ${width}, as many as the output has,`, index);
  return step * width + index;
}

/** A step, counted from 0, and a class; undefined if an entry is not both. */
function splitEntry(entry: unknown): readonly [number, unknown] | undefined {
  const text = typeof entry === 'string' ? /^(\d{1,9}):(.*)$/s.exec(entry) : null;
  const [step, name, ...more]: readonly unknown[] =
    text === null ? (Array.isArray(entry) ? entry : []) : [Number(text[1]), text[2]];
  const isPair =
    typeof step === 'number' &&
    Number.isSafeInteger(step) &&
    step >= 0 &&
    name !== undefined &&
    more.length === 0;
  return isPair ? [step, name] : undefined;
}

/** A class may have a semicolon in its name. An empty field may be forbidden, so `[]` is none as well. */
function splitNames(text: string, classes: readonly string[] | undefined): readonly string[] {
  if (classes?.includes(text)) return [text];
  if (text.trim() === '[]') return [];
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

function wrongEntry({ place }: RegressionItem, entry: unknown): UserError {
  return dataError(
    { place, name: 'the label' },
    {
      expected: 'a step and a class in each entry',
      got: show(entry),
      hint: 'The output has scores for several steps. Write "label": [[0, "cat"], [1, "cat"]], counted from 0; in a .csv file 0:cat;1:cat.',
    },
  );
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
