import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeValue } from '../../src/dataset/decode-value.ts';
import { ELEMENT_CODECS, type ElementType, tensorNumbers } from '../../src/dataset/element-codec.ts';
import { UserError } from '../../src/errors/errors.ts';
import { ELEMENT_BYTES, type NumericElement } from '../../src/model/tensor.ts';
import { plain } from './collect.ts';

const subject = { place: 'set.jsonl, line 3', name: 'input "x"' };

describe('decodeValue', () => {
  it.each<{ title: string; value: unknown; dtype: ElementType; shape: number[]; values: unknown[] }>([
    { title: 'a number as a scalar', value: 1.5, dtype: 'float32', shape: [], values: [1.5] },
    {
      title: 'nested arrays in C order',
      value: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      dtype: 'int32',
      shape: [2, 3],
      values: [1, 2, 3, 4, 5, 6],
    },
    { title: 'an empty row', value: [[], []], dtype: 'float64', shape: [2, 0], values: [] },
    {
      title: 'flat data with a shape',
      value: { data: [1, 2, 3, 4], shape: [2, 1, 2] },
      dtype: 'uint8',
      shape: [2, 1, 2],
      values: [1, 2, 3, 4],
    },
    {
      title: 'flat data with the shape of a scalar',
      value: { data: [7], shape: [] },
      dtype: 'int16',
      shape: [],
      values: [7],
    },
    { title: 'a string', value: 'hello', dtype: 'string', shape: [], values: ['hello'] },
    { title: 'strings', value: [['a'], ['']], dtype: 'string', shape: [2, 1], values: ['a', ''] },
    {
      title: 'booleans in both spellings',
      value: [true, false, 0, 1],
      dtype: 'bool',
      shape: [4],
      values: [1, 0, 0, 1],
    },
    {
      title: 'a number rounded to float16',
      value: 0.1,
      dtype: 'float16',
      shape: [],
      values: [0.0999755859375],
    },
    { title: 'the ends of int8', value: [-128, 127], dtype: 'int8', shape: [2], values: [-128, 127] },
    {
      title: 'the ends of uint32',
      value: [0, 4294967295],
      dtype: 'uint32',
      shape: [2],
      values: [0, 4294967295],
    },
    {
      title: 'the words for what JSON cannot write',
      value: ['NaN', 'Infinity', '-Infinity'],
      dtype: 'float32',
      shape: [3],
      values: [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    },
    {
      title: 'little-endian bytes',
      value: { dtype: 'uint16', shape: [2], base64: 'AQACAA==' },
      dtype: 'uint16',
      shape: [2],
      values: [1, 2],
    },
    {
      title: 'bytes of another type as they are',
      value: { dtype: 'int8', shape: [1], base64: '/w==' },
      dtype: 'float32',
      shape: [1],
      values: [-1],
    },
    {
      title: 'no bytes',
      value: { dtype: 'float32', shape: [0], base64: '' },
      dtype: 'float32',
      shape: [0],
      values: [],
    },
  ])('reads $title', ({ value, dtype, shape, values }) => {
    expect(plain(decodeValue(value, dtype, subject))).toMatchObject({ shape, values });
  });

  it('keeps every digit of a 64-bit integer that is written as digits', () => {
    const tensor = decodeValue(['9223372036854775807', '-9223372036854775808'], 'int64', subject);
    expect(tensor.dtype === 'int64' && [...new BigInt64Array(tensor.bytes.buffer as ArrayBuffer)]).toEqual([
      9223372036854775807n,
      -9223372036854775808n,
    ]);
    expect(plain(decodeValue('18446744073709551615', 'uint64', subject))).toMatchObject({
      values: [2 ** 64],
    });
  });

  it.each<{ title: string; value: unknown; dtype: ElementType; message: string }>([
    {
      title: 'text for a number',
      value: ['a'],
      dtype: 'float32',
      message: 'expected a number in the range of float32 for input "x", got "a".',
    },
    {
      title: 'null',
      value: null,
      dtype: 'float32',
      message: 'expected a number in the range of float32 for input "x", got null.',
    },
    {
      title: 'a number for text',
      value: [1],
      dtype: 'string',
      message: 'expected a string for input "x", got 1.',
    },
    {
      title: 'a fraction for an integer',
      value: 1.5,
      dtype: 'int32',
      message: 'expected a whole number in -2147483648..2147483647 for input "x", got 1.5.',
    },
    {
      title: 'one more than int8 holds',
      value: 128,
      dtype: 'int8',
      message: 'expected a whole number in -128..127 for input "x", got 128.',
    },
    {
      title: 'one less than uint8 holds',
      value: -1,
      dtype: 'uint8',
      message: 'expected a whole number in 0..255 for input "x", got -1.',
    },
    {
      title: 'a number that is infinite in float32',
      value: 3.5e38,
      dtype: 'float32',
      message: 'expected a number in the range of float32 for input "x", got 3.5e+38.',
    },
    {
      title: 'a number that is infinite in float16',
      value: 65520,
      dtype: 'float16',
      message: 'expected a number in the range of float16 for input "x", got 65520.',
    },
    {
      title: 'a number too large for JSON',
      value: Number.POSITIVE_INFINITY,
      dtype: 'float64',
      message: 'got Infinity.',
    },
    {
      title: 'a 64-bit integer that JSON has rounded',
      value: 2 ** 53,
      dtype: 'int64',
      message: '(beyond ±2^53 as a string) for input "x", got 9007199254740992.',
    },
    {
      title: 'one more than int64 holds',
      value: '9223372036854775808',
      dtype: 'int64',
      message: 'got "9223372036854775808".',
    },
    { title: 'a minus sign for uint64', value: '-1', dtype: 'uint64', message: 'got "-1".' },
    { title: 'digits for a small integer', value: '1', dtype: 'int32', message: 'got "1".' },
    {
      title: 'two for a boolean',
      value: 2,
      dtype: 'bool',
      message: 'expected true, false, 0 or 1 for input "x", got 2.',
    },
    {
      title: 'rows of unequal length',
      value: [[1, 2], [3]],
      dtype: 'int32',
      message: 'expected arrays of equal length 2 on axis 1 for input "x", got an array of length 1.',
    },
    {
      title: 'a number beside a row',
      value: [[1], 2],
      dtype: 'int32',
      message: 'expected arrays of equal length 1 on axis 1 for input "x", got 2.',
    },
    { title: 'a row beside a number', value: [1, [2]], dtype: 'int32', message: 'got an array of length 1.' },
    {
      title: 'arrays nested without end',
      value: JSON.parse('['.repeat(5000) + ']'.repeat(5000)),
      dtype: 'int32',
      message: 'expected at most 32 axes for input "x", got more deeply nested arrays.',
    },
    {
      title: 'too few data',
      value: { data: [1, 2, 3], shape: [2, 2] },
      dtype: 'int32',
      message: 'expected 4 values (shape [2, 2]) for input "x", got 3.',
    },
    { title: 'data that is no array', value: { data: 1, shape: [] }, dtype: 'int32', message: 'got 1.' },
    {
      title: 'a negative size',
      value: { data: [], shape: [-1] },
      dtype: 'int32',
      message:
        'expected a "shape" of non-negative whole numbers (such as [1, 28, 28]) for input "x", got [-1].',
    },
    {
      title: 'no shape',
      value: { data: [] },
      dtype: 'int32',
      message: 'expected an object with "data", "shape" for input "x", got an object with "data".',
    },
    {
      title: 'a type that is none',
      value: { dtype: 'float', shape: [], base64: '' },
      dtype: 'float32',
      message: 'expected a "dtype" such as "float32" for input "x", got "float".',
    },
    {
      title: 'a type from a prototype',
      value: { dtype: 'toString', shape: [], base64: '' },
      dtype: 'float32',
      message: 'got "toString".',
    },
    {
      title: 'a letter that is not base64',
      value: { dtype: 'int8', shape: [3], base64: 'AA_A' },
      dtype: 'int8',
      message: 'expected base64 for input "x", got "AA_A".',
    },
    {
      title: 'base64 cut short',
      value: { dtype: 'int8', shape: [3], base64: 'AAA' },
      dtype: 'int8',
      message: 'expected base64 for input "x", got "AAA".',
    },
    {
      title: 'bytes that do not fill the shape',
      value: { dtype: 'int16', shape: [2], base64: 'AAAA' },
      dtype: 'int16',
      message: 'expected 4 bytes (int16[2]) for input "x", got 3.',
    },
    {
      title: 'a boolean byte of two',
      value: { dtype: 'bool', shape: [1], base64: 'Ag==' },
      dtype: 'bool',
      message: 'expected bytes 0 or 1 for input "x", got 2.',
    },
  ])('refuses $title', ({ value, dtype, message }) => {
    const decode = () => decodeValue(value, dtype, subject);
    expect(decode).toThrow(UserError);
    expect(decode).toThrow(message);
    expect(decode).toThrow(/^set\.jsonl, line 3: expected /);
  });

  it('names the nearest field when one is misspelt', () => {
    try {
      decodeValue({ data: [1], shap: [1] }, 'int32', subject);
      expect.unreachable();
    } catch (error) {
      expect(error instanceof UserError && error.hint).toContain('Did you mean "shape"?');
    }
  });

  const RANGES: [NumericElement, fc.Arbitrary<number>][] = [
    ['float64', fc.double({ noNaN: true, noDefaultInfinity: true })],
    ['float32', fc.float({ noNaN: true, noDefaultInfinity: true })],
    ['int8', fc.integer({ min: -128, max: 127 })],
    ['uint16', fc.integer({ min: 0, max: 65535 })],
    ['int32', fc.integer()],
    ['int64', fc.maxSafeInteger()],
  ];
  it.each(RANGES)('gives back %s as written, from arrays and from bytes', (dtype, arbitrary) => {
    fc.assert(
      fc.property(fc.array(arbitrary), (numbers) => {
        const tensor = decodeValue(numbers, dtype, subject);
        expect([...tensorNumbers(tensor)]).toEqual(numbers);
        const bytes = tensor.dtype === 'string' ? new Uint8Array() : tensor.bytes;
        expect(bytes.length).toBe(numbers.length * ELEMENT_BYTES[dtype]);
        const base64 = Buffer.from(bytes).toString('base64');
        expect(decodeValue({ dtype, shape: [numbers.length], base64 }, dtype, subject)).toEqual(tensor);
      }),
    );
  });

  it('knows a codec for every numeric element type', () => {
    expect(Object.keys(ELEMENT_CODECS).sort()).toEqual(Object.keys(ELEMENT_BYTES).sort());
  });
});
