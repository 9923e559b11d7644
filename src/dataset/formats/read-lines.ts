import { TextDecoder } from 'node:util';
import { UserError } from '../../errors/errors.ts';
import { expectUtf8 } from './expect-utf8.ts';

/** Largest line, record or row: limits the memory that one item takes. */
export const MAX_ITEM_BYTES = 256 * 2 ** 20;

/** A line of text and its number, counted from 1. */
interface Line {
  readonly text: string;
  readonly number: number;
}

/**
 * Splits UTF-8 bytes into lines, without line endings. Drops a byte-order mark. Holds one line in memory at a time.
 *
 * @param shownPath - Path shown in messages.
 * @throws {UserError} If a line is longer than `MAX_ITEM_BYTES` or is not UTF-8.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  shownPath: string,
): AsyncGenerator<Line, void, undefined> {
  const decoder = new TextDecoder('utf-8');
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  const take = (part: Uint8Array) => {
    parts.push(part);
    size += part.length;
    if (size > MAX_ITEM_BYTES) throw tooLong(`${shownPath}, line ${number}`);
  };
  const finish = (): Line => {
    const line = { text: decode(decoder, parts), number };
    parts = [];
    size = 0;
    number += 1;
    return line;
  };
  for await (const chunk of expectUtf8(chunks, shownPath)) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    take(chunk.subarray(start));
  }
  if (size > 0) yield finish();
}

const NEWLINE = 0x0a;

function decode(decoder: TextDecoder, parts: readonly Uint8Array[]): string {
  return decoder.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts)).replace(/\r$/, '');
}

function tooLong(place: string): UserError {
  return new UserError(
    `${place}: expected at most ${MAX_ITEM_BYTES / 2 ** 20} MiB in one line, got more.`,
    'Write one item per line.',
  );
}
