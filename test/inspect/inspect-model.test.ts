import { mkdir, mkdtemp, open, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectModel, inspectSource } from '../../src/inspect/inspect-model.ts';
import type { PrecisionShare } from '../../src/inspect/precision/precision.ts';
import { memorySource } from '../../src/model/protobuf/byte-source.ts';
import { caught } from '../support/caught.ts';
import { inspect, readMemory } from '../support/inspect.ts';
import {
  blockModel,
  castWeightsModel,
  dequantizedModel,
  dynamicModel,
  float32,
  floatModel,
  halfModel,
  pruneTwoOfFour,
  raw,
  scale,
  train,
  zeroPoint,
} from '../support/models.ts';
import { bytes, int, type Model, message, model, type Node, text, value } from '../support/onnx-writer.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

let folder: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'inspect-')));
});
afterAll(() => rm(folder, { recursive: true }));

/** One operator with one weight; the rest of the graph does not matter. */
const single = (node: Node, initializers: Model['initializers'], more: Partial<Model> = {}): Model => ({
  inputs: [value('x', 'float32', [1, 16])],
  outputs: [value('y', 'float32')],
  nodes: [node],
  initializers: initializers ?? [],
  ...more,
});

const FLOAT = { scheme: 'float', granularities: [], symmetry: undefined, storedFor: [] } as const;

/** How a share computes, without how much of the model it is. */
function wayOf(share: PrecisionShare | undefined) {
  if (share === undefined) return undefined;
  const { scheme, element, granularities, symmetry, storedFor } = share;
  return { scheme, element, granularities, symmetry, storedFor };
}

