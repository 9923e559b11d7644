import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/errors.ts';
import { memorySource } from '../../src/model/protobuf/byte-source.ts';
import { readFacts, readModel } from '../../src/model/read-model.ts';
import { caught } from '../support/caught.ts';
import {
  bytes,
  type Graph,
  graph,
  head,
  int,
  type Model,
  message,
  model,
  tensor,
  text,
  value,
  varint,
} from '../support/onnx-writer.ts';

const x = value('x', 'float32', ['batch', 3]);
const y = value('y', 'float32', ['batch', 2]);
const read = (file: Uint8Array) => readFacts(memorySource(file), 'model.onnx');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-model-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** One of everything the reader has to find. */
const RICH: Model = {
  irVersion: 11,
  producer: 'pytorch',
  opsets: { '': 21, 'com.microsoft': 1, my: 2 },
  metadata: { author: 'me', ort_config: '{}' },
  inputs: [x, value('w', 'float32', [3, 2])],
  outputs: [y],
  initializers: [
    { name: 'w', dtype: 'float32', dims: [3, 2], raw: new Uint8Array(24) },
    { name: 'half', dtype: 'float16', dims: [5], typed: bytes(5, new Uint8Array(5)) },
    { name: 'packed', dtype: 'int4', dims: [3], raw: new Uint8Array(2) },
    {
      name: 'words',
      dtype: 'string',
      dims: [2],
      typed: Buffer.concat([text(6, 'cat'), text(6, 'mouse')]),
    },
    {
      name: 'far',
      dtype: 'int8',
      dims: [100],
      external: { location: 'weights.bin', offset: '64', length: '128' },
    },
    { name: 'far too', dtype: 'int8', dims: [100], external: { location: 'weights.bin' } },
  ],
  sparse: [
    {
      values: { name: 's', dtype: 'float64', dims: [2], raw: new Uint8Array(16) },
      indices: { dtype: 'int64', dims: [2], typed: bytes(7, Uint8Array.of(1, 5)) },
      dims: [9],
    },
  ],
  nodes: [
    { op: 'MatMul', inputs: ['x', 'w'], outputs: ['a'] },
    { op: 'FusedMatMul', domain: 'com.microsoft', inputs: ['x', 'w'], outputs: ['b'] },
    { op: 'Twice', domain: 'my', inputs: ['a'], outputs: ['c'] },
    {
      op: 'Constant',
      outputs: ['k'],
      attributes: [{ name: 'value', tensor: { dtype: 'uint8', dims: [7], raw: new Uint8Array(7) } }],
    },
    {
      op: 'ConstantOfShape',
      inputs: ['k'],
      outputs: ['z'],
      attributes: [{ name: 'value', tensor: { dtype: 'uint8', dims: [1], raw: new Uint8Array(1) } }],
    },
    {
      op: 'If',
      inputs: ['k'],
      outputs: ['y'],
      attributes: [
        {
          name: 'then_branch',
          graph: {
            nodes: [{ op: 'Relu' }, { op: 'Relu', domain: 'ai.onnx' }],
            initializers: [{ name: 'x', dtype: 'float32', dims: [1], raw: new Uint8Array(4) }],
            inputs: [value('inner', 'int4')],
          },
        },
        { name: 'graphs', graphs: [{ nodes: [{ op: 'MatMul' }] }, { nodes: [{ op: 'Scan' }] }] },
      ],
    },
  ],
  functions: [{ domain: 'my', name: 'Twice', nodes: [{ op: 'Add' }] }],
};

