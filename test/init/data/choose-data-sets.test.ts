import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseDataSets } from '../../../src/init/data/choose-data-sets.ts';
import { listDataSets } from '../../../src/init/data/list-data-sets.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'data-sets-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The data set of each model in a repository with these files. */
async function chosen(files: readonly string[], models: readonly string[]) {
  for (const file of [...files, ...models]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  const seekers = await Promise.all(
    models.map(async (path) => ({ path, candidates: await listDataSets(root, path) })),
  );
  return chooseDataSets(seekers).map(({ state, path }) => `${state} ${path}`);
}

test.each([
  {
    title: 'the name of the model',
    files: ['a/m.csv', 'a/other.csv'],
    model: 'a/m.onnx',
    is: 'found a/m.csv',
  },
  { title: 'whatever its case', files: ['a/M.csv'], model: 'a/m.onnx', is: 'found a/M.csv' },
  {
    title: 'the name in data/',
    files: ['data/fraud.npz'],
    model: 'models/fraud.onnx',
    is: 'found data/fraud.npz',
  },
  { title: 'the name in test/', files: ['test/fraud.csv'], model: 'fraud.onnx', is: 'found test/fraud.csv' },
  {
    title: 'a name that begins alike',
    files: ['data/fraud-test.csv', 'data/ocr.csv'],
    model: 'fraud.onnx',
    is: 'found data/fraud-test.csv',
  },
  {
    title: 'a model whose name is the longer',
    files: ['data/fraud.csv', 'data/ocr.csv'],
    model: 'fraud_v2.onnx',
    is: 'found data/fraud.csv',
  },
  {
    title: 'the folder of a model with a name that says nothing',
    files: ['data/ocr.jsonl', 'data/fraud.jsonl'],
    model: 'ocr/model.onnx',
    is: 'found data/ocr.jsonl',
  },
  {
    title: 'test data beside training data',
    files: ['data/fraud-train.csv', 'data/fraud-test.csv'],
    model: 'fraud.onnx',
    is: 'found data/fraud-test.csv',
  },
  {
    title: 'a usual name',
    files: ['a/x.csv', 'a/test_set.csv'],
    model: 'a/m.onnx',
    is: 'found a/test_set.csv',
  },
  { title: 'the only file', files: ['a/x.csv'], model: 'a/m.onnx', is: 'found a/x.csv' },
  {
    title: 'several files',
    files: ['a/x.csv', 'a/y.csv'],
    model: 'a/m.onnx',
    is: 'several a/regression-set.jsonl',
  },
  { title: 'nothing', files: ['a/x.txt'], model: 'a/m.onnx', is: 'none a/regression-set.jsonl' },
])('$title', async ({ files, model, is }) => {
  expect(await chosen(files, [model])).toEqual([is]);
});

test('of two models, the one that fits better has the data; the other is asked for its own', async () => {
  expect(await chosen(['m/fraud.csv'], ['m/a.onnx', 'm/fraud.onnx', 'm/fraud-int8.onnx'])).toEqual([
    'none m/a.jsonl',
    'found m/fraud.csv',
    'taken m/regression-set.jsonl',
  ]);
});

test('folders with expected outputs belong to one model', async () => {
  expect(await chosen(['m/test_data_set_0/input_0.pb'], ['m/a.onnx', 'm/b.onnx'])).toEqual([
    'found m',
    'taken m/regression-set.jsonl',
  ]);
});
