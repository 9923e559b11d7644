import { mkdtempSync, openSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileSource, memorySource } from '../../../src/model/protobuf/byte-source.ts';
import { ProtobufError } from '../../../src/model/protobuf/protobuf-error.ts';
import { ProtobufReader } from '../../../src/model/protobuf/protobuf-reader.ts';
import { bytes, head, int, message, text, varint } from '../../support/onnx-writer.ts';

const readerOf = (...parts: readonly Uint8Array[]) => new ProtobufReader(memorySource(Buffer.concat(parts)));

/** Takes every value of field 1 with `take`. */
function valuesOf<T>(file: Uint8Array, take: (reader: ProtobufReader) => T): T[] {
  const reader = readerOf(file);
  const values: T[] = [];
  reader.document({ 1: () => values.push(take(reader)) });
  return values;
}

function errorOf(act: () => unknown): ProtobufError {
  try {
    act();
  } catch (error) {
    if (error instanceof ProtobufError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('ProtobufReader', () => {
  test('gives every int64 back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        expect(valuesOf(int(1, value), (reader) => reader.int64())).toEqual([value]);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  test.each([
    0n,
    1n,
    127n,
    128n,
    2n ** 28n,
    2n ** 31n,
    2n ** 32n - 1n,
    2n ** 35n,
    2n ** 62n,
    -1n,
    -(2n ** 63n),
  ])('gives %s back', (value) => {
    expect(valuesOf(int(1, value), (reader) => reader.int64())).toEqual([value]);
  });

  test.each([
    { value: 2n ** 53n - 1n, isExact: true },
    { value: 2n ** 53n, isExact: false },
    { value: -(2n ** 53n) + 1n, isExact: true },
    { value: -(2n ** 53n), isExact: false },
  ])('takes $value as an exact number: $isExact', ({ value, isExact }) => {
    const take = () => valuesOf(int(1, value), (reader) => reader.integer());
    if (isExact) expect(take()).toEqual([Number(value)]);
    else expect(errorOf(take)).toMatchObject({ fault: 'malformed', byte: 1 });
  });

  test('takes 32 and 64 bits without a sign', () => {
    expect(valuesOf(Buffer.from('0dffffffff', 'hex'), (reader) => reader.fixed32())).toEqual([2 ** 32 - 1]);
    expect(valuesOf(Buffer.from('090100000000000080', 'hex'), (reader) => reader.fixed64())).toEqual([
      2n ** 63n + 1n,
    ]);
  });

  test('skips what nobody asks for, of every wire type', () => {
    const file = Buffer.concat([
      int(2, -1),
      Buffer.from('190000000000000000', 'hex'),
      text(4, 'skipped'),
      Buffer.from('2d00000000', 'hex'),
      int(1, 7),
    ]);
    expect(valuesOf(file, (reader) => reader.integer())).toEqual([7]);
  });

  test('tells where a value lies', () => {
    const reader = readerOf(int(2, 1), bytes(1, new Uint8Array(300)));
    let span: unknown;
    reader.document({
      1: () => {
        span = reader.span();
      },
    });
    expect(span).toEqual({ start: 5, length: 300 });
  });

  test('reads repeated numbers packed, unpacked and mixed', () => {
    const reader = readerOf(
      bytes(1, Buffer.concat([1, 300].map(varint))),
      int(1, 5),
      bytes(1, Buffer.alloc(0)),
    );
    const values: number[] = [];
    reader.document({ 1: () => reader.repeated(() => values.push(reader.integer())) });
    expect(values).toEqual([1, 300, 5]);
  });

  const nested = (levels: number) => {
    let inner = Buffer.alloc(0);
    for (let i = 0; i < levels; i++) inner = message(1, inner);
    return inner;
  };
  const descend = (levels: number) => {
    const reader = readerOf(nested(levels));
    const down = (): void => reader.message({ 1: down });
    reader.document({ 1: down });
  };
  test('goes down 64 levels and no further', () => {
    expect(() => descend(64)).not.toThrow();
    expect(errorOf(() => descend(65)).message).toMatch(/^more than 64 nested messages at byte \d+$/);
  });

  test('reads five million fields and no more', () => {
    const reader = (count: number) => readerOf(Buffer.alloc(2 * count, int(2, 1)));
    expect(() => reader(5_000_000).document({})).not.toThrow();
    expect(errorOf(() => reader(5_000_001).document({}))).toMatchObject({ fault: 'too-much', byte: 1e7 });
  });

  test.each([
    {
      title: 'a length beyond the end',
      file: head(1, 5),
      fault: 'truncated',
      message: 'the first 2 of at least 7 bytes',
    },
    {
      title: 'a length of 2^63',
      file: Buffer.concat([Buffer.of(10), varint(2n ** 63n)]),
      fault: 'truncated',
    },
    {
      title: 'a tag cut in two',
      file: Buffer.of(0x80),
      fault: 'truncated',
      message: 'the first 1 of at least 2 bytes',
    },
    {
      title: 'half a fixed32',
      file: Buffer.of(0x15, 0, 0),
      fault: 'truncated',
      message: 'the first 3 of at least 5 bytes',
    },
    {
      title: 'wire type 7',
      file: Buffer.of(0x17),
      fault: 'malformed',
      message: 'an invalid wire type 7 at byte 1',
    },
    {
      title: 'a group',
      file: Buffer.of(0x13),
      fault: 'malformed',
      message: 'an invalid wire type 3 at byte 1',
    },
    {
      title: 'field 0',
      file: Buffer.of(0x02, 0),
      fault: 'malformed',
      message: 'an invalid field number at byte 0',
    },
    {
      title: 'a tag of more than 32 bits',
      file: Buffer.concat([varint(2n ** 32n + 8n), Buffer.of(1)]),
      fault: 'malformed',
      message: 'an invalid field number at byte 0',
    },
  ])('refuses $title', ({ file, fault, message: expected }) => {
    const error = errorOf(() => readerOf(file).document({}));
    expect(error.fault).toBe(fault);
    if (expected !== undefined) expect(error.message).toBe(expected);
  });
});

describe('fileSource', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'protobuf-reader-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const opened = (file: Uint8Array) => {
    const path = join(folder, 'file');
    writeFileSync(path, file);
    return { path, descriptor: openSync(path, 'r') };
  };
  const texts = Array.from({ length: 3000 }, (_, i) => 'é'.repeat(i % 50));
  const file = Buffer.concat(texts.map((word) => text(1, word)));
  const readTexts = (reader: ProtobufReader) => {
    const found: string[] = [];
    reader.document({ 1: () => found.push(reader.text()) });
    return found;
  };

  test('joins texts that lie across windows', () => {
    const { descriptor } = opened(file);
    expect(readTexts(new ProtobufReader(fileSource(descriptor, file.length, 1e9)))).toEqual(texts);
  });

  test('stops when its budget is spent', () => {
    const { descriptor } = opened(file);
    const reader = new ProtobufReader(fileSource(descriptor, file.length, 10_000));
    expect(errorOf(() => readTexts(reader)).message).toMatch(/^more than 10000 bytes besides weights/);
  });

  test('notices a file that became shorter', () => {
    const { path, descriptor } = opened(file);
    truncateSync(path, 5000);
    const reader = new ProtobufReader(fileSource(descriptor, file.length, 1e9));
    expect(errorOf(() => readTexts(reader))).toMatchObject({
      fault: 'unreadable',
      message: 'an unexpected end of the file at byte 5000',
    });
  });

  test('turns an error of the system into its own', () => {
    const reader = new ProtobufReader(fileSource(-1, 10, 1e9));
    expect(errorOf(() => readTexts(reader))).toMatchObject({
      fault: 'unreadable',
      message: 'a read error at byte 0',
    });
  });
});
