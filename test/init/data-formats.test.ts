import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/commands.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';
import { int16, wav } from '../dataset/formats/write-wav.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { model, value } from '../support/onnx-writer.ts';

/* The formats that `init` recognizes, in real repositories. */

const ROOT = resolve(import.meta.dirname, '..', '..');
const POLICY = '.github/regression-gate.yml';

let lab: GitLab;
beforeEach(() => {
  lab = openGitLab();
});
afterEach(() => lab.remove());

function write(path: string, content: string | Uint8Array): void {
  const target = join(lab.folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
}

/** A model that nobody runs here. */
const writeModel = (
  inputs: readonly [string, 'float32' | 'int64' | 'uint8', (number | string)[]][],
  output: (number | string)[] = ['n', 2],
): void =>
  write(
    'model.onnx',
    model({
      inputs: inputs.map(([name, dtype, shape]) => value(name, dtype, shape)),
      outputs: [value('y', 'float32', output)],
      nodes: [{ op: 'Identity', inputs: [inputs[0]?.[0] ?? ''], outputs: ['y'] }],
    }),
  );

async function init(): Promise<{ readonly text: string; readonly printed: string }> {
  let printed = '';
  const exitCode = await runCommand(['init'], {
    ...{ bundleFolder: join(ROOT, 'dist'), version: '0.0.0', folder: lab.folder, color: false },
    progress: () => undefined,
    print(text) {
      printed += text;
    },
  });
  expect(exitCode).toBe(0);
  return { text: readFileSync(join(lab.folder, POLICY), 'utf8'), printed };
}

const modelIn = (text: string) => parsePolicy(text, POLICY).models[0];

const PNG = 'no picture, which nobody opens here';

describe('init finds', () => {
  test('images in class folders, and takes the size from the input', async () => {
    writeModel([['x', 'float32', ['n', 3, 32, 48]]]);
    for (const name of ['cat/1.png', 'dog/1.png', 'dog/2.PNG']) write(`photos/${name}`, PNG);
    write('classes.json', '["cat", "dog"]');
    const { text, printed } = await init();
    expect(modelIn(text)).toMatchObject({
      dataset: { path: '../photos', preprocess: { resize: [32, 48], channels: 'rgb', layout: 'nchw' } },
      task: { kind: 'classification', classes: '../classes.json' },
    });
    expect(text).toContain('add mean and std if training used them');
    expect(printed).not.toContain('To fill in');
  });

  test('images with labels.csv, for gray pixels that come last', async () => {
    writeModel([['x', 'uint8', ['n', 'h', 'w', 1]]]);
    write('data/scans/labels.csv', 'file,target\nimages/a.png,0\nimages/b.png,1\n');
    for (const name of ['a', 'b']) write(`data/scans/images/${name}.png`, PNG);
    const { text } = await init();
    expect(modelIn(text)).toMatchObject({
      dataset: {
        ...{ path: '../data/scans', label: 'target' },
        preprocess: { channels: 'gray', layout: 'nhwc', dtype: 'uint8' },
      },
      task: { kind: 'classification' },
    });
    expect(text).toContain('the model takes any');
    expect(text).not.toContain('mean and std');
  });

  test('images of which labels.csv has the objects', async () => {
    writeModel([['image', 'float32', ['n', 3, 32, 48]]], ['boxes', 6]);
    const label = '"[{""class"": 0, ""xyxy"": [1, 2, 3, 4]}]"';
    write('streets/labels.csv', `file,label\na.png,${label}\nb.png,[]\n`);
    for (const name of ['a', 'b']) write(`streets/${name}.png`, PNG);
    const { text } = await init();
    expect(modelIn(text)).toMatchObject({ dataset: { path: '../streets' }, task: { kind: 'detection' } });
  });

  test('images that the model cannot take, and says so', async () => {
    writeModel([['x', 'float32', ['n', 7]]]);
    for (const name of ['cat/1.png', 'dog/1.png']) write(`photos/${name}`, PNG);
    const { printed } = await init();
    expect(printed).toContain('photos has images, but the model has no input of 1 or 3 channels for them');
  });

  test('recordings, with the rate of the files and the length of the input', async () => {
    writeModel([['x', 'float32', ['n', 8]]], ['n', 'steps', 30]);
    write('clips/labels.csv', 'file,label\na.wav,open the door\n');
    write('clips/a.wav', wav({ rate: 8000, channels: 1, bits: 16 }, int16([1, 2, 3, 4])));
    const { text } = await init();
    expect(modelIn(text)).toMatchObject({
      dataset: { path: '../clips', audio: { rate: 8000, samples: 8 } },
      task: { kind: 'speech' },
      limits: { 'task-score': { 'max-increase': { value: 0.01 } } },
    });
    expect(text).toContain('8000 samples per second are those of the first file');
  });

  test('a Parquet file of texts, with the tokenizer next to the model', async () => {
    writeModel([
      ['input_ids', 'int64', ['n', 'length']],
      ['attention_mask', 'int64', ['n', 'length']],
    ]);
    write('tokenizer.json', readFileSync(join(ROOT, 'test', 'dataset', 'text', 'wordpiece.json')));
    const columnData = [
      { name: 'review', data: ['the cat', 'the cat ran'], type: 'STRING' as const },
      { name: 'labels', data: [1, 0], type: 'INT32' as const },
    ];
    write('reviews.parquet', new Uint8Array(parquetWriteBuffer({ columnData })));
    const { text } = await init();
    expect(modelIn(text)).toMatchObject({
      dataset: {
        path: '../reviews.parquet',
        label: 'labels',
        tokenizer: '../tokenizer.json',
        text: 'review',
      },
      task: { kind: 'classification' },
    });
  });

  test('a folder of Parquet parts', async () => {
    writeModel([['x', 'float32', ['n', 1]]]);
    const columnData = [
      { name: 'x', data: [0.5, 1.5], type: 'FLOAT' as const },
      { name: 'label', data: [1, 0], type: 'INT32' as const },
    ];
    write('data/test/test-00000-of-00001.parquet', new Uint8Array(parquetWriteBuffer({ columnData })));
    const { text, printed } = await init();
    expect(modelIn(text)).toMatchObject({
      dataset: { path: '../data/test' },
      task: { kind: 'classification' },
    });
    expect(printed).not.toContain('To fill in');
  });

  test('a folder of arrays', async () => {
    writeModel([['x', 'float32', ['n', 2]]]);
    const npy = (type: string, shape: string, bytes: Uint8Array): Buffer => {
      const header = `{'descr': '${type}', 'fortran_order': False, 'shape': ${shape}, }`
        .padEnd(117)
        .concat('\n');
      const start = Buffer.concat([Buffer.from('\x93NUMPY\x01\x00', 'latin1'), Buffer.from([118, 0])]);
      return Buffer.concat([start, Buffer.from(header), bytes]);
    };
    write('data/arrays/x.npy', npy('<f4', '(3, 2)', Buffer.alloc(24)));
    write('data/arrays/y.npy', npy('<i4', '(3,)', Buffer.alloc(12)));
    const { text } = await init();
    expect(modelIn(text)).toMatchObject({
      dataset: { path: '../data/arrays', label: 'y' },
      task: { kind: 'classification' },
    });
  });
});
