import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { model, value } from '../support/onnx-writer.ts';
import { ROOT, runCheck, runGate } from './run-check.ts';

/* Files as teams have them, through the bundle: images, and texts in a Parquet file. */

const COLOURS = { blue: [20, 30, 220], green: [10, 200, 40], red: [230, 10, 20] } as const;
const CLASSES = Object.keys(COLOURS).sort();
const PER_CLASS = 10;

/** A bias, so that baseline and candidate are not the same file. */
const zero = { name: 'zero', dtype: 'float32', dims: [], raw: new Uint8Array(4) } as const;

/** The mean of each channel, of images whose channels are blue, green and red. */
const colourist = (op: 'Add' | 'Sub') =>
  model({
    inputs: [value('pixels', 'float32', ['n', 3, 8, 8])],
    outputs: [value('scores', 'float32', ['n', 3])],
    initializers: [zero],
    nodes: [
      { op: 'GlobalAveragePool', inputs: ['pixels'], outputs: ['means'] },
      { op: 'Flatten', inputs: ['means'], outputs: ['flat'] },
      { op, inputs: ['flat', 'zero'], outputs: ['scores'] },
    ],
  });

const numbers = (name: string, dims: number[], values: readonly number[]) => ({
  ...{ name, dims, dtype: 'float32' as const },
  raw: Buffer.from(Float32Array.from(values).buffer),
});

/** A box around the whole image for each channel, from 0 to 1, whose score is the channel's mean. */
const spotter = (op: 'Add' | 'Sub') =>
  model({
    inputs: [value('pixels', 'float32', ['n', 3, 8, 8])],
    outputs: [value('boxes', 'float32', ['n', 3, 6])],
    initializers: [
      zero,
      numbers('score', [1, 1, 6], [0, 0, 0, 0, 1, 0]),
      numbers(
        'rows',
        [1, 3, 6],
        [0, 1, 2].flatMap((index) => [0, 0, 1, 1, 0, index]),
      ),
      { name: 'last', dtype: 'int64', dims: [1], raw: Buffer.from(BigInt64Array.of(3n).buffer) },
    ],
    nodes: [
      { op: 'GlobalAveragePool', inputs: ['pixels'], outputs: ['means'] },
      { op: 'Squeeze', inputs: ['means', 'last'], outputs: ['column'] },
      { op, inputs: ['column', 'zero'], outputs: ['same column'] },
      { op: 'Mul', inputs: ['same column', 'score'], outputs: ['scores'] },
      { op: 'Add', inputs: ['scores', 'rows'], outputs: ['boxes'] },
    ],
  });

/** The photos with the object that fills each of them. The categories have ids with gaps, in another order than the classes. */
function describeInCoco(): string {
  const names = Object.keys(COLOURS).reverse();
  const categories = names.map((name, index) => ({ id: 3 + 4 * index, name }));
  const images = names.flatMap((name) =>
    Array.from({ length: PER_CLASS }, (_, number) => ({
      ...{ file_name: `${name}/${number}.png`, width: 20 + number, height: 16 },
      id: PER_CLASS * names.indexOf(name) + number,
    })),
  );
  const annotations = images.map(({ id, width, height }) => ({
    ...{ id, image_id: id, bbox: [0, 0, width, height], area: width * height, iscrowd: 0 },
    category_id: categories[Math.floor(id / PER_CLASS)]?.id,
  }));
  return JSON.stringify({ images, annotations, categories });
}

/** The mask as numbers: how long a text is. */
const reader = (op: 'Add' | 'Sub') =>
  model({
    inputs: [value('input_ids', 'float32', ['n', 8]), value('attention_mask', 'float32', ['n', 8])],
    outputs: [value('y', 'float32', ['n', 8])],
    initializers: [zero],
    nodes: [{ op, inputs: ['attention_mask', 'zero'], outputs: ['y'] }],
  });

