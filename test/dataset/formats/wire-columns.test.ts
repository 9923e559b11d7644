import { describe, expect, it } from 'vitest';
import {
  countBatchRows,
  packColumns,
  unpackColumns,
} from '../../../src/dataset/formats/parquet/wire-columns.ts';

const formOf = (values: readonly unknown[]) => packColumns([values]).batch.columns[0]?.form;

describe('rows between two processes', () => {
  const { NaN: nan, POSITIVE_INFINITY: most, NEGATIVE_INFINITY: least } = Number;
  it.each([
    { title: 'numbers', values: [0.1, -0, nan, most, 5e-324], form: 'numbers' },
    { title: 'numbers and missing ones', values: [0.1, null, -0, nan, least], form: 'json' },
    { title: 'text', values: ['', 'é "1"', '\u0000'], form: 'json' },
    { title: 'integers beyond doubles', values: [2n ** 53n, -(2n ** 63n), 1.5], form: 'json' },
    { title: 'booleans', values: [true, false], form: 'json' },
    { title: 'dates', values: [new Date(0), new Date('2026-01-01')], form: 'json' },
    {
      title: 'lists of one shape',
      values: [
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [
          [7, 8, 9],
          [0, 1, nan],
        ],
      ],
      form: 'numbers',
    },
    { title: 'lists of several lengths', values: [[1], [1, 2], []], form: 'json' },
    { title: 'lists of several depths', values: [[1, 2], [[1], 2], 1], form: 'json' },
    {
      title: 'lists with a missing number',
      values: [
        [1, 2],
        [1, null],
      ],
      form: 'json',
    },
    {
      title: 'objects that look like ours',
      values: [{ number: 'NaN', a: { b: [2n ** 60n] } }, { __proto__: null, date: [] }, {}],
      form: 'json',
    },
    { title: 'no rows', values: [], form: 'json' },
  ])('have the same values afterwards: $title', ({ values, form }) => {
    const { batch, payload } = packColumns([values, values]);
    expect(batch.columns.map((each) => each.form)).toEqual([form, form]);
    const carried = unpackColumns(batch, payload).map((each) => Array.from(each));
    expect(carried).toEqual([values, values]);
  });

  it('have numbers for integers that doubles hold exactly, and nothing in bytes', () => {
    const values = [2n ** 53n - 1n, -1n];
    expect(formOf(values)).toBe('numbers');
    const { batch, payload } = packColumns([values, [new Uint8Array(3), undefined], [[5n], []]]);
    expect(unpackColumns(batch, payload).map((each) => Array.from(each))).toEqual([
      [2 ** 53 - 1, -1],
      [new Uint8Array(0), null],
      [[5], []],
    ]);
  });

  it.each([
    { title: 'more than 64 levels', value: JSON.parse(`${'['.repeat(70)}1${']'.repeat(70)}`) },
    { title: 'a date out of range', value: new Date(nan) },
    { title: 'more than 64 MiB', value: 'a'.repeat(2 ** 26) },
  ])('are refused with $title', ({ value }) => {
    expect(() => packColumns([[value]])).toThrow(RangeError);
  });

  it.each([
    { title: 'another number of rows', rows: 3, column: { form: 'json', shape: [] }, text: '[1,2]' },
    { title: 'no list', rows: 2, column: { form: 'json', shape: [] }, text: '12' },
    { title: 'a kind that there is not', rows: 1, column: { form: 'json', shape: [] }, text: '[{"code":1}]' },
    { title: 'half a number', rows: 1, column: { form: 'numbers', shape: [] }, text: '1234' },
    { title: 'a shape without numbers', rows: 1, column: { form: 'numbers', shape: [0] }, text: '' },
    {
      title: 'fewer numbers than its shape',
      rows: 1,
      column: { form: 'numbers', shape: [2] },
      text: '12345678',
    },
  ] as const)('are not believed with $title', ({ rows, column, text }) => {
    const payload = Buffer.from(text);
    const batch = { rows, columns: [{ ...column, bytes: payload.length }] };
    expect(() => unpackColumns(batch, payload)).toThrow();
  });

  it('are not believed if bytes are left', () => {
    const { batch, payload } = packColumns([[1, 2]]);
    expect(() => unpackColumns(batch, Buffer.concat([payload, Buffer.alloc(1)]))).toThrow(RangeError);
  });

  it.each([
    { title: 'all of a few', columns: [new Float64Array(100)], from: 0, rows: 100 },
    { title: 'the rest', columns: [new Float64Array(100)], from: 98, rows: 2 },
    { title: 'a mebibyte of numbers', columns: [new Float64Array(200_000)], from: 10, rows: 131_072 },
    { title: 'one long row', columns: [['a'.repeat(2 ** 21), 'b']], from: 0, rows: 1 },
    {
      title: 'rows of all columns',
      columns: [
        ['a', 'b'],
        ['a'.repeat(2 ** 20), 'b'],
      ],
      from: 0,
      rows: 1,
    },
  ])('are sent together: $title', ({ columns, from, rows }) => {
    expect(countBatchRows(columns, from)).toBe(rows);
  });
});
