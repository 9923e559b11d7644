import { describe, expect, test } from 'vitest';
import { isTwoOfFour, markZeros } from '../../../src/inspect/sparsity/mark-zeros.ts';
import { raw } from '../../support/models.ts';

describe('markZeros', () => {
  test.each([
    { element: 'float32', values: Float32Array.of(0, -0, 1e-45, Number.NaN, 1), marks: [1, 1, 0, 0, 0] },
    {
      element: 'float64',
      values: Float64Array.of(0, -0, 5e-324, Number.NaN, 2 ** -1000),
      marks: [1, 1, 0, 0, 0],
    },
    { element: 'float16', values: Uint16Array.of(0, 0x8000, 1, 0x7e00), marks: [1, 1, 0, 0] },
    { element: 'bfloat16', values: Uint16Array.of(0, 0x8000, 1, 0x3f80), marks: [1, 1, 0, 0] },
    { element: 'float8e4m3fn', values: Uint8Array.of(0, 0x80, 1, 0x7f), marks: [1, 1, 0, 0] },
    { element: 'float8e5m2', values: Uint8Array.of(0, 0x80, 1), marks: [1, 1, 0] },
    // 0x80 is NaN here.
    { element: 'float8e4m3fnuz', values: Uint8Array.of(0, 0x80, 1), marks: [1, 0, 0] },
    { element: 'float8e5m2fnuz', values: Uint8Array.of(0, 0x80, 1), marks: [1, 0, 0] },
    { element: 'int8', values: Int8Array.of(0, -3, 3, -128), zeroPoint: 253, marks: [0, 1, 0, 0] },
    { element: 'uint8', values: Uint8Array.of(0, 128, 255), zeroPoint: 128, marks: [0, 1, 0] },
    { element: 'int16', values: Int16Array.of(0, -1, 1), zeroPoint: 0xffff, marks: [0, 1, 0] },
    { element: 'uint4', values: Uint8Array.of(0x83, 0x38), zeroPoint: 8, marks: [0, 1, 1, 0] },
    { element: 'int4', values: Uint8Array.of(0xf0), zeroPoint: 0, marks: [1, 0] },
    { element: 'float4e2m1', values: Uint8Array.of(0x80, 0x19), marks: [1, 1, 0, 0] },
    { element: 'uint2', values: Uint8Array.of(0b11_10_01_00), zeroPoint: 2, marks: [0, 0, 1, 0] },
  ])('$element', ({ element, values, zeroPoint = 0, marks }) => {
    const found = markZeros(raw(values), { element, zeroPoint }, new Uint8Array(64).fill(9));
    expect([...(found?.marks ?? [])]).toEqual(marks);
    expect(found?.zeroElements).toBe(marks.filter((each) => each === 1).length);
  });

  test.each(['string', 'bool', 'complex64', 'unknown(99)', 'float8e8m0'])(
    '%s has no zeros to count',
    (element) => {
      expect(markZeros(new Uint8Array(8), { element, zeroPoint: 0 }, new Uint8Array(8))).toBeUndefined();
    },
  );
});

describe('isTwoOfFour', () => {
  test.each([
    { marks: [1, 1, 0, 0], stride: 1, expected: true },
    { marks: [0, 1, 0, 1, 1, 1, 1, 1], stride: 1, expected: true },
    { marks: [0, 1, 0, 0], stride: 1, expected: false },
    { marks: [1, 1, 1, 1, 0, 0, 0, 1], stride: 1, expected: false },
    // Columns of four rows: the same marks read the other way fail.
    { marks: [1, 1, 1, 1, 0, 0, 0, 0], stride: 2, expected: true },
    { marks: [1, 0, 1, 0, 1, 1, 0, 0], stride: 2, expected: false },
    { marks: [], stride: 1, expected: true },
  ])('$marks with stride $stride: $expected', ({ marks, stride, expected }) => {
    expect(isTwoOfFour(Uint8Array.from(marks), stride)).toBe(expected);
  });
});
