import { expect, test } from 'vitest';
import type { Difference } from '../../../../src/records/difference.ts';
import { differenceText } from '../../../../src/report/words/baseline/difference.ts';

test.each<{ difference: Difference; text: string }>([
  {
    difference: { kind: 'field', field: 'runtime', baseline: '1.29.0', candidate: '1.30.0' },
    text: 'runtime: 1.29.0 → 1.30.0',
  },
  {
    difference: { kind: 'field', field: 'node', baseline: null, candidate: '20' },
    text: 'node: absent → 20',
  },
  {
    difference: {
      kind: 'input',
      name: 'x',
      baseline: { dtype: 'float32', rank: 2 },
      candidate: { dtype: 'int64', rank: 1 },
    },
    text: 'input `x`: float32 with 2 dimensions → int64 with 1 dimension',
  },
  {
    difference: { kind: 'input', name: 'x', baseline: { dtype: 'float32', rank: null }, candidate: null },
    text: 'input `x`: float32 of any shape → absent',
  },
  {
    difference: {
      kind: 'signature',
      of: 'inputs',
      baseline: {
        tensors: [
          { name: 'ids', dtype: 'int64', shape: ['n', null], moreAxes: 0 },
          { name: 'mask', dtype: 'int64', shape: null, moreAxes: 0 },
        ],
        more: 0,
      },
      candidate: { tensors: [{ name: 'x', dtype: 'float32', shape: [1, 3], moreAxes: 2 }], more: 4 },
    },
    text: 'the inputs differ: the baseline has "ids" int64 [n, ?] and "mask" int64 of any shape; this model has "x" float32 [1, 3 and 2 more] and 4 more',
  },
  {
    difference: {
      kind: 'signature',
      of: 'outputs',
      baseline: { tensors: [{ name: 'y', dtype: 'float32', shape: [], moreAxes: 0 }], more: 0 },
      candidate: { tensors: [], more: 0 },
    },
    text: 'the outputs differ: the baseline has "y" float32 []; this model has none',
  },
  {
    difference: { kind: 'figures-only' },
    text: 'only the figures of the baseline are available, not its model file',
  },
  {
    difference: { kind: 'several-changes', heads: ['weights', 'session-options'] },
    text: 'several things changed together: weights and session options',
  },
  {
    difference: { kind: 'changes-unknown', why: 'no-baseline-file' },
    text: 'the changes in the model file are unknown, because the baseline’s file is not available',
  },
  {
    difference: { kind: 'changes-unknown', why: 'too-large-to-inspect' },
    text: 'the changes in the model file are unknown, because it is too large for the inspector',
  },
  { difference: { kind: 'untrusted' }, text: 'according to an untrusted run' },
])('$text', ({ difference, text }) => {
  expect(differenceText(difference)).toBe(text);
});