const LIMITS = 'limits: { task-score: { max-drop: 1pp } }';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-sets-'));
  for (const [name, [r, g, b]] of Object.entries(COLOURS)) {
    await mkdir(join(folder, 'photos', name), { recursive: true });
    for (let number = 0; number < PER_CLASS; number++) {
      const create = { width: 20 + number, height: 16, channels: 3, background: { r, g, b } } as const;
      await writeFile(
        join(folder, 'photos', name, `${number}.png`),
        await sharp({ create }).png().toBuffer(),
      );
    }
  }
  const texts = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 'the cat' : 'the cat ran'));
  // [CLS], the words, [SEP], and padding.
  const masks = texts.map((_, index) =>
    Array.from({ length: 8 }, (__, at) => (at < 4 + (index % 2) ? 1 : 0)),
  );
  await writeFile(
    join(folder, 'texts.parquet'),
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'review', data: texts, type: 'STRING' },
          { name: 'label', data: masks.map((mask) => ({ y: mask })), type: 'JSON' },
        ],
      }),
    ),
  );
  await copyFile(join(ROOT, 'test', 'dataset', 'text', 'wordpiece.json'), join(folder, 'tokenizer.json'));
  await writeFile(join(folder, 'classes.json'), JSON.stringify(CLASSES));
  await writeFile(join(folder, 'coco.json'), describeInCoco());
  for (const [name, make] of Object.entries({ colourist, reader, spotter })) {
    await writeFile(join(folder, `${name}.onnx`), make('Add'));
    await writeFile(join(folder, `${name}-old.onnx`), make('Sub'));
  }
});
afterAll(() => rm(folder, { recursive: true }));

/** The task score of a model and of its baseline. */
async function scoresOf(name: string, dataset: string, task: string): Promise<(number | null)[]> {
  const policy = `version: 1
models:
  - id: ${name}
    artifact: ${name}.onnx
    dataset: ${dataset}
    task: ${task}
    ${LIMITS}
`;
  await writeFile(join(folder, `${name}.yml`), policy);
  const words = ['--policy', `${name}.yml`, '--baseline', `${name}-old.onnx`, '--budget', '60s'];
  const { verdict } = await runCheck(words, { cwd: folder, out: join(folder, `out-${name}`) });
  const row = verdict.models[0]?.rows.find(({ metric }) => metric === 'task-score');
  return [row?.baseline ?? null, row?.candidate ?? null];
}

test('images in class folders are decoded, resized and put in the order of the channels', async () => {
  const dataset = '{ path: photos, preprocess: { resize: [8, 8], channels: bgr } }';
  const task = '{ kind: classification, classes: classes.json }';
  expect(await scoresOf('colourist', dataset, task)).toEqual([1, 1]);
});

test('a folder of images has the boxes of a COCO file', async () => {
  const dataset = '{ path: photos, annotations: coco.json, preprocess: { resize: [8, 8], channels: bgr } }';
  const task = '{ kind: detection, box: yxyx, coordinates: normalized, classes: classes.json }';
  const [before, now] = await scoresOf('spotter', dataset, task);
  expect(before).toBeCloseTo(1, 9);
  expect(now).toBeCloseTo(1, 9);
});

test('texts of a Parquet file are tokenized to the length that the model takes', async () => {
  const dataset = '{ path: texts.parquet, tokenizer: tokenizer.json, text: review }';
  expect(await scoresOf('reader', dataset, '{ kind: output-match }')).toEqual([1, 1]);
});

test('data with another digest stop the check before anything runs', async () => {
  const found = createHash('sha256')
    .update(await readFile(join(folder, 'texts.parquet')))
    .digest('hex');
  const policy = `version: 1
models:
  - id: reader
    artifact: reader.onnx
    dataset: { path: texts.parquet, digest: "sha256:${'0'.repeat(64)}" }
    task: { kind: output-match }
    ${LIMITS}
`;
  await writeFile(join(folder, 'digest.yml'), policy);
  const { exitCode, stderr } = await runGate(['check', '--policy', 'digest.yml'], { cwd: folder });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`got ${found}.`);
});

