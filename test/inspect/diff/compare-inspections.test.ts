import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareInspections } from '../../../src/inspect/diff/compare-inspections.ts';
import { inspectModel } from '../../../src/inspect/inspect-model.ts';
import { inspect } from '../../support/inspect.ts';
import {
  blockModel,
  castWeightsModel,
  dequantizedModel,
  dynamicModel,
  float32,
  floatModel,
  halfModel,
  pruneTwoOfFour,
  scale,
  train,
  WIDTHS,
} from '../../support/models.ts';
import { type Model, type Node, value } from '../../support/onnx-writer.ts';

const FLOAT = { scheme: 'float', granularities: [], storedFor: [] } as const;

const precision = (before: object, after: object, ends: readonly string[] = []) => ({
  kind: 'precision',
  head: 'precision',
  before: { main: before },
  after: { main: after },
  ends,
});

const DENSE = { form: 'dense', zeroShare: 0, twoOfFour: { tensors: 0 }, sparseInitializers: 0 };
const SCATTERED = { ...DENSE, form: 'unstructured', zeroShare: expect.closeTo(1 / 3, 2) };
const PRUNED = {
  form: '2:4',
  zeroShare: 0.5,
  twoOfFour: { tensors: 2, eligibleTensors: 2, share: 1 },
  sparseInitializers: 0,
};

const operators = (counts: readonly object[]) => ({
  kind: 'operators',
  head: 'graph',
  operators: counts,
  moreOperators: 0,
  isOptimizedOffline: false,
});

const type = (dtype: string, shape: readonly (string | number)[]) => ({ dtype, shape, moreAxes: 0 });

const compare = (before: Model, after: Model) => compareInspections(inspect(before), inspect(after));

const trained = train();
const base = floatModel();
const qdq = { isSymmetric: true, granularity: 'channel', hasActivations: true } as const;
const pruned = {
  ...trained,
  first: pruneTwoOfFour(trained.first, WIDTHS[1]),
  second: pruneTwoOfFour(trained.second, WIDTHS[2]),
};
const scattered = {
  ...trained,
  first: trained.first.map((each, index) => (index % 2 === 0 ? 0 : each)),
};

/** The same network with its first layer stored sparse. */
function storedSparse(): Model {
  const kept = scattered.first.filter((each) => each !== 0);
  const model = floatModel(scattered);
  return {
    ...model,
    initializers: model.initializers?.filter(({ name }) => name !== 'first') ?? [],
    sparse: [
      {
        values: float32('first', [kept.length], kept),
        indices: { dtype: 'int64', dims: [kept.length], raw: new Uint8Array(8 * kept.length) },
        dims: WIDTHS.slice(0, 2),
      },
    ],
  };
}

const changeNodes = (model: Model, change: (nodes: readonly Node[]) => readonly Node[]): Model => ({
  ...model,
  nodes: change(model.nodes ?? []),
});

/** Every name of a value or tensor with a prefix, nodes of equal rank in another order. */
function renamed(model: Model): Model {
  const rename = (name: string) => (['x', 'y'].includes(name) ? name : `other/${name}`);
  return {
    ...model,
    producer: 'another exporter',
    metadata: { author: 'me' },
    nodes: (model.nodes ?? []).map((node) => ({
      ...node,
      inputs: (node.inputs ?? []).map(rename),
      outputs: (node.outputs ?? []).map(rename),
    })),
    initializers: (model.initializers ?? [])
      .map((each) => ({ ...each, name: rename(each.name ?? '') }))
      .reverse(),
  };
}

/** The network with its input brought into another shape first. */
function reshaped(op: 'Flatten', axis: number): Model;
function reshaped(op: 'Reshape', shape: readonly number[]): Model;
function reshaped(op: string, to: number | readonly number[]): Model {
  const reshape: Node =
    typeof to === 'number'
      ? { op, inputs: ['x'], outputs: ['r'], attributes: [{ name: 'axis', i: to }] }
      : { op, inputs: ['x', 'shape'], outputs: ['r'] };
  const shape = typeof to === 'number' ? [] : to;
  const values = new Uint8Array(BigInt64Array.from(shape.map(BigInt)).buffer);
  return {
    ...changeNodes(base, ([first, ...rest]) => [
      reshape,
      { ...first, op: 'MatMul', inputs: ['r', 'first'] },
      ...rest,
    ]),
    initializers: [
      ...(base.initializers ?? []),
      ...(typeof to === 'number'
        ? []
        : [{ name: 'shape', dtype: 'int64', dims: [shape.length], raw: values }]),
    ],
  };
}