describe('readModel', () => {
  test('finds everything, wherever it is', () => {
    const file = model(RICH);
    expect(read(file)).toEqual({
      fileBytes: file.byteLength,
      irVersion: 11,
      producer: 'pytorch',
      opsets: new Map([
        ['ai.onnx', 21],
        ['com.microsoft', 1],
        ['my', 2],
      ]),
      inputs: [x],
      outputs: [y],
      operators: new Map([
        ['MatMul', 2],
        ['com.microsoft:FusedMatMul', 1],
        ['my:Twice', 1],
        ['Constant', 1],
        ['ConstantOfShape', 1],
        ['Relu', 2],
        ['Scan', 1],
        ['If', 1],
        ['Add', 1],
      ]),
      functions: new Set(['my:Twice']),
      initializerBytes: new Map([
        ['float32', 24 + 4],
        ['float16', 10],
        ['int4', 2],
        ['string', 8],
        ['int8', 128 + 100],
        ['float64', 16],
        ['int64', 16],
        ['uint8', 7],
      ]),
      externalData: ['weights.bin'],
      metadataKeys: ['author', 'ort_config'],
    });
  });

  test.each([
    { dtype: 'int4', shape: [1, null, 'N'], expected: { dtype: 'int4', shape: [1, null, 'N'] } },
    { dtype: 'string', shape: [], expected: { dtype: 'string', shape: [] } },
    { dtype: 'bool', shape: undefined, expected: { dtype: 'bool', shape: undefined } },
    { dtype: 'float32', shape: [0, -1], expected: { dtype: 'float32', shape: [0, null] } },
    { dtype: 'int2', shape: [2 ** 52], expected: { dtype: 'int2', shape: [2 ** 52] } },
    { dtype: 'uint2', shape: [], expected: { dtype: 'uint2', shape: [] } },
    { dtype: 'float8e8m0', shape: [], expected: { dtype: 'float8e8m0', shape: [] } },
    { dtype: 99, shape: [], expected: { dtype: 'unknown(99)', shape: [] } },
    { dtype: 'sequence', shape: undefined, expected: { dtype: 'sequence', shape: undefined } },
    { dtype: 'map', shape: undefined, expected: { dtype: 'map', shape: undefined } },
    { dtype: 'optional', shape: undefined, expected: { dtype: 'optional', shape: undefined } },
  ])('names an output of type $dtype and shape $shape', ({ dtype, shape, expected }) => {
    const facts = read(model({ outputs: [value('v', dtype, shape)] }));
    expect(facts.outputs).toEqual([{ name: 'v', ...expected }]);
  });

  test('does not depend on the order of fields', () => {
    const constant = Buffer.concat([
      message(5, message(5, tensor({ dtype: 'uint8', dims: [3], raw: new Uint8Array(3) }))),
      text(4, 'Constant'),
    ]);
    const file = Buffer.concat([message(7, message(1, constant), graph({ inputs: [x] })), int(1, 8)]);
    const facts = read(file);
    expect(facts.irVersion).toBe(8);
    expect(facts.initializerBytes).toEqual(new Map([['uint8', 3]]));
  });

  test('reads the same from a file as from memory, whatever the windows cut through', async () => {
    const nodes = Array.from({ length: 4000 }, (_, i) => ({
      op: `Op${i % 97}`,
      inputs: [`in${i}`],
      outputs: [`out${i}`],
    }));
    const initializers = Array.from({ length: 300 }, (_, i) => {
      const length = (i * 37) % 5000;
      return { name: `w${i}`, dtype: 'uint8', dims: [length], raw: new Uint8Array(length).fill(0xff) };
    });
    const file = model({ ...RICH, nodes: [...(RICH.nodes ?? []), ...nodes], initializers });
    const path = join(folder, 'windows.onnx');
    await writeFile(path, file);
    expect(await readModel(path, 'model.onnx')).toEqual(read(file));
  });

  test('jumps over 2 GB of weights in under 150 MB of memory', async () => {
    const path = join(folder, 'large.onnx');
    const size = await writeSparseModel(path, 4, 2 ** 29 - 1024);
    expect(size).toBeGreaterThan(2e9);
    const before = process.memoryUsage.rss();
    const facts = await readModel(path, 'large.onnx');
    const grown = process.memoryUsage.rss() - before;
    expect(facts.initializerBytes).toEqual(new Map([['float32', 4 * (2 ** 29 - 1024)]]));
    expect(facts.outputs).toEqual([y]);
    expect(grown).toBeLessThan(150e6);
  });

  const deep = (levels: number): Graph => {
    let inner: Graph = { nodes: [{ op: 'Relu' }] };
    for (let i = 0; i < levels; i++)
      inner = { nodes: [{ op: 'If', attributes: [{ name: 'then_branch', graph: inner }] }] };
    return inner;
  };

  test('reads 20 nested subgraphs', () => {
    expect(read(model(deep(20))).operators.get('If')).toBe(20);
  });

  const whole = model({ inputs: [x], outputs: [y], nodes: [{ op: 'Relu', inputs: ['x'], outputs: ['y'] }] });
  const FETCH = 'Fetch or export the file again.';
  const EXPORT = 'Use an ONNX model, for example from torch.onnx.export.';
  const MANY = Buffer.alloc(2 * 1001, tensorOfNothing());
  test.each([
    {
      title: 'an empty file',
      file: Buffer.alloc(0),
      message: 'model.onnx: expected an ONNX model, got an empty file.',
      hint: FETCH,
    },
    {
      title: 'a Git LFS pointer',
      file: Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:0123\nsize 99\n'),
      message: 'model.onnx: expected an ONNX model, got a Git LFS pointer.',
      hint: 'Fetch the real file: set "lfs: true" for actions/checkout, or run "git lfs pull" on your machine.',
    },
    {
      title: 'text',
      file: Buffer.from('hello, world\n'),
      message: 'model.onnx: expected an ONNX model, got a file of another kind.',
      hint: EXPORT,
    },
    {
      title: 'noise',
      file: Buffer.alloc(300, 0xff),
      message: 'model.onnx: expected an ONNX model, got a file of another kind.',
      hint: EXPORT,
    },
    {
      title: 'a zip archive',
      file: Buffer.from('PK\u0003\u0004rest of it'),
      message: 'model.onnx: expected an ONNX model, got a zip archive, as PyTorch and Keras write.',
      hint: EXPORT,
    },
    {
      title: 'an .ort file',
      file: Buffer.from('\u0010\0\0\0ORTM rest of it'),
      message: "model.onnx: expected an ONNX model, got a model in ONNX Runtime's own format (.ort).",
      hint: EXPORT,
    },
    {
      title: 'a file cut in the graph',
      file: whole.subarray(0, 20),
      message: `model.onnx: expected a complete ONNX model, got the first 20 of at least ${whole.length - 6} bytes.`,
      hint: FETCH,
    },
    {
      title: 'a file cut in its last bytes',
      file: whole.subarray(0, -1),
      message: `model.onnx: expected a complete ONNX model, got the first ${whole.length - 1} of at least ${whole.length} bytes.`,
      hint: FETCH,
    },
    {
      title: 'a value longer than its message',
      file: Buffer.concat([int(1, 8), message(7, head(1, 50))]),
      message:
        'model.onnx: expected an ONNX model, got a value that runs past the end of its message at byte 5.',
      hint: FETCH,
    },
    {
      title: 'a group',
      file: Buffer.concat([int(1, 8), Buffer.of(0x3b)]),
      message: 'model.onnx: expected an ONNX model, got a group value in a length-delimited field at byte 3.',
      hint: FETCH,
    },
    {
      title: 'a number of eleven bytes',
      file: Buffer.concat([int(1, 8), Buffer.of(8), Buffer.alloc(10, 0x80), Buffer.of(0)]),
      message: 'model.onnx: expected an ONNX model, got a number longer than ten bytes at byte 3.',
      hint: FETCH,
    },
    {
      title: 'field number 0',
      file: Buffer.concat([int(1, 8), Buffer.of(0, 0)]),
      message: 'model.onnx: expected an ONNX model, got an invalid field number at byte 2.',
      hint: FETCH,
    },
    {
      title: 'a version beyond 2^53',
      file: Buffer.concat([int(1, 8), int(1, 2n ** 60n)]),
      message: 'model.onnx: expected an ONNX model, got a number beyond 2^53 at byte 3.',
      hint: FETCH,
    },
    {
      title: 'no graph',
      file: Buffer.concat([int(1, 8), text(2, 'me')]),
      message: 'model.onnx: expected a model with a graph, got none.',
      hint: FETCH,
    },
    {
      title: '400 nested subgraphs',
      file: model(deep(400)),
      message:
        /^model\.onnx: expected a model within the limits of the gate, got more than 64 nested messages at byte \d+\.$/,
      hint: 'Simplify the model; no exporter is known to write such a file.',
    },
    {
      title: 'a name of 64 KiB and one byte',
      file: model({ producer: 'n'.repeat(64 * 1024 + 1) }),
      message:
        'model.onnx: expected a model within the limits of the gate, got a text or value of 65537 bytes at byte 3.',
      hint: 'Simplify the model; no exporter is known to write such a file.',
    },
    {
      title: 'a shape of 256 axes',
      file: model({
        inputs: [
          value(
            'x',
            'float32',
            Array.from({ length: 256 }, () => 1),
          ),
        ],
      }),
      message:
        /^model\.onnx: expected a model within the limits of the gate, got more than 255 axes at byte \d+\.$/,
      hint: 'Simplify the model; no exporter is known to write such a file.',
    },
    {
      title: 'a node of 1,001 tensors',
      file: Buffer.concat([int(1, 8), message(7, message(1, message(5, MANY)))]),
      message:
        /^model\.onnx: expected a model within the limits of the gate, got more than 1000 tensors in one node at byte \d+\.$/,
      hint: 'Simplify the model; no exporter is known to write such a file.',
    },
    {
      title: '250,001 names',
      file: Buffer.concat([
        int(1, 8),
        ...Array.from({ length: 250_001 }, (_, i) => message(14, text(1, `${i}`))),
      ]),
      message:
        /^model\.onnx: expected a model within the limits of the gate, got more than 250000 names of one kind at byte \d+\.$/,
      hint: 'Simplify the model; no exporter is known to write such a file.',
    },
    {
      title: 'a tensor of 2^54 elements',
      file: model({
        initializers: [{ name: 'w\n', dtype: 'int8', dims: [2 ** 27, 2 ** 27], raw: new Uint8Array(1) }],
      }),
      message:
        'model.onnx: expected tensor "w\\n" with fewer than 2^53 elements, got shape [134217728, 134217728].',
      hint: 'The file is damaged: export the model again.',
    },
    {
      title: 'a tensor of negative size',
      file: model({ initializers: [{ name: 'w', dtype: 'int8', dims: [-1], raw: new Uint8Array(1) }] }),
      message: 'model.onnx: expected tensor "w" with fewer than 2^53 elements, got shape [-1].',
      hint: 'The file is damaged: export the model again.',
    },
  ])('refuses $title', async ({ file, message: expected, hint }) => {
    const [line, ...rest] = (await caught(() => read(file))).split('\n');
    if (typeof expected === 'string') expect(line).toBe(expected);
    else expect(line).toMatch(expected);
    expect(rest).toEqual([hint]);
  });

  test.each([
    { path: 'absent.onnx', got: 'no such file' },
    { path: '.', got: 'a folder' },
    { path: '../../../../../dev/null', got: 'something other than a regular file' },
    { path: 'n'.repeat(300), got: 'a file that cannot be opened (ENAMETOOLONG)' },
  ])('refuses $got', async ({ path, got }) => {
    expect(await caught(() => readModel(join(folder, path), 'models/shown.onnx'))).toBe(
      `models/shown.onnx: expected a model file, got ${got}.\nCheck the path. In a policy file, it is relative to that file.`,
    );
  });

  test('throws nothing but its own error on mutated or cut models, and ends', () => {
    const seeds = [model(RICH), whole, model(deep(5))];
    const edit = fc.record({ at: fc.nat(2000), byte: fc.nat(255) });
    const mutant = fc.record({
      seed: fc.constantFrom(...seeds),
      edits: fc.array(edit, { maxLength: 6 }),
      cut: fc.option(fc.nat(2000)),
    });
    let refused = 0;
    fc.assert(
      fc.property(mutant, ({ seed, edits, cut }) => {
        const file = Buffer.from(seed);
        for (const { at, byte } of edits) file[at % file.length] = byte;
        try {
          read(file.subarray(0, cut === null ? undefined : cut % file.length));
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          expect(error.message).toMatch(/^model\.onnx: expected .*, got .*\.$/);
          refused += 1;
        }
      }),
      { numRuns: 5000, seed: 1 },
    );
    expect(refused).toBeGreaterThan(1000);
  });
});

