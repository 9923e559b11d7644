import { describe, expect, test } from 'vitest';
import { readGraphs } from '../../../src/inspect/inspect-model.ts';
import { type Layer, listLayers } from '../../../src/inspect/layers/list-layers.ts';
import { memorySource } from '../../../src/model/protobuf/byte-source.ts';
import {
  blockModel,
  dequantizedModel,
  dynamicModel,
  floatModel,
  integerModel,
} from '../../support/models.ts';
import { type Model, model, type Node, value } from '../../support/onnx-writer.ts';

const layersOf = (fields: Model): Layer[] =>
  listLayers(readGraphs(memorySource(model(fields)), 'model.onnx').graphs.main);

/** "p: MatMul", "h: Relu as h_dq, quantized". */
const textsOf = (fields: Model): string[] =>
  layersOf(fields).map(({ tensor, operator, observed, isQuantized }) =>
    [
      `${tensor}: ${operator}`,
      observed === tensor ? '' : ` as ${observed}`,
      isQuantized ? ', quantized' : '',
    ].join(''),
  );

describe('the layers of a model', () => {
  test('are the tensors that it computes, in order', () => {
    expect(textsOf(floatModel())).toEqual(['p: MatMul', 'a: Add', 'h: Relu', 'y: MatMul']);
  });

  test('between quantizers are read behind them, under their own names', () => {
    const fields = dequantizedModel({ granularity: 'tensor', isSymmetric: true, hasActivations: true });
    expect(textsOf(fields)).toEqual([
      'first: DequantizeLinear, quantized',
      'second: DequantizeLinear, quantized',
      'p: MatMul, quantized',
      'a: Add, quantized',
      'h: Relu as h_dq, quantized',
      'y: MatMul, quantized',
    ]);
  });

  test('of quantized weights alone are quantized where they are used', () => {
    const fields = dequantizedModel({ granularity: 'channel', isSymmetric: false, hasActivations: false });
    expect(textsOf(fields).slice(2)).toEqual([
      'p: MatMul, quantized',
      'a: Add, quantized',
      'h: Relu',
      'y: MatMul, quantized',
    ]);
  });

  test('of integer products stay quantized while they are scaled', () => {
    expect(textsOf(dynamicModel())).toEqual([
      'first_sum: MatMulInteger, quantized',
      'first_real: Cast, quantized',
      'first_scales: Mul',
      'p: Mul, quantized',
      'a: Add, quantized',
      'h: Relu',
      'second_sum: MatMulInteger, quantized',
      'second_real: Cast, quantized',
      'second_scales: Mul',
      'y: Mul, quantized',
    ]);
  });

  test('with packed weights are quantized', () => {
    expect(textsOf(blockModel({ hasZeroPoints: false }))).toEqual([
      'p: com.microsoft:MatMulNBits, quantized',
      'a: Add, quantized',
      'h: Relu',
      'y: com.microsoft:MatMulNBits, quantized',
    ]);
  });

  test('restored from an integer operator carry its name', () => {
    const fields: Model = {
      inputs: [value('x', 'float32', [1])],
      outputs: [value('y', 'float32', [1])],
      nodes: [
        { op: 'QLinearMatMul', inputs: ['xq', 's', 'z', 'wq', 's', 'z', 's', 'z'], outputs: ['yq'] },
        { op: 'DequantizeLinear', inputs: ['yq', 's', 'z'], outputs: ['y'] },
      ],
    };
    expect(textsOf(fields)).toEqual(['y: QLinearMatMul, quantized']);
  });

  test('that stay integers are read behind an added DequantizeLinear, under the names that they had', () => {
    expect(textsOf(integerModel())).toEqual([
      'p: QLinearMatMul as p_quantized_restored, quantized',
      'a: com.microsoft:QLinearAdd as a_quantized_restored, quantized',
      'y: QLinearMatMul, quantized',
    ]);
    const scaledBy = layersOf(integerModel()).map(({ integers }) => integers);
    expect(scaledBy).toEqual([
      { tensor: 'p_quantized', scale: 'p_scale', zeroPoint: 'p_zero' },
      { tensor: 'a_quantized', scale: 'a_scale', zeroPoint: 'a_zero' },
      undefined,
    ]);
  });

  const Q = ['q', 's', 'z'];
  const CONTRIB = 'com.microsoft';
  const quantized = (nodes: readonly Node[]): Model => ({
    inputs: [value('x', 'float32', [1])],
    outputs: [],
    nodes: [{ op: 'QuantizeLinear', inputs: ['x', 's', 'z'], outputs: ['q'] }, ...nodes],
  });
  const scalesOf = (nodes: readonly Node[]) =>
    layersOf(quantized(nodes)).map(({ tensor, integers }) => [tensor, integers?.scale, integers?.zeroPoint]);

  test.each<{ title: string; nodes: readonly Node[]; scales: ReturnType<typeof scalesOf> }>([
    {
      title: 'of one tensor',
      nodes: [{ op: 'QLinearSigmoid', domain: CONTRIB, inputs: [...Q, 'ys', 'yz'], outputs: ['y'] }],
      scales: [['y', 'ys', 'yz']],
    },
    {
      title: 'of many tensors',
      nodes: [{ op: 'QLinearConcat', domain: CONTRIB, inputs: ['ys', 'yz', ...Q, ...Q], outputs: ['y'] }],
      scales: [['y', 'ys', 'yz']],
    },
    {
      title: 'with a bias',
      nodes: [{ op: 'QGemm', domain: CONTRIB, inputs: [...Q, ...Q, 'c', 'ys', 'yz'], outputs: ['y'] }],
      scales: [['y', 'ys', 'yz']],
    },
    {
      title: 'whose result has fractions',
      nodes: [{ op: 'QGemm', domain: CONTRIB, inputs: [...Q, ...Q, 'c'], outputs: ['y'] }],
      scales: [['y', undefined, undefined]],
    },
    {
      title: 'without a zero point',
      nodes: [{ op: 'QLinearConv', inputs: [...Q, ...Q, 'ys'], outputs: ['y'] }],
      scales: [['y', 'ys', '']],
    },
    {
      title: 'that only moves values, which keeps the scale',
      nodes: [
        { op: 'Reshape', inputs: ['q', 'shape'], outputs: ['r'] },
        { op: 'MaxPool', inputs: ['r'], outputs: ['m', 'positions'] },
      ],
      scales: [
        ['r', 's', 'z'],
        ['m', 's', 'z'],
        ['positions', undefined, undefined],
      ],
    },
    {
      title: 'in a circle',
      nodes: [
        { op: 'Reshape', inputs: ['b', 'shape'], outputs: ['a'] },
        { op: 'Reshape', inputs: ['a', 'shape'], outputs: ['b'] },
      ],
      scales: [
        ['a', undefined, undefined],
        ['b', undefined, undefined],
      ],
    },
  ])('the scale of an operator $title', ({ nodes, scales }) => {
    expect(scalesOf(nodes)).toEqual(scales);
  });

  test('an integer keeps its name where another tensor has the one that it would get', () => {
    const nodes = [
      { op: 'Relu', inputs: ['x'], outputs: ['y'] },
      { op: 'QLinearConv', inputs: [...Q, ...Q, 'ys', 'yz'], outputs: ['y_quantized'] },
      { op: 'Abs', inputs: ['x'], outputs: ['y_quantized_restored'] },
    ];
    expect(textsOf(quantized(nodes))).toEqual([
      'y: Relu',
      'y_quantized: QLinearConv as y_quantized_restored_, quantized',
      'y_quantized_restored: Abs',
    ]);
  });

  test.each([
    { title: 'a Relu', op: 'Relu', more: [], activated: 'b' },
    { title: 'a Clip', op: 'Clip', more: [], activated: 'b' },
    { title: 'another operator', op: 'Sigmoid', more: [], activated: undefined },
    {
      title: 'a Relu and another operator',
      op: 'Relu',
      more: [{ op: 'Abs', inputs: ['a'], outputs: ['c'] }],
      activated: undefined,
    },
  ])('read by $title: $activated', ({ op, more, activated }) => {
    const [layer] = layersOf({
      inputs: [value('x', 'float32', [1])],
      outputs: [value('b', 'float32', [1])],
      nodes: [{ op: 'Neg', inputs: ['x'], outputs: ['a'] }, { op, inputs: ['a'], outputs: ['b'] }, ...more],
    });
    expect(layer?.activated).toBe(activated);
  });

  test('leave out constants, sequences and outputs without a name', () => {
    const fields: Model = {
      inputs: [value('x', 'float32', [4])],
      outputs: [value('y', 'float32', [4])],
      nodes: [
        { op: 'Constant', outputs: ['c'] },
        { op: 'SplitToSequence', inputs: ['x'], outputs: ['s'] },
        { op: 'Dropout', inputs: ['x'], outputs: ['y', ''] },
      ],
    };
    expect(textsOf(fields)).toEqual(['y: Dropout']);
  });
});
