import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** What a file turned out to hold once it was read to its end. */
export interface FileHash {
  /** Hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** The first bytes, at most 64. */
  readonly start: Uint8Array;
}

const CHUNK_BYTES = 1024 * 1024;
const START_BYTES = 64;

/**
 * Reads an open file to its end and hashes it; the very bytes that are hashed are written to `target`.
 * Neither handle is closed.
 */
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