describe('precision', () => {
  const quantize = { isSymmetric: true, granularity: 'tensor', hasActivations: true } as const;
  test.each([
    { title: 'float32', of: floatModel(), main: { ...FLOAT, element: 'float32' } },
    {
      title: 'float16',
      of: halfModel('float16', { keepsEnds: true }),
      main: { ...FLOAT, element: 'float16' },
    },
    {
      title: 'bfloat16',
      of: halfModel('bfloat16', { keepsEnds: false }),
      main: { ...FLOAT, element: 'bfloat16' },
    },
    {
      title: 'float16 weights, cast',
      of: castWeightsModel(),
      main: {
        scheme: 'weight-only',
        element: 'float16',
        granularities: ['unknown'],
        symmetry: undefined,
        storedFor: ['Cast'],
      },
    },
    {
      title: 'QDQ, per tensor',
      of: dequantizedModel(quantize),
      main: {
        scheme: 'qdq',
        element: 'int8',
        granularities: ['tensor'],
        symmetry: 'symmetric',
        storedFor: [],
      },
    },
    {
      title: 'QDQ, per channel, asymmetric',
      of: dequantizedModel({ ...quantize, granularity: 'channel', isSymmetric: false }),
      main: {
        scheme: 'qdq',
        element: 'int8',
        granularities: ['channel'],
        symmetry: 'asymmetric',
        storedFor: [],
      },
    },
    {
      title: 'weight-only int8',
      of: dequantizedModel({ ...quantize, hasActivations: false }),
      main: {
        scheme: 'weight-only',
        element: 'int8',
        granularities: ['tensor'],
        symmetry: 'symmetric',
        storedFor: ['DequantizeLinear'],
      },
    },
    {
      title: 'dynamic int8',
      of: dynamicModel(),
      main: {
        scheme: 'dynamic',
        element: 'int8',
        granularities: ['tensor'],
        symmetry: 'symmetric',
        storedFor: [],
      },
    },
    {
      title: 'MatMulNBits',
      of: blockModel({ hasZeroPoints: false }),
      main: {
        scheme: 'weight-only',
        element: 'int4',
        granularities: [16],
        symmetry: 'symmetric',
        storedFor: ['MatMulNBits'],
      },
    },
    {
      title: 'MatMulNBits with zero points',
      of: blockModel({ hasZeroPoints: true }),
      main: {
        scheme: 'weight-only',
        element: 'int4',
        granularities: [16],
        symmetry: 'asymmetric',
        storedFor: ['MatMulNBits'],
      },
    },
  ])('finds $title', ({ of, main }) => {
    const { precision } = inspect(of);
    expect(wayOf(precision.main)).toEqual(main);
    expect(precision.main?.operators).toBe(2);
  });

  const packed = (dtype: 'int4' | 'uint4' | 'float8e4m3fn', dims: readonly number[], size: number) => ({
    name: 'w',
    dtype,
    dims,
    raw: new Uint8Array(size).fill(0x35),
  });
  const dequantize = (...attributes: NonNullable<Node['attributes']>): Node => ({
    op: 'DequantizeLinear',
    inputs: ['w', 's', 'z'],
    outputs: ['d'],
    attributes,
  });
  const multiply: Node = { op: 'MatMul', inputs: ['x', 'd'], outputs: ['y'] };
  test.each([
    {
      title: 'blocks of int4 in DequantizeLinear',
      of: single(
        multiply,
        [packed('int4', [16, 8], 64), float32('s', [2, 8], new Float32Array(16).fill(1))],
        {
          nodes: [
            { ...dequantize({ name: 'block_size', i: 8 }, { name: 'axis', i: 0 }), inputs: ['w', 's'] },
            multiply,
          ],
        },
      ),
      main: {
        scheme: 'weight-only',
        element: 'int4',
        granularities: [8],
        symmetry: 'symmetric',
        storedFor: ['DequantizeLinear'],
      },
    },
    {
      title: 'zero points that were written as numbers',
      of: single(
        multiply,
        [
          packed('uint4', [16, 8], 64),
          scale('s'),
          { name: 'z', dtype: 'uint4', dims: [], typed: bytes(5, Uint8Array.of(7)) },
        ],
        { nodes: [dequantize(), multiply] },
      ),
      main: {
        scheme: 'weight-only',
        element: 'int4',
        granularities: ['tensor'],
        symmetry: 'asymmetric',
        storedFor: ['DequantizeLinear'],
      },
    },
    {
      title: 'float8 around both sides',
      of: single(
        multiply,
        [
          packed('float8e4m3fn', [16, 8], 128),
          scale('s'),
          { name: 'z', dtype: 'float8e4m3fn', dims: [], raw: Uint8Array.of(0) },
        ],
        {
          nodes: [
            dequantize(),
            { op: 'QuantizeLinear', inputs: ['x', 's', 'z'], outputs: ['xq'] },
            { op: 'DequantizeLinear', inputs: ['xq', 's', 'z'], outputs: ['xd'] },
            { op: 'MatMul', inputs: ['xd', 'd'], outputs: ['y'] },
          ],
        },
      ),
      main: {
        scheme: 'qdq',
        element: 'float8e4m3fn',
        granularities: ['tensor'],
        symmetry: 'symmetric',
        storedFor: [],
      },
    },
    {
      title:
        'weights that are quantized when the model is loaded, as quantization-aware training writes them',
      of: single(
        multiply,
        [float32('w', [16, 8], train().first.subarray(0, 128)), scale('s'), zeroPoint('z', 'int8', [0])],
        {
          nodes: [
            { op: 'QuantizeLinear', inputs: ['w', 's', 'z'], outputs: ['q'] },
            { ...dequantize(), inputs: ['q', 's', 'z'] },
            { op: 'QuantizeLinear', inputs: ['x', 's', 'z'], outputs: ['xq'] },
            { op: 'DequantizeLinear', inputs: ['xq', 's', 'z'], outputs: ['xd'] },
            { op: 'MatMul', inputs: ['xd', 'd'], outputs: ['y'] },
          ],
        },
      ),
      main: {
        scheme: 'qdq',
        element: 'int8',
        granularities: ['tensor'],
        symmetry: 'symmetric',
        storedFor: [],
      },
    },
    {
      title: 'operators on integers',
      of: single(
        {
          op: 'QLinearMatMul',
          inputs: ['x', 's', 'zx', 'w', 's', 'z', 's', 'zx'],
          outputs: ['y'],
        },
        [
          { name: 'w', dtype: 'int8', dims: [16, 8], raw: new Uint8Array(128).fill(9) },
          scale('s', 8),
          zeroPoint('z', 'int8', [0, 0, 0, 0, 0, 0, 0, 0]),
          zeroPoint('zx', 'uint8', [120]),
        ],
      ),
      main: {
        scheme: 'qoperator',
        element: 'int8',
        granularities: ['channel'],
        symmetry: 'symmetric',
        storedFor: [],
      },
    },
    {
      title: 'no heavy arithmetic',
      of: single({ op: 'Relu', inputs: ['x'], outputs: ['y'] }, []),
      main: undefined,
    },
    {
      title: 'a product of two computed values',
      of: single({ op: 'MatMul', inputs: ['x', 'x'], outputs: ['y'] }, []),
      main: { ...FLOAT, element: 'float32' },
    },
  ])('finds $title', ({ of, main }) => {
    expect(wayOf(inspect(of).precision.main)).toEqual(main);
  });

  /** `quantized` of `total` products have int8 weights, all of the same size. */
  const partly = (quantized: number, total: number): Model => {
    const nodes = Array.from({ length: total }, (_, index): Node[] => [
      ...(index < quantized
        ? [{ op: 'DequantizeLinear', inputs: [`w${index}`, 's'], outputs: [`d${index}`] }]
        : []),
      { op: 'MatMul', inputs: ['x', index < quantized ? `d${index}` : `w${index}`], outputs: [`y${index}`] },
    ]).flat();
    const initializers = Array.from({ length: total }, (_, index) =>
      index < quantized
        ? { name: `w${index}`, dtype: 'int8', dims: [4, 4], raw: new Uint8Array(16).fill(1) }
        : float32(`w${index}`, [4, 4], new Float32Array(16).fill(1)),
    );
    return { outputs: [], nodes, initializers: [...initializers, scale('s')] };
  };

  test.each([
    { quantized: 9, total: 10, main: 'weight-only' },
    { quantized: 8, total: 10, main: undefined },
    { quantized: 1, total: 10, main: 'float' },
    { quantized: 5, total: 10, main: undefined },
  ])('$quantized of $total operators in int8: the model is $main', ({ quantized, total, main }) => {
    const { precision } = inspect(partly(quantized, total));
    expect(precision.main?.scheme).toBe(main);
    const int8 = precision.shares.find(({ element }) => element === 'int8');
    expect(int8).toMatchObject({ operators: quantized, weightBytes: quantized * 16 });
  });

  test('a mixed model has each precision with its share by operators and by bytes', () => {
    const { main, shares, operators, weightBytes } = inspect(partly(8, 10)).precision;
    expect({ main, operators, weightBytes }).toEqual({ main: undefined, operators: 10, weightBytes: 256 });
    expect(shares).toMatchObject([
      { scheme: 'weight-only', element: 'int8', operators: 8, weightBytes: 128 },
      { scheme: 'float', element: 'float32', operators: 2, weightBytes: 128 },
    ]);
  });
});