/** Two bytes that are an empty TensorProto in field 10 of an attribute. */
function tensorOfNothing(): Buffer {
  return message(10);
}

/** Writes a model whose initializers are holes in the file, so that it takes no room on the disk. */
async function writeSparseModel(path: string, tensors: number, tensorBytes: number): Promise<number> {
  const nothing = tensor({ name: 'w', dtype: 'float32', dims: [tensorBytes / 4] });
  const tensorHead = (i: number) =>
    Buffer.concat([
      head(5, nothing.length + head(9, tensorBytes).length + tensorBytes),
      tensor({ name: `${i}`, dtype: 'float32', dims: [tensorBytes / 4] }),
      head(9, tensorBytes),
    ]);
  const tail = graph({ inputs: [x], outputs: [y], nodes: [{ op: 'Relu' }] });
  const graphBytes = tensors * (tensorHead(0).length + tensorBytes) + tail.length;
  const start = Buffer.concat([int(1, 10), Buffer.of(0x3a), varint(graphBytes)]);
  const file = await open(path, 'w');
  let position = 0;
  const put = async (part: Uint8Array) => {
    await file.write(part, 0, part.length, position);
    position += part.length;
  };
  await put(start);
  for (let i = 0; i < tensors; i++) {
    await put(tensorHead(i));
    position += tensorBytes;
  }
  await put(tail);
  await file.close();
  return position;
}
