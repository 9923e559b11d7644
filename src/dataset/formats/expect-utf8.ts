import { isUtf8 } from 'node:buffer';
import { UserError } from '../../errors/errors.ts';

const NEWLINE = 0x0a;

/**
 * Passes bytes on if they are UTF-8, so that no decoder replaces what it cannot read. A chunk never ends within a
 * character.
 *
 * @param shownPath - Path shown in messages.
 * @throws {UserError} At the first line that is not UTF-8.
 */
export async function* expectUtf8(
  chunks: AsyncIterable<Uint8Array>,
  shownPath: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  let started: Uint8Array = new Uint8Array(0);
  let line = 1;
  let isFirst = true;
  for await (const chunk of chunks) {
    const bytes = started.length === 0 ? chunk : Buffer.concat([started, chunk]);
    if (isFirst && bytes.length > 1) {
      refuseUtf16(bytes, shownPath);
      isFirst = false;
    }
    const end = endOfCharacters(bytes);
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) throw notUtf8(whole, line, shownPath);
    line += countLines(whole);
    started = bytes.subarray(end);
    yield whole;
  }
  if (started.length > 0) throw notUtf8(started, line, shownPath);
}

/** Where the last, unfinished character begins; the length if there is none. */
function endOfCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return back < characterLength(byte) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Bytes of a character, by its first one. */
const characterLength = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2);

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, end + 1)) lines += 1;
  return lines;
}

/** Detects UTF-16 by its byte-order mark, or by the zero byte next to each ASCII character. */
function refuseUtf16([first, second]: Uint8Array, shownPath: string): void {
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (!hasMark && first !== 0 && second !== 0) return;
  throw new UserError(
    `${shownPath}: expected UTF-8, got UTF-16.`,
    'Save the file as UTF-8, for example with "iconv -f utf-16 -t utf-8".',
  );
}

/** @param from - Line that the bytes begin in. */
function notUtf8(bytes: Uint8Array, from: number, shownPath: string): UserError {
  let line = from;
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
    line += 1;
  }
  return new UserError(
    `${shownPath}, line ${line}: expected UTF-8, got other bytes.`,
    'Save the file as UTF-8, for example with "iconv -f latin1 -t utf-8" if it is Latin-1.',
  );
}
