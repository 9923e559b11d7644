import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** Hash, size and first bytes of a file. */
export interface FileHash {
  /** Hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** The first bytes, at most 64. */
  readonly start: Uint8Array;
}

const CHUNK_BYTES = 1024 * 1024;
const START_BYTES = 64;

/** Hashes an open file and writes exactly the hashed bytes to `target`. Closes neither handle. */
export async function hashFile(source: FileHandle, target?: FileHandle): Promise<FileHash> {
  const hash = createHash('sha256');
  const buffer = new Uint8Array(CHUNK_BYTES);
  let start: Uint8Array | undefined;
  let sizeBytes = 0;
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES, sizeBytes);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    start ??= chunk.slice(0, START_BYTES);
    hash.update(chunk);
    await target?.writeFile(chunk);
    sizeBytes += bytesRead;
  }
  return { sha256: hash.digest('hex'), sizeBytes, start: start ?? new Uint8Array() };
}
