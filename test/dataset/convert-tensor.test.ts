import { describe, expect, test } from 'vitest';
import { convertTensor } from '../../src/dataset/convert-tensor.ts';
import { decodeValue } from '../../src/dataset/decode-value.ts';
import type { ElementType } from '../../src/dataset/element-codec.ts';
import { userErrorOf } from '../support/scoring.ts';
import { plain } from './collect.ts';

const subject = { place: 'set.npz, item 1', name: 'input "x"' };
const tensor = (dtype: ElementType, ...data: readonly unknown[]) =>
  decodeValue({ data, shape: [data.length] }, dtype, subject);

describe('convertTensor', () => {
  test.each([
    // Half-way between two halves: rounded through float32, 1 + 2^-11 + 2^-30 would become 1.
    {
      title: 'to half precision, rounded once',
      from: 'float64',
      to: 'float16',
      data: [1 + 2 ** -11 + 2 ** -30],
      values: [1 + 2 ** -10],
    },
    { title: 'to single precision', from: 'float64', to: 'float32', data: [0.1], values: [Math.fround(0.1)] },
    { title: 'from half precision', from: 'float16', to: 'float32', data: [0.5, -2], values: [0.5, -2] },
    {
      title: 'what is not finite',
      from: 'float32',
      to: 'float16',
      data: ['NaN', 'Infinity', '-Infinity'],
      values: [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    },
    {
      title: 'wide integers to narrow ones',
      from: 'int64',
      to: 'int32',
      data: [-(2 ** 31), 7],
      values: [-(2 ** 31), 7],
    },
    { title: 'narrow integers to wide ones', from: 'uint8', to: 'int64', data: [255], values: [255] },
  ] as const)('converts $title', ({ from, to, data, values }) => {
    expect(plain(convertTensor(tensor(from, ...data), to, subject))).toEqual({
      dtype: to,
      shape: [data.length],
      values,
    });
  });

  test('keeps integers beyond 2^53 exact', () => {
    const wide = convertTensor(tensor('int64', '9007199254740993'), 'uint64', subject);
    expect(wide.dtype !== 'string' && new DataView(wide.bytes.buffer).getBigUint64(0, true)).toBe(
      9007199254740993n,
    );
  });

  test.each([
    {
      title: 'a number beyond half precision',
      from: 'float32',
      to: 'float16',
      data: [65_520],
      got: 'expected a number in the range of float16 for input "x", got 65520.',
    },
    {
      title: 'a number beyond a narrower integer',
      from: 'int64',
      to: 'int32',
      data: [2 ** 31],
      got: 'expected a whole number in -2147483648..2147483647 for input "x", got 2147483648.',
    },
    {
      title: 'integers for reals',
      from: 'int64',
      to: 'float32',
      data: [1],
      got: 'expected float32 for input "x", got int64.',
    },
    {
      title: 'reals for integers',
      from: 'float32',
      to: 'int64',
      data: [1],
      got: 'expected int64 for input "x", got float32.',
    },
    {
      title: 'text for numbers',
      from: 'string',
      to: 'int64',
      data: ['1'],
      got: 'expected int64 for input "x", got string.',
    },
    {
      title: 'booleans for integers',
      from: 'bool',
      to: 'int64',
      data: [1],
      got: 'expected int64 for input "x", got bool.',
    },
  ] as const)('refuses $title', ({ from, to, data, got }) => {
    const error = userErrorOf(() => convertTensor(tensor(from, ...data), to, subject));
    expect(error.message).toBe(`set.npz, item 1: ${got}`);
  });
});
