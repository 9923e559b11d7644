import { UserError } from '../../errors/errors.ts';
import { didYouMean } from '../../errors/nearest-name.ts';
import { listNames } from '../data-error.ts';
import type { DataSource } from '../regression-set.ts';

/** The role of each column. */
export interface Columns {
  readonly label: string;
  readonly id: string | undefined;
  readonly slices: readonly { readonly key: string; readonly column: string }[];
  /** The columns that the policy lists, in its order; else all others, in file order. */
  readonly inputs: readonly string[];
}

const SLICE_PREFIX = 'slice.';

/**
 * Assigns a role to each column of a table, or array of an .npz file: label, `id`, `slice.<key>`, input, or none if the
 * policy ignores it. A column named after an input of either model is that input. The policy may name other columns for
 * the id and for slices, whose key is then the column's name.
 *
 * @param found - Names in file order.
 * @throws {UserError} If there is no label, if the label is also an input, if a name occurs twice, or if the policy
 *   names a column that does not exist.
 */
export function assignColumns(found: readonly string[], source: DataSource): Columns {
  const { labelColumn: label, shownPath, columns, ignore = [], others = [], text, cluster } = source;
  const names = found.filter((name) => !ignore.includes(name));
  const slices = [...(source.slices ?? []), ...clusterColumns(cluster, names)];
  const seen = new Set<string>();
  const twice = names.find((name) => seen.size === seen.add(name).size);
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
  expectNames(ignore, found, { key: 'ignore', shownPath });
  expectNames(columns ?? [], names, { key: 'columns', shownPath });
  expectNames(text?.columns ?? [], names, { key: 'text', shownPath });
  expectNames(source.slices ?? [], names, { key: 'slices', shownPath });
  expectNames(clusterColumns(cluster, names), names, { key: 'cluster', shownPath });
  expectNames(source.id === undefined ? [] : [source.id], names, { key: 'id', shownPath });
  const isInput = (name: string) =>
    columns?.includes(name) ?? (source.inputs.some((input) => input.name === name) || others.includes(name));
  if (isInput(label)) {
    throw new UserError(
      `${shownPath}: expected different names for labels and inputs, got ${listNames([label])} for both.`,
      'Rename the labels, and set "dataset: { label: … }" to their new name.',
    );
  }
  const id = source.id ?? (names.includes('id') && label !== 'id' && !isInput('id') ? 'id' : undefined);
  const isText = (name: string) => text?.columns.includes(name) === true;
  const isSlice = (name: string) =>
    slices.includes(name) || (name.startsWith(SLICE_PREFIX) && name !== label && !isInput(name));
  return {
    label,
    id,
    slices: names.filter(isSlice).map((column) => ({ key: sliceKey(column), column })),
    inputs:
      columns ??
      names.filter(
        (name) => name !== label && name !== id && (isInput(name) || !(isSlice(name) || isText(name))),
      ),
  };
}

/** The column of a cluster has its name, unless one named `slice.<key>` is meant. */
const clusterColumns = (cluster: string | undefined, names: readonly string[]): readonly string[] =>
  cluster === undefined || names.includes(`${SLICE_PREFIX}${cluster}`) ? [] : [cluster];

const sliceKey = (column: string): string =>
  column.startsWith(SLICE_PREFIX) ? column.slice(SLICE_PREFIX.length) : column;

/** A column that the policy names but the file lacks may be misspelt, and would then have another role. */
function expectNames(
  wanted: readonly string[],
  names: readonly string[],
  { key, shownPath }: { key: 'columns' | 'ignore' | 'slices' | 'cluster' | 'id' | 'text'; shownPath: string },
): void {
  const existing = new Set(names);
  const missing = wanted.find((name) => !existing.has(name));
  if (missing === undefined) return;
  throw new UserError(
    `${shownPath}: expected the names in "dataset: { ${key}: … }", got none called ${listNames([missing])}.`,
    `It has ${listNames(names)}.${didYouMean(missing, names)}`,
  );
}