describe('one change has one head', () => {
  test.each([
    { title: 'nothing', after: base, expected: [] },
    { title: 'names, producer, metadata and order of tensors', after: renamed(base), expected: [] },
    {
      title: 'other weights',
      after: floatModel(train(12)),
      expected: [{ kind: 'weights-retrained', head: 'weights', changed: 3, of: 3, isSampled: false }],
    },
    {
      title: 'one other tensor',
      after: floatModel({ ...trained, bias: train(12).bias }),
      expected: [
        {
          kind: 'weights-partly-changed',
          head: 'weights',
          changed: 1,
          of: 3,
          names: ['bias'],
          isSampled: false,
        },
      ],
    },
    {
      title: 'static int8',
      after: dequantizedModel(qdq),
      expected: [
        precision(
          { ...FLOAT, element: 'float32' },
          {
            scheme: 'qdq',
            element: 'int8',
            granularities: ['channel'],
            symmetry: 'symmetric',
            storedFor: [],
          },
        ),
      ],
    },
    {
      title: 'weight-only int8',
      after: dequantizedModel({ ...qdq, hasActivations: false }),
      expected: [
        precision(
          { ...FLOAT, element: 'float32' },
          {
            scheme: 'weight-only',
            element: 'int8',
            granularities: ['channel'],
            symmetry: 'symmetric',
            storedFor: ['DequantizeLinear'],
          },
        ),
      ],
    },
    {
      title: 'dynamic int8',
      after: dynamicModel(),
      expected: [
        precision(
          { ...FLOAT, element: 'float32' },
          {
            scheme: 'dynamic',
            element: 'int8',
            granularities: ['tensor'],
            symmetry: 'symmetric',
            storedFor: [],
          },
        ),
      ],
    },
    {
      title: 'blocks of int4',
      after: blockModel({ hasZeroPoints: false }),
      expected: [
        precision(
          { ...FLOAT, element: 'float32' },
          {
            scheme: 'weight-only',
            element: 'int4',
            granularities: [16],
            symmetry: 'symmetric',
            storedFor: ['MatMulNBits'],
          },
        ),
      ],
    },
    {
      title: 'float16 between casts',
      after: halfModel('float16', { keepsEnds: true }),
      expected: [precision({ ...FLOAT, element: 'float32' }, { ...FLOAT, element: 'float16' })],
    },
    {
      title: 'float16 with its inputs and outputs',
      after: halfModel('float16', { keepsEnds: false }),
      expected: [
        precision({ ...FLOAT, element: 'float32' }, { ...FLOAT, element: 'float16' }, ['inputs', 'outputs']),
      ],
    },
    {
      title: 'float16 weights',
      after: castWeightsModel(),
      expected: [
        precision(
          { ...FLOAT, element: 'float32' },
          {
            scheme: 'weight-only',
            element: 'float16',
            granularities: ['unknown'],
            storedFor: ['Cast'],
          },
        ),
      ],
    },
    {
      title: 'pruning to 2:4',
      after: floatModel(pruned),
      expected: [
        {
          kind: 'sparsity',
          head: 'sparsity',
          before: DENSE,
          after: PRUNED,
        },
      ],
    },
    {
      title: 'pruning of a few',
      after: floatModel(scattered),
      expected: [
        {
          kind: 'sparsity',
          head: 'sparsity',
          before: DENSE,
          after: SCATTERED,
        },
      ],
    },
    {
      title: 'an operator more',
      after: changeNodes(base, (nodes) => [...nodes, { op: 'Relu', inputs: ['y'], outputs: ['z'] }]),
      expected: [operators([{ operator: 'Relu', before: 1, after: 2 }])],
    },
    {
      title: 'a fused operator',
      after: changeNodes(base, ([first, , , second]) => [
        { op: 'FusedGemm', domain: 'com.microsoft', inputs: ['x', 'first', 'bias'], outputs: ['h'] },
        ...[first, second].slice(1).flatMap((node) => node ?? []),
      ]),
      expected: [
        operators([
          { operator: 'MatMul', before: 2, after: 1 },
          { operator: 'Add', before: 1, after: 0 },
          { operator: 'Relu', before: 1, after: 0 },
          { operator: 'com.microsoft:FusedGemm', before: 0, after: 1 },
        ]),
      ],
    },
    {
      title: 'another setting of an operator',
      after: changeNodes(base, (nodes) =>
        nodes.map((node) =>
          node.op === 'Relu' ? { ...node, attributes: [{ name: 'alpha', f: 0.5 }] } : node,
        ),
      ),
      expected: [{ kind: 'rewired', head: 'graph', isOptimizedOffline: false }],
    },
    {
      title: 'another wiring',
      after: changeNodes(base, (nodes) =>
        nodes.map((node) => (node.op === 'Add' ? { ...node, inputs: ['bias', 'p'] } : node)),
      ),
      expected: [{ kind: 'rewired', head: 'graph', isOptimizedOffline: false }],
    },
    {
      title: 'another number of heads, which only a constant tells',
      before: reshaped('Reshape', [4, 4]),
      after: reshaped('Reshape', [8, 2]),
      expected: [{ kind: 'graph-constants', head: 'graph' }],
    },
    {
      title: 'a Flatten along another axis',
      before: reshaped('Flatten', 1),
      after: reshaped('Flatten', 2),
      expected: [{ kind: 'rewired', head: 'graph', isOptimizedOffline: false }],
    },
    {
      title: 'a Flatten that is written as Reshape',
      before: reshaped('Flatten', 1),
      after: reshaped('Reshape', [-1, 16]),
      expected: [],
    },
    {
      title: 'a newer opset',
      after: { ...base, opsets: { '': 18 } },
      expected: [{ kind: 'opset', head: 'graph', before: 17, after: 18 }],
    },
    {
      title: 'a fixed batch size',
      after: { ...base, inputs: [value('x', 'float32', [8, 16])], outputs: [value('y', 'float32', [8, 8])] },
      expected: [
        {
          kind: 'signature',
          head: 'signature',
          batchAxis: { before: { isDynamic: true, name: 'batch' }, after: { isDynamic: false, size: 8 } },
          values: [
            {
              kind: 'input',
              name: 'x',
              before: type('float32', ['batch', 16]),
              after: type('float32', [8, 16]),
            },
          ],
          moreValues: 0,
        },
      ],
    },
    {
      title: 'another name of a free axis',
      after: {
        ...base,
        inputs: [value('x', 'float32', ['N', 16])],
        outputs: [value('y', 'float32', [null, 8])],
      },
      expected: [],
    },
    {
      title: 'an output whose sizes are not declared any more',
      after: { ...base, outputs: [value('y', 'float32')] },
      expected: [],
    },
    {
      title: 'an output whose free size is declared now',
      after: { ...base, outputs: [value('y', 'float32', [1, 8])] },
      expected: [],
    },
    {
      title: 'an output of another size',
      after: { ...base, outputs: [value('y', 'float32', ['batch', 9])] },
      expected: [
        {
          kind: 'signature',
          head: 'signature',
          batchAxis: null,
          values: [
            {
              kind: 'output',
              name: 'y',
              before: type('float32', ['batch', 8]),
              after: type('float32', ['batch', 9]),
            },
          ],
          moreValues: 0,
        },
      ],
    },
    {
      title: 'another input type',
      after: { ...base, inputs: [value('x', 'uint8', ['batch', 16])] },
      expected: [
        {
          kind: 'signature',
          head: 'signature',
          batchAxis: null,
          values: [
            {
              kind: 'input',
              name: 'x',
              before: type('float32', ['batch', 16]),
              after: type('uint8', ['batch', 16]),
            },
          ],
          moreValues: 0,
        },
      ],
    },
    {
      title: 'another input name',
      after: {
        ...changeNodes(base, ([first, ...rest]) => [
          { ...first, op: 'MatMul', inputs: ['image', 'first'] },
          ...rest,
        ]),
        inputs: [value('image', 'float32', ['batch', 16])],
      },
      expected: [
        {
          kind: 'signature',
          head: 'signature',
          batchAxis: null,
          values: [
            { kind: 'input', name: 'x', before: type('float32', ['batch', 16]), after: null },
            { kind: 'input', name: 'image', before: null, after: type('float32', ['batch', 16]) },
          ],
          moreValues: 0,
        },
      ],
    },
  ])('$title', ({ before = base, after, expected }) => {
    const changes = compare(before, after);
    expect(changes).toMatchObject(expected);
    expect(changes).toHaveLength(expected.length);
  });

  test.each([
    {
      title: 'calibrated differently',
      before: dequantizedModel(qdq),
      after: {
        ...dequantizedModel(qdq),
        initializers: dequantizedModel(qdq).initializers?.map((each) =>
          each.name === 'x_scale' ? { ...scale('x_scale'), raw: Uint8Array.of(0, 0, 0, 63) } : each,
        ),
      } as Model,
      expected: [{ kind: 'recalibrated', head: 'precision' }],
    },
    {
      title: 'retrained and quantized in the same way',
      before: dequantizedModel(qdq),
      after: dequantizedModel({ ...qdq, training: train(12) }),
      expected: [{ kind: 'weights-retrained', head: 'weights', changed: 3, of: 3, isSampled: false }],
    },
    {
      title: 'per tensor instead of per channel',
      before: dequantizedModel({ ...qdq, granularity: 'tensor' }),
      after: dequantizedModel(qdq),
      expected: [
        precision(
          { scheme: 'qdq', element: 'int8', granularities: ['tensor'], symmetry: 'symmetric', storedFor: [] },
          {
            scheme: 'qdq',
            element: 'int8',
            granularities: ['channel'],
            symmetry: 'symmetric',
            storedFor: [],
          },
        ),
      ],
    },
    {
      title: 'back to float32',
      before: dequantizedModel(qdq),
      after: base,
      expected: [
        precision(
          {
            scheme: 'qdq',
            element: 'int8',
            granularities: ['channel'],
            symmetry: 'symmetric',
            storedFor: [],
          },
          { ...FLOAT, element: 'float32' },
        ),
      ],
    },
    {
      title: 'stored sparse',
      before: floatModel(scattered),
      after: storedSparse(),
      expected: [
        {
          kind: 'sparsity',
          head: 'sparsity',
          before: SCATTERED,
          after: { ...SCATTERED, sparseInitializers: 1 },
        },
      ],
    },
    {
      title: 'zeros filled again',
      before: floatModel(pruned),
      after: base,
      expected: [
        {
          kind: 'sparsity',
          head: 'sparsity',
          before: PRUNED,
          after: DENSE,
        },
      ],
    },
    {
      title: 'a pruned model retrained',
      before: floatModel(scattered),
      after: floatModel({ ...scattered, first: scattered.first.map((each) => each * 1.01) }),
      expected: [
        {
          kind: 'weights-partly-changed',
          head: 'weights',
          changed: 1,
          of: 3,
          names: ['first'],
          isSampled: false,
        },
      ],
    },
  ])('$title', ({ before, after, expected }) => {
    const changes = compare(before, after);
    expect(changes).toMatchObject(expected);
    expect(changes).toHaveLength(expected.length);
  });

  const forest = (thresholds: readonly number[]): Model => ({
    inputs: [value('x', 'float32', ['batch', 4])],
    outputs: [value('y', 'float32')],
    nodes: [
      {
        op: 'TreeEnsembleClassifier',
        domain: 'ai.onnx.ml',
        inputs: ['x'],
        outputs: ['y'],
        attributes: [
          { name: 'nodes_values', floats: thresholds },
          { name: 'nodes_nodeids', ints: thresholds.map((_, index) => index) },
          { name: 'post_transform', s: 'NONE' },
        ],
      },
    ],
  });

  test('trees trained anew are weights, though they stand in attributes', () => {
    expect(compare(forest([1, 2, 3]), forest([1, 2, 4, 5]))).toEqual([
      { kind: 'weights-retrained', head: 'weights', changed: 2, of: 2, isSampled: false },
    ]);
  });

  test('a longer list of settings than is kept is compared whole', () => {
    const tail = (last: number): Model =>
      changeNodes(base, (nodes) => [
        ...nodes,
        {
          op: 'Pad',
          inputs: ['y'],
          outputs: ['z'],
          attributes: [{ name: 'pads', ints: [...Array<number>(5000).fill(0), last] }],
        },
      ]);
    expect(compare(tail(1), tail(1))).toEqual([]);
    expect(compare(tail(1), tail(2)).map(({ head }) => head)).toEqual(['graph']);
  });
});

