import { readSync } from 'node:fs';
import { ProtobufError } from './protobuf-error.ts';

/** Bytes of known length, fetched a window at a time. */
export interface ByteSource {
  readonly size: number;
  /**
   * The bytes from `position` on, as many as are loaded. Valid until the next call.
   *
   * @param position - In 0..size-1.
   * @throws {ProtobufError} If not one byte can be fetched, or the budget is spent.
   */
  windowAt(position: number): Uint8Array;
}

/** Bytes that are already in memory. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return { size: bytes.byteLength, windowAt: (position) => bytes.subarray(position) };
}

const SMALLEST_WINDOW = 1024;
const LARGEST_WINDOW = 64 * 1024;

/**
 * Bytes of an open file. Skipped bytes are not loaded: a skip shrinks the window to 1 KiB, and reading on doubles it
 * up to 64 KiB. Reads block, for microseconds, because awaiting every field is ten times slower.
 *
 * @param descriptor - File open for reading; the caller closes it.
 * @param size - Length of the file in bytes.
 * @param budget - Largest number of bytes to fetch in total.
 */
export function fileSource(descriptor: number, size: number, budget: number): ByteSource {
  const buffer = new Uint8Array(LARGEST_WINDOW);
  let length = SMALLEST_WINDOW;
  let next = 0;
  let fetched = 0;

  function windowAt(position: number): Uint8Array {
    length = position === next ? Math.min(length * 2, LARGEST_WINDOW) : SMALLEST_WINDOW;
    const count = fetch(position);
    next = position + count;
    fetched += count;
    if (fetched > budget) {
      throw new ProtobufError('too-much', position, `more than ${budget} bytes besides weights`);
    }
    return buffer.subarray(0, count);
  }

  function fetch(position: number): number {
    const count = readCount(position);
    if (count === 0)
      throw new ProtobufError('unreadable', position, `an unexpected end of the file at byte ${position}`);
    return count;
  }

  function readCount(position: number): number {
    try {
      return readSync(descriptor, buffer, 0, Math.min(length, size - position), position);
    } catch (cause) {
      throw new ProtobufError('unreadable', position, `a read error at byte ${position}`, { cause });
    }
  }

  return { size, windowAt };
}
