import { describe, expect, test } from 'vitest';
import { readGraphs } from '../../../src/inspect/inspect-model.ts';
import { type Layer, listLayers } from '../../../src/inspect/layers/list-layers.ts';
import { memorySource } from '../../../src/model/protobuf/byte-source.ts';
import { blockModel, dequantizedModel, dynamicModel, floatModel } from '../../support/models.ts';
import { type Model, model, value } from '../../support/onnx-writer.ts';

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
    expect(textsOf(fields)).toEqual(['yq: QLinearMatMul, quantized', 'y: QLinearMatMul, quantized']);
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