describe('sparsity', () => {
  const [rows, columns] = [16, 32];
  const dense = train().first;
  const matMul: Node = { op: 'MatMul', inputs: ['x', 'w'], outputs: ['y'] };
  const over = (node: Node, dims: readonly number[], values: Float32Array) =>
    inspect(single(node, [float32('w', dims, values)])).sparsity;

  test.each([
    { title: 'MatMul, right side', node: matMul, dims: [rows, columns], along: columns },
    {
      title: 'MatMul, right side of rank 3',
      node: matMul,
      dims: [2, rows / 2, columns],
      along: columns,
    },
    {
      title: 'MatMul, left side',
      node: { ...matMul, inputs: ['w', 'x'] },
      dims: [rows, columns],
      along: 1,
    },
    { title: 'Gemm', node: { ...matMul, op: 'Gemm' }, dims: [rows, columns], along: columns },
    {
      title: 'Gemm with transB',
      node: { ...matMul, op: 'Gemm', attributes: [{ name: 'transB', i: 1 }] },
      dims: [rows, columns],
      along: 1,
    },
    { title: 'Conv', node: { ...matMul, op: 'Conv' }, dims: [8, 16, 2, 2], along: 4 },
    { title: 'ConvTranspose', node: { ...matMul, op: 'ConvTranspose' }, dims: [8, 16, 2, 2], along: 64 },
  ])('finds 2:4 along the axis that $title sums over, and only there', ({ node, dims, along }) => {
    const found = over(node, dims, pruneTwoOfFour(dense, along));
    expect(found).toMatchObject({ form: '2:4', zeroShare: 0.5 });
    expect(found.twoOfFour).toEqual({ tensors: 1, eligibleTensors: 1, share: 1 });
    const other = along === 1 ? columns : 1;
    expect(over(node, dims, pruneTwoOfFour(dense, other))).toMatchObject({
      form: 'unstructured',
      twoOfFour: { tensors: 0, eligibleTensors: 1 },
    });
  });

  test('one group with three numbers breaks the pattern', () => {
    const values = pruneTwoOfFour(dense, columns);
    const zero = values.lastIndexOf(0);
    values[zero] = 1e-30;
    expect(over(matMul, [rows, columns], values).form).toBe('unstructured');
  });

  test('finds 2:4 through a transposition and through int8 with a zero point of its own', () => {
    const pruned = pruneTwoOfFour(dense, 1);
    const quantized = Int8Array.from(pruned, (each) => (each === 0 ? -7 : Math.round(each * 50) || 1));
    const { sparsity } = inspect(
      single(
        matMul,
        [
          { name: 'w', dtype: 'int8', dims: [columns, rows], raw: raw(quantized) },
          scale('s'),
          zeroPoint('z', 'int8', [-7]),
        ],
        {
          nodes: [
            { op: 'DequantizeLinear', inputs: ['w', 's', 'z'], outputs: ['d'] },
            { op: 'Transpose', inputs: ['d'], outputs: ['t'] },
            { op: 'MatMul', inputs: ['x', 't'], outputs: ['y'] },
          ],
        },
      ),
    );
    expect(sparsity).toMatchObject({ form: '2:4', zeroShare: 0.5 });
  });

  test('finds 2:4 in rows longer than one stripe', () => {
    const wide = 8192;
    const values = new Float32Array(8 * wide).fill(1);
    values.fill(0, 0, 2 * wide).fill(0, 6 * wide);
    expect(over(matMul, [8, wide], values)).toMatchObject({
      form: '2:4',
      zeroShare: 0.5,
      lookedBytes: values.byteLength,
    });
    values.fill(1, 3 * wide - 1, 3 * wide).fill(1, 2 * wide - 1, 2 * wide);
    expect(over(matMul, [8, wide], values).twoOfFour.tensors).toBe(0);
  });

  test('an axis that is no multiple of four is not eligible, and zeros alone are no pattern', () => {
    expect(over(matMul, [6, 4], new Float32Array(24).fill(1)).twoOfFour.eligibleTensors).toBe(0);
    expect(over(matMul, [8, 4], new Float32Array(32))).toMatchObject({
      form: 'unstructured',
      zeroShare: 1,
      twoOfFour: { tensors: 0, eligibleTensors: 0 },
    });
  });

  test('4-bit weights are counted one by one, against what stands for zero in them', () => {
    const node: Node = {
      op: 'MatMulNBits',
      domain: 'com.microsoft',
      inputs: ['x', 'w', 's'],
      outputs: ['y'],
      attributes: [{ name: 'bits', i: 4 }],
    };
    // 8 stands for zero; of every two numbers one is.
    const weights = { name: 'w', dtype: 'uint8', dims: [8, 1, 8], raw: new Uint8Array(64).fill(0x83) };
    const { sparsity } = inspect(single(node, [weights, scale('s', 8)]));
    expect(sparsity).toMatchObject({ form: '2:4', zeroShare: 0.5 });
  });

  test('a sparse initializer is counted by what it leaves out', () => {
    const { sparsity } = inspect({
      ...single(matMul, []),
      sparse: [
        {
          values: float32('w', [32], new Float32Array(32).fill(1)),
          indices: { dtype: 'int64', dims: [32], raw: new Uint8Array(256) },
          dims: [rows, 8],
        },
      ],
    });
    expect(sparsity).toMatchObject({ form: 'unstructured', zeroShare: 0.75, sparseInitializers: 1 });
  });

  test('zeros are unknown where zero points differ by channel', () => {
    const weights = { name: 'w', dtype: 'uint8', dims: [16, 2], raw: new Uint8Array(32) };
    const node: Node = { op: 'DequantizeLinear', inputs: ['w', 's', 'z'], outputs: ['d'] };
    const { sparsity } = inspect(
      single(matMul, [weights, scale('s', 2), zeroPoint('z', 'uint8', [3, 4])], {
        nodes: [node, { ...matMul, inputs: ['x', 'd'] }],
      }),
    );
    expect(sparsity.form).toBe('unknown');
    expect(sparsity.zeroShare).toBeUndefined();
  });
});

