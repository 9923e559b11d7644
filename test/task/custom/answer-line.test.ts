import { expect, test } from 'vitest';
import { answerLine, textLine } from '../../../src/task/custom/answer-line.ts';
import { float32, int64, itemOf, text } from '../../support/scoring.ts';

const named = (output: string): string => output;
const read = (line: string | undefined): unknown => (line === undefined ? undefined : JSON.parse(line));

test('tensors are nested arrays, without the batch axis of an item that ran alone', () => {
  const outputs = new Map([
    ['y', float32([1, 2, 2], 1, 2, 3, 4)],
    ['z', int64([1], 7)],
  ]);
  const ranks = new Map([
    ['y', 3],
    ['z', 1],
  ]);
  const answer = answerLine(itemOf('cat', { slice: { a: 'b' } }), outputs, { ranks, nameOf: named });
  expect(read(answer?.line)).toEqual({
    id: '1',
    label: 'cat',
    slice: { a: 'b' },
    outputs: {
      y: [
        [1, 2],
        [3, 4],
      ],
      z: 7,
    },
  });
  expect(answer?.mean).toBeCloseTo(17 / 5, 12);
});

test('an item of a batch of several reads the same, and one row is still a row', () => {
  const ranks = new Map([['y', 3]]);
  const lineOf = (shape: readonly number[], isWhole = false) =>
    read(
      answerLine(itemOf(0, { isWhole }), new Map([['y', float32(shape, 5, 6)]]), { ranks, nameOf: named })
        ?.line,
    );
  expect(lineOf([1, 2])).toMatchObject({ outputs: { y: [[5, 6]] } });
  expect(lineOf([1, 1, 2])).toMatchObject({ outputs: { y: [[5, 6]] } });
  expect(lineOf([1, 1, 2], true)).toMatchObject({ outputs: { y: [[[5, 6]]] } });
});

test('labels may be tensors, texts are texts, and outputs go by the names that the program knows', () => {
  const outputs = new Map([['renamed', text([1, 2], 'a', 'b')]]);
  const answer = answerLine(itemOf(float32([2], 0.5, 1)), outputs, {
    ranks: new Map([['renamed', 2]]),
    nameOf: () => 'y',
  });
  expect(read(answer?.line)).toMatchObject({ label: [0.5, 1], outputs: { y: ['a', 'b'] } });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  '%s cannot be scored',
  (number) => {
    const outputs = new Map([['y', float32([1, 2], 1, number)]]);
    expect(answerLine(itemOf(0), outputs, { ranks: new Map(), nameOf: named })).toBeUndefined();
  },
);

test('a text that failed is empty and says so; no label is null', () => {
  const item = { id: 'q', label: undefined, slice: {} };
  expect(read(textLine(item, { text: 'x', failed: false }).line)).toEqual({
    id: 'q',
    label: null,
    slice: {},
    text: 'x',
  });
  expect(read(textLine(item, { text: 'x', failed: true }).line)).toMatchObject({ text: '', failed: true });
});
