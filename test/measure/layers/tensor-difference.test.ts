import { expect, test } from 'vitest';
import { createDifferenceMeter } from '../../../src/measure/layers/tensor-difference.ts';
import type { Tensor } from '../../../src/model/tensor.ts';
import { float32, float64, int64, text } from '../../support/scoring.ts';

const read = (...pairs: readonly (readonly [Tensor | undefined, Tensor | undefined])[]) => {
  const meter = createDifferenceMeter(0.01);
  for (const [before, now] of pairs) meter.add(before, now);
  return meter.read();
};
const numbers = (...values: number[]): Tensor => float64([values.length], ...values);

test.each([
  { title: 'an equal tensor', pair: [numbers(1, -100), numbers(1, -100)], relative: 0, differs: false },
  {
    title: 'a tensor at the tolerance',
    pair: [numbers(0, -100), numbers(1, -100)],
    relative: 0.01,
    differs: false,
  },
  {
    title: 'one just beyond it',
    pair: [numbers(0, 100), numbers(1.001, 100)],
    relative: 0.01001,
    differs: true,
  },
  { title: 'a tensor of zeros', pair: [numbers(0, 0), numbers(0, 0)], relative: 0, differs: false },
  {
    title: 'almost zeros',
    pair: [numbers(0), numbers(1e-6)],
    relative: Number.POSITIVE_INFINITY,
    differs: false,
  },
  {
    title: 'zeros that are numbers now',
    pair: [numbers(0), numbers(0.1)],
    relative: Number.POSITIVE_INFINITY,
    differs: true,
  },
  {
    title: 'NaN instead',
    pair: [numbers(1, 2), numbers(1, Number.NaN)],
    relative: Number.NaN,
    differs: true,
  },
  {
    title: 'NaN as before',
    pair: [numbers(1, Number.NaN), numbers(1, Number.NaN)],
    relative: 0,
    differs: false,
  },
  {
    title: 'infinity instead',
    pair: [numbers(1), numbers(Number.POSITIVE_INFINITY)],
    relative: Number.POSITIVE_INFINITY,
    differs: true,
  },
  { title: 'another precision', pair: [float32([1], 0.5), numbers(0.5)], relative: 0, differs: false },
  { title: 'integers that were numbers', pair: [numbers(4), int64([1], 3)], relative: 0.25, differs: true },
] as const)('$title: $relative', ({ pair, relative, differs }) => {
  const found = read(pair);
  if (Number.isFinite(relative)) expect(found?.relative).toBeCloseTo(relative, 12);
  else expect(found?.relative).toBe(relative);
  expect(found?.isBeyondRounding).toBe(differs);
});

test('the largest difference and the largest number count over all items', () => {
  const found = read([numbers(1, 0), numbers(1.5, 0)], [numbers(0, -10), numbers(0, -10)]);
  expect(found?.relative).toBe(0.05);
});

test('the cosine is that of all items together', () => {
  // (3, 4) and (4, 3), then (0, 5) and (0, 5): (24 + 25) / (√50 · √50).
  expect(read([numbers(3, 4), numbers(4, 3)], [numbers(0, 5), numbers(0, 5)])?.cosine).toBeCloseTo(0.98, 12);
  expect(read([numbers(1), numbers(-2)])?.cosine).toBe(-1);
  expect(read([numbers(0), numbers(1)])?.cosine).toBeNaN();
});

test.each([
  { title: 'integers', pair: [int64([1], 1), int64([1], 2)] },
  { title: 'texts', pair: [text([1], 'a'), text([1], 'b')] },
  { title: 'a text instead of numbers', pair: [numbers(1), text([1], 'b')] },
  { title: 'another shape', pair: [float64([2, 1], 1, 2), float64([1, 2], 1, 2)] },
  { title: 'a tensor that is missing', pair: [numbers(1), undefined] },
] as const)('$title cannot be compared', ({ pair }) => {
  expect(read(pair)).toBeUndefined();
});