describe('what is where', () => {
  test('finds operators and weights in branches, with weights of the graph around them, and in functions', () => {
    const branch = (weight: string) => ({
      outputs: [value('b', 'float32')],
      nodes: [{ op: 'MatMul', inputs: ['x', weight], outputs: ['b'] }],
    });
    const { precision, facts } = inspect({
      inputs: [value('x', 'float32', ['batch', 4])],
      outputs: [value('y', 'float32')],
      initializers: [float32('outer', [4, 4], new Float32Array(16).fill(1))],
      nodes: [
        {
          op: 'If',
          inputs: ['c'],
          outputs: ['y'],
          attributes: [
            { name: 'then_branch', graph: branch('outer') },
            {
              name: 'else_branch',
              graph: {
                ...branch('inner'),
                initializers: [float32('inner', [4, 2], new Float32Array(8).fill(1))],
              },
            },
          ],
        },
        { op: 'Twice', domain: 'my', inputs: ['x'], outputs: ['z'] },
      ],
      functions: [
        { domain: 'my', name: 'Twice', nodes: [{ op: 'Gemm', inputs: ['a', 'b'], outputs: ['c'] }] },
      ],
    });
    expect(precision).toMatchObject({ operators: 2, weightBytes: 96 });
    expect(facts.operators).toEqual(
      new Map([
        ['MatMul', 2],
        ['If', 1],
        ['my:Twice', 1],
        ['Gemm', 1],
      ]),
    );
  });

  test.each([
    { shapes: [['N', 3]], expected: { isDynamic: true, name: 'N' } },
    { shapes: [[null, 3]], expected: { isDynamic: true, name: null } },
    { shapes: [[8, 3]], expected: { isDynamic: false, size: 8 } },
    { shapes: [[3], ['batch', 3]], expected: { isDynamic: true, name: 'batch' } },
    { shapes: [[], [4]], expected: { isDynamic: false, size: 4 } },
    { shapes: [[]], expected: undefined },
    { shapes: [undefined], expected: undefined },
  ])('the batch axis of inputs $shapes is $expected', ({ shapes, expected }) => {
    const inputs = shapes.map((shape, index) => value(`x${index}`, 'float32', shape));
    expect(inspect({ inputs }).batchAxis).toEqual(expected);
  });

  test('tells what was already optimized', async () => {
    const saved = await inspectModel(join(FIXTURES, 'fashion/candidates/lossless.onnx'), 'lossless.onnx');
    expect(saved.optimization).toEqual({
      isSavedByRuntime: true,
      fused: new Map([['com.microsoft:FusedConv', 4]]),
      layoutSpecific: new Map(),
      compiledParts: 0,
    });
    const nodes = [
      { op: 'Conv', domain: 'com.microsoft.nchwc' },
      { op: 'ReorderInput', domain: 'com.microsoft.nchwc' },
      { op: 'EPContext', domain: 'com.microsoft' },
      { op: 'QLinearAdd', domain: 'com.microsoft' },
    ];
    expect(inspect({ nodes }).optimization).toEqual({
      isSavedByRuntime: false,
      fused: new Map(),
      layoutSpecific: new Map([
        ['com.microsoft.nchwc:Conv', 1],
        ['com.microsoft.nchwc:ReorderInput', 1],
      ]),
      compiledParts: 1,
    });
  });
});

