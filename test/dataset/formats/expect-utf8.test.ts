import { describe, expect, it } from 'vitest';
import { expectUtf8 } from '../../../src/dataset/formats/expect-utf8.ts';
import { collect, userErrorOf } from '../collect.ts';

/** Every way to cut bytes into two chunks, and into single bytes. */
function cutsOf(bytes: Uint8Array): Uint8Array[][] {
  const halves = Array.from(bytes, (_, index) => [bytes.subarray(0, index), bytes.subarray(index)]);
  return [[bytes], ...halves, Array.from(bytes, (byte) => Uint8Array.of(byte))];
}

async function* streamOf(chunks: readonly Uint8Array[]) {
  yield* chunks;
}

describe('expectUtf8', () => {
  it('passes characters of one to four bytes on, wherever the chunks end', async () => {
    const bytes = Buffer.from('aé\n€\n𝄞\n');
    for (const chunks of cutsOf(bytes)) {
      const passed = await collect(expectUtf8(streamOf(chunks), 'set.csv'));
      expect(Buffer.concat(passed)).toEqual(bytes);
      for (const chunk of passed)
        expect(Buffer.from(Buffer.from(chunk).toString())).toEqual(Buffer.from(chunk));
    }
  });

  it.each([
    { title: 'a Latin-1 letter', bytes: Buffer.from('a\nb\xe9\nc\n', 'latin1'), line: 2 },
    { title: 'a Latin-1 letter at the very end', bytes: Buffer.from('a\nb\n\xe9', 'latin1'), line: 3 },
    { title: 'a byte that no character begins with', bytes: Buffer.from('ab\xff\n', 'latin1'), line: 1 },
    {
      title: 'a character that is cut short by a line break',
      bytes: Buffer.from('\n\xe2\x82\n', 'latin1'),
      line: 2,
    },
    { title: 'a surrogate', bytes: Buffer.from('\n\n\xed\xa0\x80\n', 'latin1'), line: 3 },
    {
      title: 'bytes that only continue a character',
      bytes: Buffer.from('ab\x80\x80\x80\x80\n', 'latin1'),
      line: 1,
    },
  ])('refuses $title with its line, wherever the chunks end', async ({ bytes, line }) => {
    for (const chunks of cutsOf(bytes)) {
      const error = await userErrorOf(collect(expectUtf8(streamOf(chunks), 'set.csv')));
      expect(error.message).toBe(`set.csv, line ${line}: expected UTF-8, got other bytes.`);
    }
  });
});
