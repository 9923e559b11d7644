import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Workspace } from '../../src/engine/onnxruntime/arm.ts';
import { workspaceIn } from '../support/fixtures/arm-fixture.ts';
import { type Model, model, type Node, type TensorFields, tensor, value } from '../support/onnx-writer.ts';
import type { CaseOutcome } from './outcome.ts';
import { reasonOf } from './reason.ts';
import { renderConformance } from './render-conformance.ts';
import { runDirectly } from './run-directly.ts';
import { runInGate } from './run-in-gate.ts';

/* A slice of what `npm run conformance` runs: cases of the same form, made here, in the real measuring child. */

let folder: string;
let workspace: Workspace;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  workspace = workspaceIn(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

const float32 = (dims: readonly number[], ...values: number[]): TensorFields => ({
  dtype: 'float32',
  dims,
  raw: new Uint8Array(Float32Array.from(values).buffer),
});
const int64 = (dims: readonly number[], ...values: number[]): TensorFields => ({
  dtype: 'int64',
  dims,
  raw: new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer),
});
const text = (dims: readonly number[], ...values: string[]): TensorFields => ({
  dtype: 'string',
  dims,
  typed: Buffer.concat(
    values.map((each) => Buffer.concat([Buffer.from([0x32, each.length]), Buffer.from(each)])),
  ),
});

interface Written {
  readonly inputs: readonly TensorFields[];
  readonly outputs: readonly TensorFields[];
}

/** A case of the suite's form; its tensors have no names, so that they go by position. */
async function writeCase(name: string, file: Model, { inputs, outputs }: Written): Promise<string> {
  const own = join(folder, name);
  const set = join(own, 'test_data_set_0');
  await mkdir(set, { recursive: true });
  await writeFile(join(own, 'model.onnx'), model(file));
  for (const [index, each] of inputs.entries()) await writeFile(join(set, `input_${index}.pb`), tensor(each));
  for (const [index, each] of outputs.entries())
    await writeFile(join(set, `output_${index}.pb`), tensor(each));
  return own;
}

const node = (op: string, inputs: readonly string[], outputs = ['y']): Node => ({ op, inputs, outputs });

interface Slice extends Written {
  readonly title: string;
  readonly file: Model;
}

const MATCHES: readonly Slice[] = [
  {
    title: 'a vector without a batch axis',
    file: {
      inputs: [value('x', 'float32', [3])],
      outputs: [value('y', 'float32', [3])],
      nodes: [node('Abs', ['x'])],
    },
    inputs: [float32([3], -1, 2, -3)],
    outputs: [float32([3], 1, 2, 3)],
  },
  {
    title: 'a waveform, a state with the batch in the middle, and a scalar',
    file: {
      inputs: [
        value('waveform', 'float32', [4]),
        value('state', 'float32', [2, 'batch', 1]),
        value('sr', 'int64', []),
      ],
      outputs: [value('y', 'float32', [4]), value('next', 'float32', [2, 'batch', 1])],
      nodes: [
        { op: 'Cast', inputs: ['sr'], outputs: ['rate'], attributes: [{ name: 'to', i: 1 }] },
        node('Mul', ['waveform', 'rate']),
        node('Neg', ['state'], ['next']),
      ],
    },
    inputs: [float32([4], 1, 2, 3, 4), float32([2, 1, 1], 5, 6), int64([], 10)],
    outputs: [float32([4], 10, 20, 30, 40), float32([2, 1, 1], -5, -6)],
  },
  {
    title: 'outputs whose names look like positions',
    file: {
      inputs: [value('0', 'float32', [2])],
      outputs: [value('1', 'float32', [1]), value('2', 'float32', [1])],
      nodes: [node('Split', ['0'], ['1', '2'])],
    },
    inputs: [float32([2], 1, 2)],
    outputs: [float32([1], 1), float32([1], 2)],
  },
  {
    title: 'only scalars',
    file: {
      inputs: [value('a', 'float32', []), value('b', 'float32', [])],
      outputs: [value('y', 'float32', [])],
      nodes: [node('Add', ['a', 'b'])],
    },
    inputs: [float32([], 1), float32([], 2)],
    outputs: [float32([], 3)],
  },
  {
    title: 'no input at all',
    file: {
      outputs: [value('y', 'float32', [])],
      nodes: [{ op: 'Constant', outputs: ['y'], attributes: [{ name: 'value_float', f: 0.5 }] }],
    },
    inputs: [],
    outputs: [float32([], 0.5)],
  },
  {
    title: 'text, with an axis of size 0 beside it',
    file: {
      inputs: [value('x', 'string', [2]), value('none', 'float32', [0, 2])],
      outputs: [value('y', 'string', [2]), value('z', 'float32', [0, 2])],
      nodes: [node('Identity', ['x']), node('Neg', ['none'], ['z'])],
    },
    inputs: [text([2], 'a', 'bc'), float32([0, 2])],
    outputs: [text([2], 'a', 'bc'), float32([0, 2])],
  },
];

