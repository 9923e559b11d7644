import { UserError } from '../../errors/errors.ts';
import { listNames } from '../data-error.ts';
import type { DataSource } from '../regression-set.ts';

/**
 * Refuses a header that would give columns an unintended meaning: a missing one, or one with unnamed columns.
 *
 * @param names - In file order.
 * @throws {UserError} With the remedy.
 */
export function checkHeader(
  names: readonly string[],
  { shownPath, labelColumn, columns, ignore = [] }: DataSource,
): void {
  const numbers = names.filter(isValue);
  if (!names.includes(labelColumn) && numbers.length > 0 && numbers.length * 2 >= names.length) {
    throw new UserError(
      `${shownPath}: expected a header with the names of the columns, got ${listNames(names)}.`,
      `Write the names into the first line; the labels' is "${labelColumn}".`,
    );
  }
  // Then no other column is used.
  if (columns !== undefined) return;
  const unnamed = names.findIndex((name) => UNNAMED.test(name) && !ignore.includes(name));
  if (unnamed === -1) return;
  const name = names[unnamed] ?? '';
  const isLast = unnamed === names.length - 1 && unnamed > 0;
  throw new UserError(
    `${shownPath}: expected a name for every column, got ${listNames([name])} for column ${unnamed + 1}.`,
    `${name.startsWith('__index') ? SAVED_INDEX : isLast ? TRAILING : INDEX}, or write 'dataset: { ignore: [${listNames([name])}] }'.`,
  );
}

const SAVED_INDEX = 'This is the index of a pandas data frame: save with to_parquet(path, index=False)';
const TRAILING = 'Remove the separator at the end of each line, name the column';
const INDEX = 'This looks like the index of a pandas data frame: save with to_csv(path, index=False)';

/** Pandas numbers the columns of a bare array; any other number is data. */
function isValue(name: string, index: number): boolean {
  if (name === String(index) || name === String(index + 1)) return false;
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(name);
}

/** Pandas names a column like this once it has read it without a name, and its index in a Parquet file. */
const UNNAMED = /^\s*$|^Unnamed: \d+$|^__index_level_\d+__$/;
