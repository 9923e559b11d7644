import { readdir } from 'node:fs/promises';
import { UserError } from '../../../errors/errors.ts';
import { listNames } from '../../data-error.ts';
import type { DataFile } from '../../regression-set.ts';

/**
 * Names of the `.parquet` files in a folder, in order of name, which is the order of their items.
 *
 * @returns Empty if there are none.
 * @throws {UserError} If the names say `-00000-of-00003`, and there are parts of several sets or not all of one.
 */
export async function listParquetParts({ path, shownPath }: DataFile): Promise<readonly string[]> {
  const names = (await readdir(path)).filter((name) => name.endsWith('.parquet')).sort();
  const numbered = names.flatMap((name) => {
    const [, set = '', , of] = PART.exec(name) ?? [];
    return of === undefined ? [] : [{ set, of: Number(of) }];
  });
  const [first] = numbered;
  if (first === undefined) return names;
  const sets = [...new Set(numbered.map(({ set }) => set))];
  if (sets.length > 1 || numbered.length < names.length) {
    throw new UserError(
      `${shownPath}: expected the parts of one set, got ${listNames(names)}.`,
      'Put the parts of each split into a separate folder.',
    );
  }
  if (numbered.length === first.of) return names;
  throw new UserError(
    `${shownPath}: expected ${first.of} parts of ${listNames([first.set])}, as their names say, got ${numbered.length}.`,
    'Download or commit the missing parts: a model must be judged on all items.',
  );
}

/** As the Hugging Face hub names the parts of a split: train-00000-of-00002.parquet, or with a digest at the end. */
const PART = /^(.*)-(\d{5})-of-(\d{5})(?:-[0-9a-f]+)?\.parquet$/;
