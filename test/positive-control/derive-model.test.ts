import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memorySource } from '../../src/model/protobuf/byte-source.ts';
import { ProtobufReader } from '../../src/model/protobuf/protobuf-reader.ts';
import { readModel } from '../../src/model/read-model.ts';
import { stageModel } from '../../src/model/stage-model.ts';
import { walkModel } from '../../src/model/walk-model.ts';
import type { TaskPolicy } from '../../src/policy/model-policy.ts';
import type { Derived } from '../../src/positive-control/derive-model.ts';
import { deriveSlowerModel } from '../../src/positive-control/derive-slower-model.ts';
import { deriveWorseModel } from '../../src/positive-control/derive-worse-model.ts';
import { type Model, model, value } from '../support/onnx-writer.ts';

const FIXTURES = resolve(import.meta.dirname, '..', '..', 'fixtures');
const LOGITS: TaskPolicy = { kind: 'classification', metric: 'accuracy', k: 5 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'derive-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function stage(file: string) {
  return stageModel({ file, shownPath: 'model', directory: join(folder, 'staged') });
}

function stageBytes(fields: Model) {
  const file = join(folder, 'model.onnx');
  writeFileSync(file, model(fields));
  return stage(file);
}

/** Every node, with the place it stands in: "main: Loop(a) → b". */
function nodesIn(file: string): string[] {
  const nodes: string[] = [];
  walkModel(new ProtobufReader(memorySource(readFileSync(file))), {
    node: ({ op, inputs, outputs }, place) => {
      nodes.push(`${place}: ${op}(${inputs.join(', ')}) → ${outputs.join(', ')}`);
    },
  });
  return nodes;
}

const expectFile = (derived: Derived): string => {
  if ('why' in derived) throw new Error(JSON.stringify(derived.why));
  return derived.file;
};

const INNER = '__regression_gate_control';
const SMALL: Model = {
  inputs: [value('x', 'float32', ['batch', 4])],
  outputs: [value('y', 'float32', ['batch', 4]), value('h', 'float32', ['batch', 4])],
  nodes: [
    { op: 'Relu', inputs: ['x'], outputs: ['h'] },
    { op: 'Neg', inputs: ['h'], outputs: ['y'] },
  ],
};

describe('a slower model', () => {
  test('has all nodes of the first in the body of a loop, and the same inputs and outputs', async () => {
    const staged = await stageBytes(SMALL);
    const file = expectFile(await deriveSlowerModel(staged, join(folder, 'slower'), 5));
    const facts = await readModel(file, 'slower');
    expect(facts.inputs).toEqual(staged.facts.inputs);
    expect(facts.outputs).toEqual(staged.facts.outputs);
    expect(nodesIn(file)).toEqual([
      'main: Constant() → regression_gate_control_count',
      'main: Constant() → regression_gate_control_go_on',
      'main: Constant() → regression_gate_control_start_0',
      'main: Constant() → regression_gate_control_start_1',
      `subgraph: Relu(x) → h${INNER}`,
      `subgraph: Neg(h${INNER}) → y${INNER}`,
      'subgraph: Identity(regression_gate_control_go_on_in) → regression_gate_control_go_on_out',
      'main: Loop(regression_gate_control_count, regression_gate_control_go_on, regression_gate_control_start_0, regression_gate_control_start_1) → y, h',
    ]);
  });

  test('renames what subgraphs read of the outputs', async () => {
    const body = { nodes: [{ op: 'Neg', inputs: ['h'], outputs: ['b'] }], outputs: [value('b', 'float32')] };
    const staged = await stageBytes({
      inputs: [value('x', 'float32', [4]), value('c', 'bool', [])],
      outputs: [value('y', 'float32', [4]), value('h', 'float32', [4])],
      nodes: [
        { op: 'Relu', inputs: ['x'], outputs: ['h'] },
        {
          op: 'If',
          inputs: ['c'],
          outputs: ['y'],
          attributes: [
            { name: 'then_branch', graph: body },
            { name: 'else_branch', graph: body },
          ],
        },
      ],
    });
    const file = expectFile(await deriveSlowerModel(staged, join(folder, 'slower'), 2));
    expect(nodesIn(file).filter((node) => node.includes('Neg'))).toEqual([
      `subgraph: Neg(h${INNER}) → b`,
      `subgraph: Neg(h${INNER}) → b`,
    ]);
  });

  test('keeps the attributes of every kind', async () => {
    const attributes = [
      { name: 'i', i: -3 },
      { name: 'f', f: 0.5 },
      { name: 's', s: 'text' },
      { name: 'ints', ints: [1, -2] },
      { name: 'floats', floats: [0.5, 1.5] },
      { name: 'strings', strings: ['a', 'b'] },
      { name: 't', tensor: { dtype: 'int64', dims: [1], raw: Buffer.alloc(8) } },
    ];
    const node = { op: 'Custom', domain: 'com.microsoft', inputs: ['x'], outputs: ['y'], attributes };
    const staged = await stageBytes({
      inputs: [value('x', 'float32', [4])],
      outputs: [value('y', 'float32', [4])],
      nodes: [node],
      opsets: { '': 17, 'com.microsoft': 1 },
    });
    const file = expectFile(await deriveSlowerModel(staged, join(folder, 'slower'), 2));
    const read = (path: string): unknown => {
      let found: unknown;
      walkModel(new ProtobufReader(memorySource(readFileSync(path))), {
        node: (each) => {
          if (each.op === 'Custom') found = each.attributes;
        },
      });
      return found;
    };
    expect(read(file)).toEqual(read(staged.file));
  });

  test('takes its external weights along', async () => {
    const staged = await stage(join(FIXTURES, 'precision/external-data.onnx'));
    const file = expectFile(await deriveSlowerModel(staged, join(folder, 'slower'), 2));
    const again = await stageModel({ file, shownPath: 'slower', directory: join(folder, 'again') });
    expect(again.files.slice(1)).toEqual(staged.files.slice(1));
  });

  test.each([
    {
      title: 'an output is no tensor',
      outputs: [value('h', 'float32'), value('y', 'sequence')],
      why: { kind: 'output-type', output: 'y', dtype: 'sequence' },
    },
    {
      title: 'an output is an input',
      outputs: [value('x', 'float32', [4])],
      why: { kind: 'output-not-computed', output: 'x' },
    },
  ])('is not made when $title', async ({ outputs, why }) => {
    const staged = await stageBytes({ ...SMALL, outputs });
    expect(await deriveSlowerModel(staged, join(folder, 'slower'), 2)).toEqual({ why });
  });

  test('is not made from an opset that the runtime does not guarantee', async () => {
    const staged = await stageBytes({ ...SMALL, opsets: { '': 6 } });
    expect(await deriveSlowerModel(staged, join(folder, 'slower'), 2)).toEqual({
      why: { kind: 'old-opset', opset: 6, minimum: 7 },
    });
  });
});

