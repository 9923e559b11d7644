import { expect, test } from 'vitest';
import { summarizeLayers } from '../../../src/gate/conclude/summarize-layers.ts';
import type { LayerPair } from '../../../src/inspect/layers/pair-layers.ts';
import type { TensorDifference } from '../../../src/measure/layers/tensor-difference.ts';

const pairOf = (tensor: string): LayerPair => ({
  tensor,
  baseline: { tensor, operator: 'Relu', observed: tensor, isQuantized: false },
  candidate: { tensor, operator: 'Conv', observed: `${tensor}_dq`, isQuantized: true },
});
const differenceOf = (relative: number): TensorDifference => ({
  relative,
  cosine: 1 - relative,
  isBeyondRounding: !(relative <= 0.05),
});

/** One tensor for each number, t0, t1 and so on; undefined for one that cannot be compared. */
function summarize(...relatives: readonly (number | undefined)[]) {
  const differences = new Map(
    relatives.map((each, position) => [position, each === undefined ? undefined : differenceOf(each)]),
  );
  const pairs = relatives.map((_, position) => pairOf(`t${position}`));
  const layers = summarizeLayers(differences, { pairs, rounding: 0.05, items: ['one'] });
  if (layers.kind !== 'compared') throw new Error('not compared');
  return { ...layers, first: layers.first.map(({ tensor }) => tensor), steepest: layers.steepest?.tensor };
}

test.each([
  { title: 'nothing differs', given: [0, 0], first: [], steepest: undefined },
  { title: 'only rounding differs', given: [0.01, 0.04, 0.05], first: [], steepest: 't1' },
  { title: 'one is just beyond it', given: [0, 0.051, 0], first: ['t1'], steepest: 't1' },
  { title: 'all after it differ', given: [0, 0.2, 0.3, 0.4, 0.5], first: ['t1', 't2', 't3'], steepest: 't1' },
  { title: 'it grows most later', given: [0, 0.1, 0.2, 0.9, 0.9], first: ['t1', 't2', 't3'], steepest: 't3' },
  {
    title: 'it shrinks and grows back',
    given: [0.1, 0.5, 0.1, 0.6],
    first: ['t0', 't1', 't2'],
    steepest: 't1',
  },
  { title: 'one is not a number', given: [0.1, Number.NaN, 0.9], first: ['t0', 't1', 't2'], steepest: 't1' },
  {
    title: 'one is infinite',
    given: [0.1, Number.POSITIVE_INFINITY, Number.NaN],
    first: ['t0', 't1', 't2'],
    steepest: 't1',
  },
  {
    title: 'some cannot be compared',
    given: [undefined, 0.1, undefined, 0.2],
    first: ['t1', 't3'],
    steepest: 't1',
  },
])('where $title: $first, steepest $steepest', ({ given, first, steepest }) => {
  expect(summarize(...given)).toMatchObject({ first, steepest });
});

test('counts what was compared', () => {
  expect(summarize(undefined, 0.01, 0.1, 0.2)).toMatchObject({
    shared: 4,
    compared: 3,
    differing: 2,
    items: ['one'],
  });
});

test('describes a tensor with the operators of both models, and keeps no number that JSON cannot hold', () => {
  const differences = new Map([[0, differenceOf(Number.NaN)]]);
  const layers = summarizeLayers(differences, { pairs: [pairOf('t')], rounding: 0.05, items: [] });
  expect(layers).toMatchObject({
    first: [
      {
        tensor: 't',
        operators: { baseline: 'Relu', candidate: 'Conv' },
        quantized: { baseline: false, candidate: true },
        relative: null,
        cosine: null,
      },
    ],
  });
});

test('is no comparison if no tensor could be compared', () => {
  const layers = summarizeLayers(new Map([[0, undefined]]), {
    pairs: [pairOf('t')],
    rounding: 0.01,
    items: ['one'],
  });
  expect(layers).toEqual({ kind: 'not-compared', why: 'nothing-shared' });
});
