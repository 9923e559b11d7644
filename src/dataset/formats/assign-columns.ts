import { UserError } from '../../errors/errors.ts';
import { didYouMean } from '../../errors/nearest-name.ts';
import { listNames } from '../data-error.ts';
import type { DataSource } from '../regression-set.ts';

/** What each column of a table holds. */
export interface Columns {
  readonly label: string;
  readonly id: string | undefined;
  readonly slices: readonly { readonly key: string; readonly column: string }[];
  /** The others, in the order of the file. */
  readonly inputs: readonly string[];
}

const SLICE_PREFIX = 'slice.';

/**
 * Sorts the columns of a CSV file, or the arrays of an .npz file, by what they hold: the label, `id`, `slice.<key>`, and inputs.
 * A column that is named like an input of the model is that input.
 *
 * @param names - As they stand in the file.
 * @throws {UserError} If there is no label, if the label is also an input, or if a name stands twice.
 */
export function assignColumns(names: readonly string[], source: DataSource): Columns {
  const { labelColumn: label, shownPath } = source;
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new UserError(
      `${shownPath}: expected every name once, got ${listNames([twice])} twice.`,
      'Rename one of the two.',
    );
  }
  if (!names.includes(label)) {
    throw new UserError(
      `${shownPath}: expected ${listNames([label])}, which holds the labels, got ${listNames(names) || 'nothing'}.`,
      `Name the labels "${label}", or write their name under "dataset: { label: … }".${didYouMean(label, names)}`,
    );
  }
  const isInput = (name: string) => source.inputs.some((input) => input.name === name);
  if (isInput(label)) {
    throw new UserError(
      `${shownPath}: expected labels apart from the inputs, got ${listNames([label])} for both.`,
      'Rename the labels and write their name under "dataset: { label: … }".',
    );
  }
  const id = names.includes('id') && label !== 'id' && !isInput('id') ? 'id' : undefined;
  const isSlice = (name: string) => name.startsWith(SLICE_PREFIX) && name !== label && !isInput(name);
  return {
    label,
    id,
    slices: names.filter(isSlice).map((column) => ({ key: column.slice(SLICE_PREFIX.length), column })),
    inputs: names.filter((name) => name !== label && name !== id && !isSlice(name)),
  };
}