describe('two changes have two heads', () => {
  const signature = { inputs: [value('x', 'float32', [1, 16])] };
  const longer = (model: Model): Model =>
    changeNodes(model, (nodes) => [...nodes, { op: 'Softmax', inputs: ['y'], outputs: ['z'] }]);
  test.each([
    {
      title: 'quantized and fixed in size',
      after: { ...dequantizedModel(qdq), ...signature },
      heads: ['precision', 'signature'],
    },
    {
      title: 'quantized and given an operator',
      after: longer(dynamicModel()),
      heads: ['precision', 'graph'],
    },
    {
      title: 'retrained and given an operator',
      after: longer(floatModel(train(12))),
      heads: ['weights', 'graph'],
    },
    {
      title: 'pruned and fixed in size',
      after: { ...floatModel(pruned), ...signature },
      heads: ['sparsity', 'signature'],
    },
    {
      title: 'retrained and fixed in size',
      after: { ...floatModel(train(12)), ...signature },
      heads: ['weights', 'signature'],
    },
    {
      title: 'pruned and quantized',
      after: dequantizedModel({ ...qdq, training: { ...pruned } }),
      heads: ['precision'],
    },
  ])('$title', ({ after, heads }) => {
    expect(compare(base, after).map(({ head }) => head)).toEqual(heads);
  });
});

