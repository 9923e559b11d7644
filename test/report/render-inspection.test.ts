import { describe, expect, test } from 'vitest';
import { inspectionJson, renderInspection, renderModelChanges } from '../../src/report/render-inspection.ts';
import { inspect } from '../support/inspect.ts';
import { dequantizedModel, floatModel, pruneTwoOfFour, train, WIDTHS } from '../support/models.ts';
import { value } from '../support/onnx-writer.ts';

const pruned = {
  ...train(),
  first: pruneTwoOfFour(train().first, WIDTHS[1]),
  second: pruneTwoOfFour(train().second, WIDTHS[2]),
};

describe('renderInspection', () => {
  test('shows a quantized model, one fact a line', () => {
    const model = dequantizedModel({ isSymmetric: true, granularity: 'channel', hasActivations: true });
    expect(renderInspection('models/int8.onnx', inspect(model)).replaceAll('\u00a0', ' ')).toBe(
      `models/int8.onnx

  format      1.81 KiB, ONNX IR 10, opset 17, by "test"
  inputs      "x" float32 [batch, 16]
  outputs     "y" float32 [batch, 8]
  batch axis  dynamic "batch"
  operators   10 nodes of 5 kinds: DequantizeLinear ×4, QuantizeLinear ×2, MatMul ×2, Add ×1, Relu ×1
  weights     1.08 KiB: int8 808 B, float32 296 B, uint8 2 B
  precision   int8 QDQ (static, per-channel symmetric weights)
  sparsity    dense (0% zeros)
  optimized   no
`,
    );
  });

  test('says next to the zeros what the runtime gains from them', () => {
    const lines = renderInspection('sparse.onnx', inspect(floatModel(pruned))).split('\n');
    const index = lines.findIndex((line) => line.startsWith('  sparsity'));
    expect(lines.slice(index, index + 2)).toEqual([
      '  sparsity    2:4 (50% zeros; 2:4 in 2 of 2 eligible weights, 100% of their elements)',
      '              no speedup in ONNX Runtime on CPU or CUDA: only its TensorRT provider uses 2:4, with trt_sparsity_enable, which onnxruntime-node cannot set',
    ]);
  });

  test('what a model says of itself can neither move the cursor nor add a line', () => {
    const evil = `a\n\u001b[2J\u202e${'b'.repeat(9000)}`;
    const text = renderInspection(
      evil,
      inspect({
        producer: evil,
        opsets: { [evil]: 1 },
        inputs: [value(evil, 'float32', [evil])],
        nodes: [{ op: evil, domain: evil }],
        functions: [{ domain: evil, name: evil, nodes: [] }],
        initializers: [{ name: `${evil}!`, dtype: 'float32', dims: [1], external: { location: evil } }],
      }),
    );
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    const words = text.split('\n').flatMap((line) => /^ {2}(\w[\w ]*?) {2}/.exec(line)?.[1] ?? []);
    expect(words).toEqual([
      ...['format', 'inputs', 'batch axis', 'operators', 'functions', 'weights', 'external'],
      ...['precision', 'sparsity', 'optimized'],
    ]);
    for (const line of text.split('\n')) expect(line.length).toBeLessThan(1500);
  });
});

describe('renderChanges', () => {
  const OPSET = { kind: 'opset', head: 'graph', before: 17, after: 18 } as const;
  const paths = { baselinePath: 'a.onnx', candidatePath: 'b.onnx' };
  test.each([
    { changes: [], text: 'a.onnx → b.onnx: nothing changed that affects running it\n' },
    {
      changes: [],
      isSampled: true,
      text: 'a.onnx → b.onnx: nothing changed that affects running it (based on a sample of the weights)\n',
    },
    {
      changes: [OPSET],
      text: 'a.onnx → b.onnx: one thing changed\n\n  graph  opset 17 → 18\n',
    },
    {
      changes: [{ kind: 'weights-other', head: 'weights' } as const, OPSET],
      text: 'a.onnx → b.onnx: 2 things changed together\n\n  weights  weight tensors added or removed, the others unchanged\n  graph    opset 17 → 18\n',
    },
  ])('$text', ({ changes, isSampled = false, text }) => {
    expect(renderModelChanges({ ...paths, changes, isSampled })).toBe(text);
  });
});

test('the JSON holds maps as objects, whatever their keys, and no digest of a single tensor', () => {
  const inspection = inspect({ ...floatModel(), nodes: [{ op: '__proto__' }] });
  const json = inspectionJson(inspection) as Record<string, Record<string, unknown>>;
  expect(Object.entries(json.facts?.operators ?? {})).toEqual([['__proto__', 1]]);
  expect(Object.keys(json.weights ?? {})).toEqual(['count', 'all', 'quantization']);
});
