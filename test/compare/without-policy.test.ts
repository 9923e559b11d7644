import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileComparison } from '../../src/compare/file-comparison.ts';
import { withoutPolicy } from '../../src/compare/without-policy.ts';
import type { WithoutPolicy } from '../../src/gate/gate-request.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';
import { type Model, model, type Node, value } from '../support/onnx-writer.ts';

/* Real models in the real child. */

const BUNDLE = resolve(import.meta.dirname, '..', '..', 'dist');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'without-policy-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function write(fields: Model): string {
  count += 1;
  const file = join(folder, `model-${count}.onnx`);
  writeFileSync(file, model(fields));
  return file;
}

const node = (op: string, inputs: string[], outputs: string[]): Node => ({ op, inputs, outputs });
const X = value('x', 'float32', ['batch', 4]);
const Y = value('y', 'float32', ['batch', 4]);

/** y = op(x). */
const unary = (op: string): Model => ({ inputs: [X], outputs: [Y], nodes: [node(op, ['x'], ['y'])] });

interface Made {
  readonly items: readonly { inputs: Record<string, unknown>; label: Record<string, unknown> }[];
  readonly policy: ReturnType<typeof parsePolicy>;
  readonly withoutPolicy: WithoutPolicy;
}

const make = (baseline: string, candidate: string, given: Partial<FileComparison> = {}): Promise<Made> =>
  withoutPolicy(
    {
      ...{ baseline, candidate, id: 'model', seed: 1, rtol: 0.001, atol: 0.00001 },
      ...{ sizes: new Map(), values: new Map(), runtimePaths: [] },
      ...given,
    },
    { bundleFolder: BUNDLE, progress: () => undefined },
    async ({ policyFile, withoutPolicy: facts }) => {
      const read = (name: string) => readFileSync(join(dirname(policyFile), name), 'utf8');
      const lines = read('random-inputs.jsonl').trimEnd().split('\n');
      return {
        items: lines.map((line) => JSON.parse(line)),
        policy: parsePolicy(readFileSync(policyFile, 'utf8'), 'policy.yml'),
        withoutPolicy: facts,
      };
    },
  );

const numbersOf = (tensor: unknown): number[] => {
  const { base64 } = tensor as { base64: string };
  return [...new Float32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer)];
};

