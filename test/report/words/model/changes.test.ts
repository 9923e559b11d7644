import { describe, expect, test } from 'vitest';
import type { Precision } from '../../../../src/inspect/precision/precision.ts';
import type { Sparsity } from '../../../../src/inspect/sparsity/sparsity.ts';
import {
  adviseOnChanges,
  changesText,
  changesUnknownText,
  changeText,
} from '../../../../src/report/words/model/changes.ts';
import type { Change } from '../../../../src/verdict/facts/changes.ts';

function precisionOf(element: string): Precision {
  const share = {
    scheme: 'float' as const,
    element,
    operators: 2,
    weightBytes: 100,
    granularities: [],
    activations: [],
    storedFor: [],
  };
  return { main: share, shares: [share], operators: 2, weightBytes: 100 };
}

const sparsityOf = (form: Sparsity['form'], zeroShare: number): Sparsity => ({
  form,
  zeroShare,
  twoOfFour: { tensors: 0, eligibleTensors: 0, share: 0 },
  sparseInitializers: 0,
  lookedBytes: 100,
  isSampled: false,
});

const type = (dtype: string, shape: (string | number | null)[] | null, moreAxes = 0) => ({
  dtype,
  shape,
  moreAxes,
});

const weights = { head: 'weights', changed: 1, of: 3, isSampled: false } as const;
const precision: Change = {
  kind: 'precision',
  head: 'precision',
  before: precisionOf('float32'),
  after: precisionOf('float16'),
  ends: [],
};
const threads: Change = {
  kind: 'setting',
  head: 'session-options',
  name: 'intra-op-threads',
  before: '1',
  after: '2',
};
const limit: Change = {
  kind: 'limit',
  head: 'limits',
  metric: 'latency-p95',
  before: { 'max-increase': { kind: 'relative', value: 0.1 } },
  after: { 'max-increase': { kind: 'relative', value: 0.2 }, decide: 'confident' },
};
const signature = { kind: 'signature', head: 'signature', batchAxis: null, moreValues: 0 } as const;

const ROWS: readonly { readonly change: Change; readonly text: string }[] = [
  {
    change: { kind: 'weights-retrained', ...weights, changed: 3 },
    text: 'retrained: 3 of 3 weight tensors changed',
  },
  {
    change: { kind: 'weights-retrained', ...weights, of: 1, isSampled: true },
    text: 'retrained: 1 of 1 weight tensor changed, by a sample of each',
  },
  {
    change: { kind: 'weights-partly-changed', ...weights, names: ['fc.bias'] },
    text: 'partly retrained: 1 of 3 weight tensors changed ("fc.bias")',
  },
  {
    change: { kind: 'weights-partly-changed', ...weights, changed: 9, of: 30, names: ['a', 'b\u202e'] },
    text: 'partly retrained: 9 of 30 weight tensors changed ("a", "b�" and 7 more)',
  },
  {
    change: { kind: 'weights-renamed', head: 'weights', tensors: 4 },
    text: 'all weight tensors (4) renamed or replaced',
  },
  {
    change: { kind: 'weights-other', head: 'weights' },
    text: 'weight tensors added or removed, the others unchanged',
  },
  { change: precision, text: 'float32 → float16' },
  {
    change: { ...precision, ends: ['inputs', 'outputs'] },
    text: 'float32 → float16, including inputs and outputs',
  },
  {
    change: { kind: 'recalibrated', head: 'precision' },
    text: 'recalibrated: same quantized weights with other scales, zero points or biases',
  },
  {
    change: {
      kind: 'sparsity',
      head: 'sparsity',
      before: sparsityOf('dense', 0),
      after: sparsityOf('unstructured', 0.5),
    },
    text: 'dense (0% zeros) → unstructured (50% zeros)',
  },
  {
    change: {
      kind: 'operators',
      head: 'graph',
      operators: [
        { operator: 'Conv', before: 4, after: 41 },
        { operator: '<b>\n', before: 0, after: 1 },
      ],
      moreOperators: 2,
      isOptimizedOffline: false,
    },
    text: 'Conv 4 → 41, "<b>\\n" 0 → 1 and 2 more',
  },
  {
    change: { kind: 'rewired', head: 'graph', isOptimizedOffline: true },
    text: 'optimized offline by ONNX Runtime: same operators with other wiring, attributes or shapes',
  },
  {
    change: { kind: 'graph-constants', head: 'graph' },
    text: 'same operators with other shapes or indices in constants',
  },
  { change: { kind: 'opset', head: 'graph', before: 17, after: 18 }, text: 'opset 17 → 18' },
  { change: { kind: 'opset', head: 'graph', before: null, after: 18 }, text: 'opset none → 18' },
  {
    change: {
      ...signature,
      batchAxis: { before: { isDynamic: true, name: 'batch' }, after: { isDynamic: false, size: 8 } },
      values: [
        {
          kind: 'input',
          name: 'x',
          before: type('float32', ['batch', 16]),
          after: type('float32', [8, 16]),
        },
        { kind: 'output', name: 'y', before: type('float32', null), after: null },
      ],
    },
    text: 'batch axis dynamic "batch" → fixed at 8; input "x": float32 [batch, 16] → float32 [8, 16]; output "y" removed',
  },
  {
    change: {
      ...signature,
      batchAxis: { before: { isDynamic: true, name: null }, after: null },
      values: [
        { kind: 'input', name: 'x', before: type('float32', null), after: type('uint8', [null, '"'], 3) },
        { kind: 'input', name: 'image', before: null, after: type('uint8', []) },
      ],
      moreValues: 1,
    },
    text: 'batch axis dynamic → none; input "x": float32 of any shape → uint8 [?, "\\"" and 3 more]; new input "image": uint8 [] and 1 more',
  },
  { change: threads, text: 'intra-op-threads: 1 → 2' },
  { change: { ...threads, after: null }, text: 'intra-op-threads: 1 → none' },
  { change: limit, text: 'latency-p95: max-increase 10% → max-increase 20%, decide confident' },
  { change: { ...limit, before: null }, text: 'latency-p95: none → max-increase 20%, decide confident' },
];

test.each(ROWS)('$text', ({ change, text }) => {
  expect(changeText(change)).toBe(text);
});

describe('all changes in one sentence', () => {
  test.each([
    { changes: [], text: undefined },
    { changes: [limit], text: undefined },
    { changes: [precision, limit], text: 'Changed: precision (float32 → float16).' },
    {
      changes: [threads, { ...threads, name: 'memory-arena', before: 'true', after: 'false' }],
      text: 'Changed: session options (intra-op-threads: 1 → 2, memory-arena: true → false).',
    },
    {
      changes: [precision, threads],
      text: 'Changed together: precision and session options, so no row shows which one caused it.',
    },
  ])('$text', ({ changes, text }) => {
    expect(changesText(changes)).toBe(text);
  });
});

test('the advice names what to measure separately', () => {
  expect(adviseOnChanges(['precision', 'session-options', 'provider'])).toBe(
    'Split the change so that precision, session options and execution provider are measured one at a time',
  );
});

test.each([
  {
    why: 'no-baseline-file' as const,
    text: 'Changes in the model file are unknown: the baseline’s file is not available.',
  },
  {
    why: 'too-large-to-inspect' as const,
    text: 'Changes in the model file are unknown: it is too large for the inspector.',
  },
])('$text', ({ why, text }) => {
  expect(changesUnknownText(why)).toBe(text);
});
