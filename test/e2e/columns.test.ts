import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { model, value } from '../support/onnx-writer.ts';
import { runCheck, runGate } from './run-check.ts';

/* A table that people really have, through the bundle: an index, semicolons, missing values, columns in another order. */

/** Scores of two classes from two numbers, NaN counting as 0: as probabilities, or as they are. */
const classifier = (output: 'probabilities' | 'logits') =>
  model({
    inputs: [value('x', 'float32', ['n', 2])],
    outputs: [value('y', 'float32', ['n', 2])],
    initializers: [{ name: 'zero', dtype: 'float32', dims: [], raw: new Uint8Array(4) }],
    nodes: [
      { op: 'IsNaN', inputs: ['x'], outputs: ['missing'] },
      { op: 'Where', inputs: ['missing', 'zero', 'x'], outputs: ['z'] },
      { op: output === 'logits' ? 'Identity' : 'Softmax', inputs: ['z'], outputs: ['y'] },
    ],
  });

/** Class 1 has the larger b, class 0 the larger a. */
const ROWS = Array.from({ length: 40 }, (_, row) => {
  const [a, b] = row % 2 === 0 ? [row === 4 ? '' : 0, 2] : [3, 0];
  return [row, b, a, row % 2 === 0 ? 1 : 0].join(';');
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'columns-'));
  await writeFile(join(folder, 'set.csv'), `${[';b;a;label', ...ROWS].join('\r\n')}\r\n`);
  await writeFile(join(folder, 'baseline.onnx'), classifier('probabilities'));
  await writeFile(join(folder, 'candidate.onnx'), classifier('logits'));
});
afterAll(() => rm(folder, { recursive: true }));

async function writePolicy(dataset: string): Promise<readonly string[]> {
  const policy = `version: 1
models:
  - id: table
    artifact: candidate.onnx
    dataset: { path: set.csv, ${dataset} }
    task: { kind: classification }
    review: { below-confidence: 0.8 }
    limits: { task-score: { max-drop: 1pp }, review-rate: { max: 0% } }
`;
  await writeFile(join(folder, 'gate.yml'), policy);
  return ['--policy', 'gate.yml', '--baseline', 'baseline.onnx', '--budget', '60s'];
}

test('columns in the order of the file make both models wrong, which heading and notes explain', async () => {
  const words = await writePolicy('ignore: [""]');
  const { verdict, report } = await runCheck(words, { cwd: folder, out: join(folder, 'out') });
  const { state, rows, notes } = verdict.models[0]!;
  expect(state).toBe('pass');
  // Scores are recognized for each model: softmax of the probabilities would be below 0.8 on every item.
  expect(rows.filter(({ limit }) => limit !== null)).toMatchObject([
    { metric: 'task-score', baseline: 0, candidate: 0 },
    { metric: 'review-rate', baseline: 0, candidate: 0 },
  ]);
  expect(notes).toContainEqual({ kind: 'missing-values', fields: 1, columns: ['a'], of: 1 });
  expect(notes).toContainEqual({ kind: 'columns-by-position', input: 'x', columns: ['b', 'a'], of: 2 });
  expect(report.split('\n')[0]).toMatch(
    /; the baseline is no better than guessing \(0\.00%, chance 50\.00%\)$/,
  );
  expect(report).toContain('takes 2 columns of the data set in the order of the file: `b`, `a`.');
});

test('columns that the policy lists are looked up by name', async () => {
  const words = await writePolicy('columns: [a, c]');
  const { exitCode, stderr } = await runGate(['check', ...words], { cwd: folder });
  expect(stderr).toContain('set.csv: expected the names in "dataset: { columns: … }", got none called "c".');
  expect(exitCode).toBe(2);
});
