import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { model, value } from '../support/onnx-writer.ts';
import { runCheck } from './run-check.ts';

const CLASSES = 4;
const WIDTH = 256;
const int64s = (...values: number[]): Uint8Array => new Uint8Array(BigInt64Array.from(values, BigInt).buffer);

/** A classifier whose time grows with the length of its input, to tens of milliseconds for hundreds of numbers. */
const growing = () =>
  model({
    inputs: [value('x', 'float32', ['N', 'length'])],
    outputs: [value('y', 'float32', ['N', CLASSES])],
    initializers: [
      { name: 'one', dtype: 'int64', dims: [1], raw: int64s(1) },
      { name: 'each', dtype: 'int64', dims: [1], raw: int64s(60) },
      { name: 'width', dtype: 'int64', dims: [1], raw: int64s(WIDTH) },
      { name: 'w', dtype: 'float32', dims: [WIDTH, WIDTH], raw: new Uint8Array(4 * WIDTH * WIDTH) },
      { name: 'start', dtype: 'int64', dims: [1], raw: int64s(0) },
      { name: 'end', dtype: 'int64', dims: [1], raw: int64s(CLASSES) },
    ],
    nodes: [
      { op: 'Shape', inputs: ['x'], outputs: ['shape'] },
      { op: 'Gather', inputs: ['shape', 'one'], outputs: ['length'] },
      { op: 'Mul', inputs: ['length', 'each'], outputs: ['rows'] },
      { op: 'Concat', inputs: ['rows', 'width'], outputs: ['size'], attributes: [{ name: 'axis', i: 0 }] },
      { op: 'ConstantOfShape', inputs: ['size'], outputs: ['big'] },
      { op: 'MatMul', inputs: ['big', 'w'], outputs: ['product'] },
      { op: 'ReduceMean', inputs: ['product'], outputs: ['mean'], attributes: [{ name: 'keepdims', i: 0 }] },
      { op: 'Slice', inputs: ['x', 'start', 'end', 'one'], outputs: ['scores'] },
      { op: 'Add', inputs: ['scores', 'mean'], outputs: ['y'] },
    ],
  });

const POLICY = `version: 1
models:
  - id: growing
    artifact: model.onnx
    dataset: { path: set.jsonl }
    task: { kind: classification, scores: logits }
    runtime: { run-deadline: 2s }
    limits:
      task-score: { max-drop: 1pp }
      latency-p95: { max-increase: 50% }
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shapes-'));
  await writeFile(join(folder, 'model.onnx'), growing());
  await writeFile(join(folder, 'regression-gate.yml'), POLICY);
  // Sorted by length: many short inputs first, then long ones, each of its own shape, which take seconds together.
  const lengths = [...Array(300).fill(CLASSES), ...Array.from({ length: 60 }, (_, n) => 300 + n)];
  const items = lengths.map((length, id) => {
    const x = Array.from({ length }, (_, at) => (at === id % CLASSES ? 1 : 0));
    return JSON.stringify({ id: `${id}`, inputs: { x }, label: id % CLASSES });
  });
  await writeFile(join(folder, 'set.jsonl'), items.join('\n'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a deadline is for one inference, whatever the shapes of the items and their order', async () => {
  const words = ['--policy', 'regression-gate.yml', '--baseline', 'model.onnx', '--budget', '20s'];
  const { verdict, exitCode } = await runCheck(words, { cwd: folder, out: join(folder, 'out') });
  expect(verdict.models[0]?.ending).toEqual({ kind: 'compared' });
  expect(verdict.models[0]?.rows.filter(({ state }) => state === 'pass')).toHaveLength(2);
  expect(exitCode).toBe(0);
});
