import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../errors/errors.ts';
import type { DataFile } from './regression-set.ts';

/**
 * Reads the next `count` bytes of a stream; fewer only at its end. The bytes may share memory with the stream's
 * chunks.
 */
export type ReadExactly = (count: number) => Promise<Uint8Array>;

/** Reads a stream in pieces of exact size instead of chunks. */
export function exactReader(chunks: AsyncIterable<Uint8Array>): ReadExactly {
  const iterator = chunks[Symbol.asyncIterator]();
  let pending: Uint8Array = new Uint8Array(0);
  return async (count) => {
    const parts = [pending];
    let size = pending.length;
    while (size < count) {
      const next = await iterator.next();
      if (next.done === true) break;
      parts.push(next.value);
      size += next.value.length;
    }
    const joined = parts.length === 1 ? pending : Buffer.concat(parts);
    pending = joined.subarray(count);
    return joined.subarray(0, count);
  };
}

/** A few megabytes can unpack to terabytes. */
const MAX_UNPACKED_BYTES = 16 * 2 ** 30;

/** @throws {UserError} If a data set has more than 16 GiB when unpacked. */
export function checkUnpacked(bytes: number, shownPath: string): void {
  if (bytes <= MAX_UNPACKED_BYTES) return;
  throw new UserError(
    `${shownPath}: expected at most ${MAX_UNPACKED_BYTES / 2 ** 30} GiB when unpacked, got more.`,
    'Use fewer items: a regression set is read several times.',
  );
}

/**
 * The bytes of a file in chunks, decompressed if its name ends in `.gz`. Ending the iteration early closes the file.
 *
 * @throws {UserError} If the compressed bytes are damaged, end early, or are more than 16 GiB when unpacked.
 */
export async function* readBytes({ path, shownPath }: DataFile): AsyncGenerator<Uint8Array, void, undefined> {
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) {
    yield* file;
    return;
  }
  // The iteration below throws any error of the pipeline, which requires a callback all the same.
  const unpacked = pipeline(file, createGunzip(), () => {});
  let bytes = 0;
  try {
    for await (const chunk of unpacked) {
      bytes += chunk.length;
      checkUnpacked(bytes, shownPath);
      yield chunk;
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) throw error;
    throw new UserError(
      `${shownPath}: expected a complete gzip file, got "${error.message}".`,
      'The file is damaged or incomplete: compress it again.',
      { cause: error },
    );
  }
}