describe('two files without a policy', () => {
  test('get one, with random items whose labels are the baseline’s outputs', async () => {
    const { items, policy, withoutPolicy: facts } = await make(write(unary('Neg')), write(unary('Abs')));
    expect(items).toHaveLength(64);
    for (const { inputs, label } of items) {
      expect(inputs['x']).toMatchObject({ dtype: 'float32', shape: [1, 4] });
      expect(numbersOf(label['y'])).toEqual(numbersOf(inputs['x']).map((number) => -number));
    }
    expect(new Set(items.map(({ inputs }) => JSON.stringify(inputs))).size).toBe(64);
    expect(policy['one-change']).toBe('off');
    expect(policy.models[0]?.task).toEqual({ kind: 'output-match', rtol: 0.001, atol: 0.00001 });
    expect(Object.keys(policy.models[0]?.limits ?? {}).sort()).toEqual([
      'latency-p95',
      'memory-arena-peak',
      'memory-ram-peak',
      'task-score',
    ]);
    expect(facts.notes).toEqual([
      {
        kind: 'random-inputs',
        items: 64,
        sizes: [{ name: 'batch', size: 1 }],
        values: [],
        rtol: 0.001,
        atol: 0.00001,
      },
    ]);
  });

  test('an output that only one of them has, or that is no tensor, is named and not compared', async () => {
    const more = (name: string, op: string, other: ReturnType<typeof value>): Model => ({
      inputs: [X],
      outputs: [Y, other, value('z', 'sequence')],
      nodes: [node('Neg', ['x'], ['y']), node(op, ['x'], [name]), node('SequenceConstruct', ['x'], ['z'])],
    });
    const { items, withoutPolicy: facts } = await make(
      write(more('a', 'Abs', value('a', 'float32', ['batch', 4]))),
      write(more('b', 'Shape', value('b', 'int64', [2]))),
    );
    expect(Object.keys(items[0]?.label ?? {})).toEqual(['y']);
    expect(facts.notes.slice(1)).toEqual([
      { kind: 'outputs-not-compared', names: ['a', 'b'], why: 'in-one-model' },
      { kind: 'outputs-not-compared', names: ['z'], why: 'not-tensors' },
    ]);
  });

  test('an output that never changes is named', async () => {
    const file = write({
      inputs: [X],
      outputs: [Y, value('rank', 'int64', [2])],
      nodes: [node('Neg', ['x'], ['y']), node('Shape', ['x'], ['rank'])],
    });
    const { withoutPolicy: facts } = await make(file, file);
    expect(facts.notes.slice(1)).toEqual([{ kind: 'outputs-constant', names: ['rank'], of: 2 }]);
  });

  /** y = name + name, whatever else it takes. */
  const taking = (name: string, ...others: string[]): Model => ({
    inputs: [name, ...others].map((each) => value(each, 'float32', ['batch', 4])),
    outputs: [Y],
    nodes: [node('Add', [name, name], ['y'])],
  });

  test.each([
    { title: 'renamed', before: taking('x'), now: taking('w'), inputs: ['w'] },
    { title: 'dropped', before: taking('x', 'v'), now: taking('x'), inputs: ['x', 'v'] },
    { title: 'added', before: taking('x'), now: taking('x', 'v'), inputs: ['x', 'v'] },
    {
      title: 'converted to half precision',
      before: taking('x'),
      now: { ...taking('x'), inputs: [{ ...X, dtype: 'float16' }], outputs: [{ ...Y, dtype: 'float16' }] },
      inputs: ['x'],
    },
  ])('with an input that was $title get the same items', async ({ before, now, inputs }) => {
    const { items } = await make(write(before), write(now));
    expect(items).toHaveLength(64);
    expect(Object.keys(items[0]?.inputs ?? {})).toEqual(inputs);
    for (const { inputs: given, label } of items) {
      const [first] = Object.values(given) as [{ dtype: string }];
      const numbers = first.dtype === 'float16' ? [] : numbersOf(first);
      if (numbers.length > 0)
        expect(numbersOf(label['y'])).toEqual(numbers.map((number) => Math.fround(2 * number)));
    }
  });

  test('with two other inputs are left to the gate, which says how they differ', async () => {
    const { items, withoutPolicy: facts } = await make(write(taking('a', 'b')), write(taking('p', 'q')));
    expect(items).toMatchObject([{ inputs: { p: {}, q: {} }, label: {} }]);
    expect(facts.notes).toEqual([]);
  });

  test('a baseline that gives only NaN is refused: nothing would be compared', async () => {
    const file = write(unary('Sqrt'));
    await expect(make(file, file, { values: new Map([['x', { low: -2, high: -1 }]]) })).rejects.toThrow(
      /expected finite outputs for random inputs, got only NaN and infinities in "y"\.$/,
    );
  });

  test('a baseline that does not run on them is refused, with what it said', async () => {
    const file = write({
      inputs: [value('i', 'int64', ['n', 1])],
      outputs: [value('y', 'float32', ['n', 1])],
      nodes: [node('Gather', ['table', 'i'], ['y'])],
      initializers: [{ name: 'table', dtype: 'float32', dims: [2], raw: new Uint8Array(8) }],
    });
    const values = new Map([['i', { low: 9, high: 9 }]]);
    await expect(make(file, file, { values })).rejects.toThrow(
      /expected a model that answers random inputs, but .*9/,
    );
  });

  test('with an output that was renamed are compared by it, under the name that the baseline has', async () => {
    const other: Model = {
      inputs: [X],
      outputs: [value('w', 'float32', ['batch', 4])],
      nodes: [node('Neg', ['x'], ['w'])],
    };
    const { items } = await make(write(unary('Neg')), write(other));
    expect(Object.keys(items[0]?.label ?? {})).toEqual(['y']);
  });

  test('without an output of the same name or type are refused', async () => {
    const other: Model = {
      inputs: [X],
      outputs: [value('w', 'int64', [2])],
      nodes: [node('Shape', ['x'], ['w'])],
    };
    await expect(make(write(unary('Neg')), write(other))).rejects.toThrow(
      /expected a tensor output of the same name as in .*, "y" \(float32\), got "w" \(int64\)\.$/,
    );
  });
});
