import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { model, value } from '../support/onnx-writer.ts';
import { runCheck } from './run-check.ts';

const CLASSES = 4;
const POLICY = `version: 1
models:
  - id: random
    artifact: model.onnx
    dataset: { path: set.jsonl }
    task: { kind: classification, scores: logits }
    limits:
      task-score: { max-drop: 1pp }
      model-size: { max-increase: 10% }
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'random-'));
  const noisy = model({
    inputs: [value('x', 'float32', ['N', CLASSES])],
    outputs: [value('y', 'float32', ['N', CLASSES])],
    nodes: [
      { op: 'RandomNormalLike', inputs: ['x'], outputs: ['noise'] },
      { op: 'Add', inputs: ['x', 'noise'], outputs: ['y'] },
    ],
  });
  await writeFile(join(folder, 'model.onnx'), noisy);
  await writeFile(join(folder, 'regression-gate.yml'), POLICY);
  const items = Array.from({ length: 100 }, (_, id) => {
    const x = Array.from({ length: CLASSES }, (__, at) => (at === id % CLASSES ? 1 : 0));
    return JSON.stringify({ id: `${id}`, inputs: { x }, label: id % CLASSES });
  });
  await writeFile(join(folder, 'set.jsonl'), items.join('\n'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a model that draws random numbers is not judged by its score, even against itself', async () => {
  const words = ['--policy', 'regression-gate.yml', '--baseline', 'model.onnx', '--budget', '6s'];
  const { verdict, report, exitCode } = await runCheck(words, { cwd: folder, out: join(folder, 'out') });
  expect(exitCode).toBe(3);
  const rows = verdict.models[0]?.rows ?? [];
  expect(rows.find(({ metric }) => metric === 'task-score')).toMatchObject({
    state: 'inconclusive',
    reasons: [{ kind: 'random-outputs', arm: 'candidate', of: 64, operators: ['RandomNormalLike'] }],
  });
  expect(rows.find(({ metric }) => metric === 'model-size')?.state).toBe('pass');
  expect(report.split('\n')[0]).toContain('Accuracy: the outputs are random');
  expect(report).toContain(
    'had a different outcome in a second run, most likely because of `RandomNormalLike`.',
  );
  expect(report).toContain('Export the model for inference');
});