describe('external data', () => {
  const external = (location: string, length: number) =>
    model(
      single({ op: 'MatMul', inputs: ['x', 'w'], outputs: ['y'] }, [
        {
          name: 'w',
          dtype: 'float32',
          dims: [16, length / 64],
          external: { location, offset: '4096', length: `${length}` },
        },
      ]),
    );

  test('weights beside the model are read where they are', async () => {
    const weights = Buffer.alloc(4096 + 1024);
    Buffer.from(raw(pruneTwoOfFour(train().first.subarray(0, 256), 16))).copy(weights, 4096);
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data', 'w.bin'), weights);
    await writeFile(join(folder, 'external.onnx'), external('data/w.bin', 1024));
    const { externalFiles, sparsity, precision } = await inspectModel(
      join(folder, 'external.onnx'),
      'external.onnx',
    );
    expect(externalFiles).toEqual([{ location: 'data/w.bin', sizeBytes: 5120, problem: undefined }]);
    expect(sparsity).toMatchObject({ form: '2:4', zeroShare: 0.5 });
    expect(precision.weightBytes).toBe(1024);
  });

  test.each([
    { location: 'absent.bin', problem: { kind: 'unreadable', message: 'no such file' } },
    { location: '../outside.bin', problem: { kind: 'outside-folder' } },
    { location: '/etc/hostname', problem: { kind: 'outside-folder' } },
    { location: 'link.bin', problem: { kind: 'unreadable', message: 'a symbolic link' } },
    {
      location: 'folder-link/x.bin',
      problem: { kind: 'unreadable', message: 'a file behind a symbolic link' },
    },
  ])('$location is not read: $problem', async ({ location, problem }) => {
    const place = await mkdtemp(join(folder, 'links-'));
    const outside = await mkdtemp(join(folder, 'outside-'));
    await writeFile(join(outside, 'x.bin'), new Uint8Array(8192));
    await symlink(join(outside, 'x.bin'), join(place, 'link.bin'));
    await symlink(outside, join(place, 'folder-link'));
    await writeFile(join(place, 'm.onnx'), external(location, 1024));
    const { externalFiles, sparsity } = await inspectModel(join(place, 'm.onnx'), 'm.onnx');
    expect(externalFiles).toEqual([{ location, sizeBytes: undefined, problem }]);
    expect(sparsity.form).toBe('unknown');
  });

  test('weights cut off are not counted, and a huge length is not read', async () => {
    await writeFile(join(folder, 'short.bin'), new Uint8Array(5000));
    for (const length of [1024, 2 ** 45]) {
      await writeFile(join(folder, 'short.onnx'), external('short.bin', length));
      const { sparsity } = await inspectModel(join(folder, 'short.onnx'), 'short.onnx');
      expect(sparsity.form).toBe('unknown');
    }
  });

  test('of 256 MiB of weights a sample is read, and said to be one', async () => {
    const size = 2 ** 28;
    const data = await open(join(folder, 'holes.bin'), 'w');
    await data.truncate(4096 + size);
    await data.close();
    await writeFile(join(folder, 'holes.onnx'), external('holes.bin', size));
    const { sparsity, weights } = await inspectModel(join(folder, 'holes.onnx'), 'holes.onnx');
    expect(sparsity).toMatchObject({ isSampled: true, zeroShare: 1, lookedBytes: 2 ** 26 });
    expect(weights.all.whole).toBeUndefined();
  });
});

