import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../errors.ts';
import type { DataSource } from './data-source.ts';

/**
 * The bytes of a file in chunks, unpacked when its name ends in `.gz`. Ending the iteration early closes the file.
 *
 * @throws {UserError} If the compressed bytes are damaged or end early.
 */
export async function* readBytes({
  path,
  shownPath,
}: DataSource): AsyncGenerator<Uint8Array, void, undefined> {
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) {
    yield* file;
    return;
  }
  // The iteration below throws whatever breaks the pipeline; the callback is only there because pipeline wants one.
  const unpacked = pipeline(file, createGunzip(), () => {});
  try {
    yield* unpacked;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) throw error;
    throw new UserError(
      `${shownPath}: expected a complete gzip file, got "${error.message}".`,
      'Compress the file again; the copy is damaged or was cut short.',
      { cause: error },
    );
  }
}