describe('real models', () => {
  const FASHION = join(import.meta.dirname, '../../../fixtures/fashion');
  const look = (name: string) => inspectModel(join(FASHION, `${name}.onnx`), name);
  test.each([
    { candidate: 'model', heads: [] },
    { candidate: 'candidates/int8', heads: ['precision'] },
    { candidate: 'candidates/int8-miscalibrated', heads: ['precision'] },
    { candidate: 'candidates/lossless', heads: ['graph'] },
    { candidate: 'candidates/slower', heads: ['graph'] },
    { candidate: 'candidates/tail', heads: ['graph'] },
    { candidate: 'candidates/memory', heads: ['graph'] },
  ])('$candidate', async ({ candidate, heads }) => {
    const changes = compareInspections(await look('model'), await look(candidate));
    expect(changes.map(({ head }) => head)).toEqual(heads);
  });

  test('int8 calibrated on other images is a change of precision', async () => {
    const changes = compareInspections(
      await look('candidates/int8'),
      await look('candidates/int8-miscalibrated'),
    );
    expect(changes).toEqual([{ kind: 'recalibrated', head: 'precision' }]);
  });
});

test('names from a model are cut, and of long lists the first entries are kept', () => {
  const long = 'x'.repeat(500);
  const inputs = Array.from({ length: 10 }, (_, index) => value(`${index}${long}`, 'float32', [long, 16]));
  const nodes = Array.from({ length: 10 }, (_, index) => ({
    op: `Op${index}${long}`,
    inputs: ['y'],
    outputs: [`z${index}`],
  }));
  const changes = compare(base, { ...base, inputs, nodes: [...(base.nodes ?? []), ...nodes] });
  expect(changes).toMatchObject([
    { kind: 'operators', moreOperators: 4 },
    { kind: 'signature', moreValues: 5 },
  ]);
  const names = changes.flatMap((change) => {
    if (change.kind === 'operators') return change.operators.map(({ operator }) => operator);
    if (change.kind !== 'signature') return [];
    return change.values.flatMap(({ name, after }) => [name, ...(after?.shape ?? [])]);
  });
  const added = names.filter((name) => name !== 'x' && name !== 16);
  expect(added).toHaveLength(6 + 2 * 5);
  for (const name of added) expect(name).toMatch(/^[^…]{80}…$/);
});