describe('bad input', () => {
  test('zero points that a thousand nodes name are read once', () => {
    const zeroPoints = { name: 'z', dtype: 'uint8', dims: [100_000], raw: new Uint8Array(100_000).fill(3) };
    const node = { op: 'QLinearMatMul', inputs: ['x', 's', 'z', 'w', 's', 'z', 's', 'z'], outputs: ['y'] };
    const weights = { name: 'w', dtype: 'uint8', dims: [4, 4], raw: new Uint8Array(16) };
    const file = model({
      nodes: Array.from({ length: 1000 }, () => node),
      initializers: [zeroPoints, weights, scale('s')],
    });
    let bytesRead = 0;
    const { precision } = inspectSource(
      memorySource(file),
      (position, target) => {
        bytesRead += target.byteLength;
        return readMemory(file)(position, target);
      },
      'model.onnx',
    );
    expect(precision.main).toMatchObject({ operators: 1000, symmetry: 'asymmetric' });
    expect(bytesRead).toBeLessThan(4 * file.length);
  });

  test.each([
    { path: 'absent.onnx', got: 'a model file, got no such file' },
    { path: '.', got: 'a model file, got a folder' },
  ])('refuses $path', async ({ path, got }) => {
    expect(await caught(() => inspectModel(join(folder, path), 'shown.onnx'))).toContain(
      `shown.onnx: expected ${got}.`,
    );
  });

  test('refuses more names than it may hold', async () => {
    const node = message(
      1,
      text(4, 'Relu'),
      ...Array.from({ length: 600 }, () => text(1, 'n'.repeat(60_000))),
    );
    const file = Buffer.concat([int(1, 8), message(7, node)]);
    expect(await caught(() => inspect(file))).toMatch(
      /more than 33554432 characters of names and attributes at byte/,
    );
    const many = Buffer.concat([int(1, 8), message(7, Buffer.alloc(2 * 250_001, message(1)))]);
    expect(await caught(() => inspect(many))).toMatch(/more than 250000 nodes and tensors at byte/);
  });
});