describe('a worse model', () => {
  const one = (dtype: string): Model => ({
    inputs: [value('x', dtype, ['batch', 4])],
    outputs: [value('y', dtype, ['batch', 4])],
    nodes: [{ op: 'Identity', inputs: ['x'], outputs: ['y'] }],
  });

  test.each([
    { title: 'logits', dtype: 'float32', task: LOGITS, ops: ['Neg'] },
    {
      title: 'probabilities',
      dtype: 'float64',
      task: { ...LOGITS, scores: 'probabilities' },
      ops: ['Constant', 'Sub'],
    },
    {
      title: 'a score that may be a logit or a probability',
      dtype: 'float32',
      task: { kind: 'binary', threshold: 0.5, metric: 'accuracy' },
      ops: ['Constant', 'Sub'],
    },
    {
      title: 'a single logit',
      dtype: 'float32',
      task: { kind: 'binary', scores: 'logits', threshold: 0.5, metric: 'accuracy' },
      ops: ['Neg'],
    },
    { title: 'a class', dtype: 'int64', task: LOGITS, ops: ['Constant', 'Add'] },
    {
      title: '0 or 1',
      dtype: 'int64',
      task: { kind: 'binary', threshold: 0.5, metric: 'accuracy' },
      ops: ['Constant', 'Sub'],
    },
    {
      title: 'a truth value',
      dtype: 'bool',
      task: { kind: 'binary', threshold: 0.5, metric: 'accuracy' },
      ops: ['Not'],
    },
    {
      title: 'a number',
      dtype: 'float16',
      task: { kind: 'regression', metric: 'rmse' },
      ops: ['Constant', 'Constant', 'Mul', 'Add'],
    },
    { title: 'a vector', dtype: 'float32', task: { kind: 'embedding' }, ops: ['Neg'] },
    {
      title: 'vectors compared with each other',
      dtype: 'float32',
      task: { kind: 'retrieval' },
      ops: ['Sub'],
    },
    { title: 'scores that rank', dtype: 'float32', task: { kind: 'ranking' }, ops: ['Neg'] },
    { title: 'tags', dtype: 'int64', task: { kind: 'token-classification' }, ops: ['Constant', 'Add'] },
    {
      title: 'several probabilities',
      dtype: 'float32',
      task: { kind: 'multi-label', scores: 'probabilities' },
      ops: ['Constant', 'Sub'],
    },
    {
      title: 'outputs to match',
      dtype: 'int32',
      task: { kind: 'output-match', rtol: 0, atol: 0 },
      ops: ['Constant', 'Constant', 'Mul', 'Add'],
    },
  ] as { title: string; dtype: string; task: TaskPolicy; ops: string[] }[])(
    'has one step more behind $title',
    async ({ dtype, task, ops }) => {
      const staged = await stageBytes(one(dtype));
      const file = expectFile(await deriveWorseModel(staged, join(folder, 'worse'), task));
      const names = nodesIn(file).map((node) => /: (\w+)\(/.exec(node)?.[1]);
      expect(names).toEqual(['Identity', ...ops]);
      expect((await readModel(file, 'worse')).outputs).toEqual(staged.facts.outputs);
    },
  );

  test('is not made where what is scored is text', async () => {
    const staged = await stageBytes(one('string'));
    expect(await deriveWorseModel(staged, join(folder, 'worse'), LOGITS)).toEqual({
      why: { kind: 'scored-types', dtypes: ['string'] },
    });
  });
});
