import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberColumn } from '../../src/task/number-column.ts';

/** Longer than two chunks, and no multiple of one. */
const LENGTH = 10_001;

const given = (numbers: readonly number[]): number[] =>
  Array.from({ length: LENGTH }, (_, index) => numbers[index % numbers.length] as number);

describe('NumberColumn', () => {
  it.each([
    { title: 'one number', numbers: [0.1] },
    { title: 'NaN', numbers: [Number.NaN] },
    { title: 'zeros of either sign', numbers: [0, -0] },
    { title: 'a zero below zero', numbers: [-0] },
    { title: 'classes', numbers: [0, 9, 65_535] },
    { title: 'one more than two bytes hold', numbers: [0, 65_536] },
    { title: 'a negative number', numbers: [1, -1] },
    { title: 'a fraction', numbers: [1, 0.5] },
    { title: 'numbers that float32 holds', numbers: [0.5, -0, 1e-40, Number.NaN] },
    { title: 'one number that float32 rounds', numbers: [0.5, 0.1] },
    { title: 'classes and NaN', numbers: [3, Number.NaN] },
    { title: 'infinities', numbers: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] },
  ])('gives back $title', ({ numbers }) => {
    const expected = given(numbers);
    const column = NumberColumn.from(expected);
    expect(Array.from(column.toArray())).toEqual(expected);
    expect(expected.findIndex((number, index) => !Object.is(column.at(index), number))).toBe(-1);
  });

  it('gives back any numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { minLength: 1, maxLength: 50 }), (numbers) => {
        expect(Array.from(NumberColumn.from(given(numbers)).toArray())).toEqual(given(numbers));
      }),
    );
  });

  it('does not change what it holds when more comes', () => {
    const column = NumberColumn.from(given([0.5, 1]));
    for (const number of given([7])) column.push(number);
    expect(Array.from(column.toArray())).toEqual([...given([0.5, 1]), ...given([7])]);
  });

  it.each([LENGTH, -1, 0.5, Number.NaN])('has nothing at %d', (index) => {
    expect(NumberColumn.from(given([0.25, 1])).at(index)).toBeUndefined();
  });
});
