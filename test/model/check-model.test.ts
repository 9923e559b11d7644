import { describe, expect, test } from 'vitest';
import { checkModel } from '../../src/model/check-model.ts';
import { memorySource } from '../../src/model/protobuf/byte-source.ts';
import { readFacts } from '../../src/model/read-model.ts';
import { caught } from '../support/caught.ts';
import { type Model, model, value } from '../support/onnx-writer.ts';

const x = value('x', 'float32', ['batch', 3]);
const y = value('y', 'float32', ['batch', 3]);
const relu = { op: 'Relu', inputs: ['x'], outputs: ['y'] };
const PLAIN: Model = { inputs: [x], outputs: [y], nodes: [relu] };

const factsOf = (change: Model) => readFacts(memorySource(model({ ...PLAIN, ...change })), 'model.onnx');
const external = (location: string) => ({
  initializers: [{ name: 'w', dtype: 'float32', dims: [1], external: { location } }],
});

describe('checkModel', () => {
  test.each<{ title: string; change: Model }>([
    { title: 'a plain model', change: {} },
    { title: 'the newest versions', change: { irVersion: 13, opsets: { '': 26, 'ai.onnx.ml': 5 } } },
    { title: 'an opset nobody uses', change: { opsets: { '': 17, 'pkg.torch': 1 } } },
    {
      title: 'operators of the runtime',
      change: {
        nodes: ['', 'ai.onnx', 'ai.onnx.ml', 'com.microsoft', 'com.microsoft.nchwc'].map((domain) => ({
          ...relu,
          domain,
        })),
      },
    },
    {
      title: 'a function of the model',
      change: {
        nodes: [{ op: 'Twice', domain: 'my' }],
        functions: [{ domain: 'my', name: 'Twice', nodes: [relu] }],
      },
    },
    {
      title: 'a name of 256 bytes, and names that only look odd',
      change: {
        inputs: [value('é'.repeat(128), 'float32', [1]), value('a|b<c>{d}', 'float32', [1])],
      },
    },
    { title: 'a map beside a tensor', change: { outputs: [y, value('probabilities', 'sequence')] } },
    { title: 'float16 and strings', change: { inputs: [value('h', 'float16'), value('s', 'string')] } },
    { title: 'external data in a subfolder', change: external('weights/part..1.bin') },
    { title: '2^52 elements', change: { inputs: [value('x', 'float32', [2 ** 26, 'n', 2 ** 26])] } },
    { title: 'no elements', change: { inputs: [value('x', 'float32', [0, 3])] } },
  ])('lets $title pass', ({ change }) => {
    expect(() => checkModel(factsOf(change), 'model.onnx')).not.toThrow();
  });

  const TYPES = [
    'Cast it inside the model to one of float32, float64, float16, int8, uint8, int16, uint16, int32, uint32,',
    'int64, uint64, bool, string.',
  ].join(' ');
  const NAMES = 'Use 1 to 256 bytes without control characters, and avoid __proto__, constructor, prototype.';
  const PLACES = 'Save the model again with a relative location and no "..".';
  const unrunnable = [
    ...['int4', 'uint4', 'int2', 'uint2', 'bfloat16', 'float4e2m1', 'float8e4m3fn', 'float8e4m3fnuz'],
    ...['float8e5m2', 'float8e5m2fnuz', 'float8e8m0', 'complex64', 'complex128'],
  ].flatMap((dtype) =>
    (['input', 'output'] as const).map((role) => ({
      title: `${dtype} ${role}`,
      change: { [`${role}s`]: [value('v', dtype, [1])] },
      message: `expected ${role} "v" of a supported type, got ${dtype}.`,
      hint: TYPES,
    })),
  );
  test.each<{ title: string; change: Model; message: string; hint: string }>([
    ...unrunnable,
    ...['sequence', 'map', 'optional'].map((dtype) => ({
      title: `${dtype} input`,
      change: { inputs: [value('v', dtype)] },
      message: `expected input "v" of a supported type, got ${dtype}.`,
      hint: TYPES,
    })),
    ...['__proto__', 'constructor', 'prototype'].map((name) => ({
      title: `input ${name}`,
      change: { inputs: [value(name, 'float32')] },
      message: `expected a plain name for every input, got "${name}".`,
      hint: NAMES,
    })),
    {
      title: 'output without a name',
      change: { outputs: [value('', 'float32')] },
      message: 'expected a plain name for every output, got "".',
      hint: NAMES,
    },
    {
      title: 'name with a line feed',
      change: { outputs: [value('y\n::error::x', 'float32')] },
      message: 'expected a plain name for every output, got "y\\n::error::x".',
      hint: NAMES,
    },
    {
      title: 'name with an escape sequence of C1',
      change: { inputs: [value('\u009b31m', 'float32')] },
      message: 'expected a plain name for every input, got "\u{fffd}31m".',
      hint: NAMES,
    },
    {
      title: 'name of 257 bytes',
      change: { inputs: [value(`${'é'.repeat(128)}x`, 'float32')] },
      message: 'expected a plain name for every input, got one of 257 bytes.',
      hint: NAMES,
    },
    {
      title: 'shape of 2^53 elements',
      change: { inputs: [value('x', 'float32', [2 ** 27, 'n', null, 2 ** 26])] },
      message: 'expected input "x" with fewer than 2^53 elements, got shape [134217728, "n", ?, 67108864].',
      hint: 'Fix the shape in the model.',
    },
    {
      title: 'shape that only overflows beside a zero',
      change: { inputs: [value('x', 'float32', [2 ** 30, 2 ** 30, 0])] },
      message: 'expected input "x" with fewer than 2^53 elements, got shape [1073741824, 1073741824, 0].',
      hint: 'Fix the shape in the model.',
    },
    {
      title: 'model without outputs',
      change: { outputs: [] },
      message: 'expected at least one tensor output, got no output.',
      hint: 'Export the model with a tensor output. For scikit-learn, set the option zipmap to False.',
    },
    {
      title: 'model whose only outputs are a sequence and a map',
      change: { outputs: [value('a', 'sequence'), value('b', 'map')] },
      message: 'expected at least one tensor output, got sequence, map.',
      hint: 'Export the model with a tensor output. For scikit-learn, set the option zipmap to False.',
    },
    {
      title: 'EPContext',
      change: { nodes: [{ op: 'EPContext', domain: 'com.microsoft' }] },
      message: 'expected a portable model, got "com.microsoft:EPContext", which is compiled for one device.',
      hint: 'Use the model that it was compiled from.',
    },
    {
      title: 'EPContext in a subgraph',
      change: {
        nodes: [
          {
            op: 'If',
            attributes: [{ name: 'g', graph: { nodes: [{ op: 'EPContext', domain: 'com.microsoft' }] } }],
          },
        ],
      },
      message: 'expected a portable model, got "com.microsoft:EPContext", which is compiled for one device.',
      hint: 'Use the model that it was compiled from.',
    },
    ...['my', 'ai.onnx.preview.training', 'com.ms.internal.nhwc', 'evil:com.microsoft'].map((domain) => ({
      title: `operator of ${domain}`,
      change: { nodes: [{ op: 'Op', domain }] },
      message: `expected operators of ai.onnx, ai.onnx.ml, com.microsoft, com.microsoft.nchwc, got "${domain}:Op".`,
      hint: 'ONNX Runtime does not have it. Define it as a function in the model, or export without it.',
    })),
    ...[
      ['/etc/passwd', '/etc/passwd'],
      ['../w.bin', '../w.bin'],
      ['a/../../w.bin', 'a/../../w.bin'],
      ['..', '..'],
      ['C:w.bin', 'C:w.bin'],
      ['a\\w.bin', 'a\\\\w.bin'],
      ['w.bin\0.txt', 'w.bin\\u0000.txt'],
      ['', ''],
    ].map(([location = '', shown]) => ({
      title: `external data at "${shown}"`,
      change: external(location),
      message: `expected external data in the model's folder, got location "${shown}".`,
      hint: PLACES,
    })),
    {
      title: 'external data outside in an attribute',
      change: {
        nodes: [
          {
            op: 'Foo',
            attributes: [{ name: 't', tensor: { dtype: 'int8', dims: [1], external: { location: '../w' } } }],
          },
        ],
      },
      message: `expected external data in the model's folder, got location "../w".`,
      hint: PLACES,
    },
    {
      title: 'session options in the metadata',
      change: { metadata: { ort_config: '{}' } },
      message: 'expected a model without its own session options, got metadata key "ort_config".',
      hint: 'Remove the key, and put settings under "runtime" in the policy file.',
    },
    {
      title: 'opset that is too new',
      change: { opsets: { '': 27 } },
      message: 'expected ai.onnx opset 26 or older, got 27.',
      hint: 'Export with opset 26, the newest that this version of ONNX Runtime supports.',
    },
    {
      title: 'opset of ai.onnx.ml that is too new',
      change: { opsets: { '': 17, 'ai.onnx.ml': 6 } },
      message: 'expected ai.onnx.ml opset 5 or older, got 6.',
      hint: 'Export with opset 5, the newest that this version of ONNX Runtime supports.',
    },
    {
      title: 'IR version that is too new',
      change: { irVersion: 14 },
      message: 'expected IR version 13 or older, got 14.',
      hint: 'Export with an older version of the onnx package.',
    },
    {
      title: 'model without an opset',
      change: { opsets: {} },
      message: 'expected a model that imports an opset, got none.',
      hint: 'The file may be truncated: export it again.',
    },
  ])('F39: refuses: $title', async ({ change, message, hint }) => {
    expect(await caught(() => checkModel(factsOf(change), 'model.onnx'))).toBe(
      `model.onnx: ${message}\n${hint}`,
    );
  });

  test('lets 200,000 nodes pass, and not one more', async () => {
    const facts = factsOf({});
    const withNodes = (count: number) => ({ ...facts, operators: new Map([['Relu', count]]) });
    expect(() => checkModel(withNodes(200_000), 'model.onnx')).not.toThrow();
    expect(await caught(() => checkModel(withNodes(200_001), 'model.onnx'))).toContain(
      'model.onnx: expected at most 200000 nodes, got 200001.',
    );
  });

  test('refuses a file that protobuf itself cannot hold', async () => {
    const facts = factsOf({});
    expect(() => checkModel({ ...facts, fileBytes: 2 ** 31 - 1 }, 'model.onnx')).not.toThrow();
    expect(await caught(() => checkModel({ ...facts, fileBytes: 2 ** 31 }, 'model.onnx'))).toBe(
      [
        'model.onnx: expected a model file of at most 2147483647 bytes, got 2147483648.',
        'Save the weights as external data: onnx.save(model, path, save_as_external_data=True).',
      ].join('\n'),
    );
  });
});