describe('a case that the runtime passes', () => {
  test.each(MATCHES)('is a match in the gate: $title', async ({ title, file, ...written }) => {
    const own = await writeCase(title, file, written);
    expect(await runDirectly(own)).toEqual({ kind: 'pass' });
    expect(await runInGate(own, workspace)).toEqual({ kind: 'match' });
  });
});

describe('a case that does not pass', () => {
  const [first] = MATCHES as readonly [Slice];

  test('is a mismatch, also just beyond the tolerance', async () => {
    const outputs = [float32([3], 1, 2 * 1.0011, 3)];
    const own = await writeCase('mismatch', first.file, { inputs: first.inputs, outputs });
    expect(await runDirectly(own)).toMatchObject({ kind: 'mismatch' });
    expect(await runInGate(own, workspace)).toEqual({ kind: 'mismatch' });
  });

  test('is a mismatch where only the shape differs', async () => {
    const outputs = [float32([1, 3], 1, 2, 3)];
    const own = await writeCase('shape', first.file, { inputs: first.inputs, outputs });
    expect(await runDirectly(own)).toMatchObject({ kind: 'mismatch' });
    expect(await runInGate(own, workspace)).toEqual({ kind: 'mismatch' });
  });

  test.each([
    {
      title: 'a sequence',
      file: {
        inputs: [value('x', 'sequence')],
        outputs: [value('y', 'float32', [])],
        nodes: [node('SequenceLength', ['x'])],
      },
      reason: 'an input or output that is a sequence',
    },
    {
      title: 'an opset of the future',
      file: { ...first.file, opsets: { '': 99 } },
      reason: 'ai.onnx opset newer than the runtime supports',
    },
    {
      title: 'an operator of nobody',
      file: { ...first.file, nodes: [{ ...node('Abs', ['x']), domain: 'of.nobody' }] },
      reason: 'an operator of another domain, which the runtime does not have',
    },
  ])('is refused by name: $title', async ({ title, file, reason }) => {
    const own = await writeCase(title, file, first);
    const outcome = await runInGate(own, workspace);
    expect(outcome.kind === 'refused' && reasonOf(outcome)).toBe(reason);
  });

  test('is refused where the model ends the runtime, and the gate goes on', async () => {
    const own = await writeCase('abort', first.file, first);
    await cp(join(import.meta.dirname, '../../fixtures/hostile/abort-on-load.onnx'), join(own, 'model.onnx'));
    expect(await runInGate(own, workspace)).toMatchObject({ kind: 'refused', by: 'crashed' });
  });
});

test('the page counts outcomes, names reasons and lists what only the runtime passes', () => {
  const refused = (message: string) => ({ kind: 'refused', by: 'input', message }) as const;
  const cases: CaseOutcome[] = [
    { name: 'node/a', gate: { kind: 'match' }, direct: { kind: 'pass' } },
    { name: 'node/b', gate: { kind: 'mismatch' }, direct: { kind: 'pass' } },
    {
      name: 'node/c',
      gate: refused('model.onnx: expected at least one tensor output, got sequence.'),
      direct: { kind: 'unsupported', message: 'sequenceType' },
    },
  ];
  const page = renderConformance({
    date: '2026-01-02',
    machine: { CPU: 'any' },
    commit: 'c',
    suite: 's',
    cases,
  });
  expect(page).toContain('**1 of the 2 cases that the runtime itself passes are a match in the gate.**');
  expect(page).toMatch(/\| gate: refused +\| +1 \| +– \| +1 \|/);
  expect(page).toMatch(/\| no tensor output \| +1 \| +– \| `node\/c` +\|/);
  expect(page).toMatch(/\| `node\/b` \| mismatch +\|/);
});
