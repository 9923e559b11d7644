import { UserError } from '../../errors/errors.ts';
import { didYouMean } from '../../errors/nearest-name.ts';
import { listNames } from '../data-error.ts';
import type { DataSource } from '../regression-set.ts';

/** The role of each column. */
export interface Columns {
  readonly label: string;
  readonly id: string | undefined;
  readonly slices: readonly { readonly key: string; readonly column: string }[];
  /** All other columns, in file order. */
  readonly inputs: readonly string[];
}

const SLICE_PREFIX = 'slice.';

/**
 * Assigns a role to each column of a CSV file, or array of an .npz file: label, `id`, `slice.<key>` or input. A
 * column named after a model input is that input.
 *
 * @param names - In file order.
 * @throws {UserError} If there is no label, if the label is also an input, or if a name occurs twice.
 */
export function assignColumns(names: readonly string[], source: DataSource): Columns {
  const { labelColumn: label, shownPath } = source;
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new UserError(
      `${shownPath}: expected unique names, got ${listNames([twice])} twice.`,
      'Rename one of the two.',
    );
  }
  if (!names.includes(label)) {
    throw new UserError(
      `${shownPath}: expected labels in ${listNames([label])}, got ${listNames(names) || 'nothing'}.`,
      `Name the labels "${label}", or set "dataset: { label: … }" to their name.${didYouMean(label, names)}`,
    );
  }
  const isInput = (name: string) => source.inputs.some((input) => input.name === name);
  if (isInput(label)) {
    throw new UserError(
      `${shownPath}: expected different names for labels and inputs, got ${listNames([label])} for both.`,
      'Rename the labels, and set "dataset: { label: … }" to their new name.',
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
