import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyWithOutputs } from '../../src/model/add-outputs.ts';
import { readModel } from '../../src/model/read-model.ts';
import { caught } from '../support/caught.ts';
import { floatModel } from '../support/models.ts';
import { model } from '../support/onnx-writer.ts';

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'outputs-'));
  file = join(directory, 'model.onnx');
  await writeFile(file, model(floatModel()));
});
afterEach(() => rm(directory, { recursive: true }));

const outputsOf = async (path: string): Promise<string[]> =>
  (await readModel(path, 'model.onnx')).outputs.map(({ name }) => name);

test('a copy has more outputs, next to the model, which stays as it was', async () => {
  const before = await readFile(file);
  const copy = await copyWithOutputs(file, ['p', 'a']);
  expect(await outputsOf(copy)).toEqual(['y', 'p', 'a']);
  expect(dirname(copy)).toBe(directory);
  expect(await readFile(file)).toEqual(before);
});

test.each([
  { title: 'as long as one byte can say', length: 127 },
  { title: 'one longer', length: 128 },
])('a name $title is kept whole', async ({ length }) => {
  const name = 'n'.repeat(length);
  expect(await outputsOf(await copyWithOutputs(file, [name]))).toEqual(['y', name]);
});

test('no outputs leave the model as it is', async () => {
  expect(await outputsOf(await copyWithOutputs(file, []))).toEqual(['y']);
});

test('a model that cannot be copied is an error with a remedy, and leaves nothing', async () => {
  const missing = join(directory, 'missing.onnx');
  expect(await caught(() => copyWithOutputs(missing, ['p']))).toMatch(
    /^staging directory: expected to copy a model into it, got ENOENT.*\nCheck that the disk has room/s,
  );
  expect(await readdir(directory)).toEqual(['model.onnx']);
});
