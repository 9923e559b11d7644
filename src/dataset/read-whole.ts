import { readFile, stat } from 'node:fs/promises';
import { UserError } from '../errors/errors.ts';
import type { DataFile } from './regression-set.ts';

/** A file that a key of the data set names. */
interface NamedFile {
  /** "a tokenizer.json". */
  readonly what: string;
  /** Key under `dataset`. */
  readonly key: string;
  readonly maxBytes: number;
  /** What to do about a file that is too large, or none. */
  readonly hint: string;
}

/**
 * Reads a whole file that the policy names.
 *
 * @throws {UserError} If there is none, or it is too large.
 */
export async function readWhole(
  { path, shownPath }: DataFile,
  { what, key, maxBytes, hint }: NamedFile,
): Promise<Buffer> {
  try {
    const found = await stat(path);
    if (found.isFile() && found.size <= maxBytes) return await readFile(path);
    const got = found.isFile() ? `${found.size} bytes` : 'something other than a file';
    throw new UserError(
      `${shownPath}: expected ${what} of at most ${maxBytes / 2 ** 20} MiB, got ${got}.`,
      hint,
    );
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new UserError(
      `${shownPath}: expected ${what}, got no such file.`,
      `Check "dataset: { ${key}: … }". The path is relative to the policy file.`,
    );
  }
}