test('data that are not there are made once by the program of the policy, and only by what opens them', async () => {
  const digest = createHash('sha256')
    .update(await readFile(join(folder, 'texts.parquet')))
    .digest('hex');
  const program = `const { appendFileSync, copyFileSync } = require('node:fs');
appendFileSync('runs.txt', 'run\\n');
copyFileSync('texts.parquet', process.argv[2]);`;
  await writeFile(join(folder, 'fetch.cjs'), program);
  const set = `path: made/texts.parquet, digest: "sha256:${digest}", tokenizer: tokenizer.json, text: review`;
  const words = await checkWith(
    'prepare',
    `{ name: first, tier: critical, ${set}, prepare: [node, fetch.cjs, "{path}"] }`,
    `{ name: second, tier: critical, ${set}, prepare: [node, fetch.cjs, "{path}"] }`,
  );
  await runGate(['doctor', '--policy', 'prepare.yml'], { cwd: folder });
  await expect(readFile(join(folder, 'runs.txt'))).rejects.toThrow('ENOENT');
  const { verdict, stderr } = await runCheck(words, {
    cwd: folder,
    out: join(folder, 'out-prepare'),
  });
  expect(verdict.models.map(({ id, state }) => [id, state])).toEqual([
    ['reader', 'pass'],
    ['reader.first', 'pass'],
    ['reader.second', 'pass'],
  ]);
  expect(stderr).toContain('made/texts.parquet is not there: running "node fetch.cjs {path}" to make it');
  expect(await readFile(join(folder, 'runs.txt'), 'utf8')).toBe('run\n');
});

/** Labels that no model of the folder gives. */
const WRONG = (path: string) =>
  `path: ${path}, tokenizer: tokenizer.json, text: review, limits: { task-score: { min: 0.9 } }`;

/** How a check ends that also scores these data sets. */
async function checkWith(name: string, ...sets: readonly string[]) {
  const policy = `version: 1
models:
  - id: reader
    artifact: reader.onnx
    dataset: { path: texts.parquet, tokenizer: tokenizer.json, text: review }
    datasets: [${sets.join(', ')}]
    task: { kind: output-match }
    ${LIMITS}
`;
  await writeFile(join(folder, `${name}.yml`), policy);
  const line = { review: 'the cat', label: { y: [0, 0, 0, 0, 0, 0, 0, 0] } };
  await writeFile(join(folder, 'wrong.jsonl'), `${JSON.stringify(line)}\n`.repeat(10));
  return [
    ...['--policy', `${name}.yml`, '--baseline', 'reader-old.onnx', '--budget', '60s'],
    ...['--out', join(folder, `out-${name}`)],
  ];
}

test('a supporting data set blocks by its own limits, and an advisory one only shows them', async () => {
  const words = await checkWith(
    'tiers',
    `{ name: old, tier: advisory, ${WRONG('wrong.jsonl')} }`,
    `{ name: night, tier: supporting, ${WRONG('wrong.jsonl')} }`,
  );
  const { exitCode, verdict, report } = await runCheck(words, {
    cwd: folder,
    out: join(folder, 'out-tiers'),
  });
  expect(exitCode).toBe(1);
  expect(verdict.state).toBe('fail');
  expect(verdict.models.map(({ id, state, dataSet }) => [id, state, dataSet?.tier])).toEqual([
    ['reader', 'pass', undefined],
    ['reader.old', 'pass', 'advisory'],
    ['reader.night', 'fail', 'supporting'],
  ]);
  expect(verdict.models[1]?.method.inferences).toBe(0);
  expect(report).toContain('`reader.old`');
  expect(report).toContain('does not block: the data set is advisory');
});

test('an advisory data set that is missing stops the check', async () => {
  const words = await checkWith('missing', `{ name: old, tier: advisory, ${WRONG('none.jsonl')} }`);
  const { exitCode, stderr } = await runGate(['check', '--fresh', ...words], { cwd: folder });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('none.jsonl: expected a regression set, got no such file or folder.');
});

test('a job of a run measures its own data set alone', async () => {
  await checkWith('jobs', `{ name: old, tier: advisory, ${WRONG('none.jsonl')} }`);
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...words], { cwd: folder });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', 'jobs.yml', 'reader.onnx');
  git('commit', '--quiet', '--message', 'first');
  const job = ['measure', '--run', 'r', '--policy', 'jobs.yml', '--out', 'results'];
  expect((await runGate([...job, '--model', 'reader'], { cwd: folder })).exitCode).toBe(0);
  const other = await runGate([...job, '--model', 'reader.old'], { cwd: folder });
  expect(other.exitCode).toBe(2);
  expect(other.stderr).toContain('none.jsonl');
});
