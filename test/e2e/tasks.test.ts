import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { model, value } from '../support/onnx-writer.ts';
import { FASHION, ROOT, runCheck } from './run-check.ts';

/* Tasks whose scores are no mean over items, through the bundle: measured, judged, and kept in a record. */

/** A model whose output is its input, or the square of it. */
const passing = (shape: readonly (string | number)[], isSquared = false) =>
  model({
    inputs: [value('x', 'float32', [...shape])],
    outputs: [value('y', 'float32', [...shape])],
    nodes: [
      isSquared
        ? { op: 'Mul', inputs: ['x', 'x'], outputs: ['y'] }
        : { op: 'Identity', inputs: ['x'], outputs: ['y'] },
    ],
  });

/** Boxes in a unit of 100 pixels: squared, they are elsewhere. One of three images has a second, false box. */
const IMAGES = Array.from({ length: 60 }, (_, image) => {
  const right = [0.2, 0.2, 0.8, 0.6, 0.9, 0];
  const wrong = [0.1, 0.7, 0.3, 0.9, 0.8, 0];
  return {
    id: `image ${image}`,
    inputs: { x: image % 3 === 0 ? [right, wrong] : [right] },
    label: [{ class: 0, xyxy: [0.2, 0.2, 0.8, 0.6] }],
    slice: { source: image % 2 === 0 ? 'day' : 'night' },
  };
});

/** Probabilities of three classes, of which those above one half are labelled; 0.6 falls below it when it is squared. */
const PHOTOS = Array.from({ length: 60 }, (_, photo) => ({
  id: `photo ${photo}`,
  inputs: { x: photo < 12 ? [0.6, 0.1, 0.2] : [0.1, 0.9, 0.95] },
  label: photo < 12 ? [0] : [1, 2],
}));

/** The same with 30 of the 100 photos that were taken indoors. The 20 at night are too few to say anything. */
const ALBUM = Array.from({ length: 1000 }, (_, photo) => ({
  id: `photo ${photo}`,
  inputs: { x: photo < 30 ? [0.6, 0.1, 0.2] : [0.1, 0.9, 0.95] },
  label: photo < 30 ? [0] : [1, 2],
  slice: { place: photo < 100 ? 'indoors' : photo < 120 ? 'night' : 'outdoors' },
}));

/** A running sum that forgets: y = hn = x + keep · h. */
const summing = (keep: number) =>
  model({
    inputs: [value('x', 'float32', ['n', 1]), value('h', 'float32', ['n', 1])],
    outputs: [value('y', 'float32', ['n', 1]), value('hn', 'float32', ['n', 1])],
    initializers: [
      { name: 'keep', dtype: 'float32', dims: [1], raw: Buffer.from(Float32Array.of(keep).buffer) },
    ],
    nodes: [
      { op: 'Mul', inputs: ['h', 'keep'], outputs: ['kept'] },
      { op: 'Add', inputs: ['x', 'kept'], outputs: ['y'] },
      { op: 'Identity', inputs: ['y'], outputs: ['hn'] },
    ],
  });

/** Sequences of 3 and of 5 ones, with their running sums. */
const SEQUENCES = Array.from({ length: 60 }, (_, sequence) => {
  const steps = sequence % 2 === 0 ? 3 : 5;
  return {
    id: `sequence ${sequence}`,
    inputs: { x: Array.from({ length: steps }, () => [1]) },
    label: Array.from({ length: steps }, (_, step) => step + 1),
  };
});

/** Keeps the boxes that overlap by less than a limit, as exporters write it: rows of image, box, class and score. */
const suppressing = (limit: number) =>
  model({
    inputs: [value('boxes', 'float32', ['n', 4, 4]), value('scores', 'float32', ['n', 2, 4])],
    outputs: [value('detections', 'float32', ['found', 7])],
    initializers: [
      ...[
        { name: 'most', values: [10] },
        ...[0, 1, 2].map((index) => ({ name: `column ${index}`, values: [index] })),
        { name: 'axis', values: [1] },
      ].map(({ name, values }) => ({
        ...{ name, dtype: 'int64', dims: [1] },
        raw: Buffer.from(BigInt64Array.from(values.map(BigInt)).buffer),
      })),
      ...[
        { name: 'overlap', values: [limit] },
        { name: 'least', values: [0.3] },
      ].map(({ name, values }) => ({
        ...{ name, dtype: 'float32', dims: [1] },
        raw: Buffer.from(Float32Array.from(values).buffer),
      })),
    ],
    nodes: [
      {
        op: 'NonMaxSuppression',
        inputs: ['boxes', 'scores', 'most', 'overlap', 'least'],
        outputs: ['found'],
      },
      ...['image', 'class', 'box'].map((name, index) => ({
        ...{ op: 'Gather', inputs: ['found', `column ${index}`], outputs: [name] },
        attributes: [{ name: 'axis', i: 1 }],
      })),
      { op: 'Concat', inputs: ['image', 'box'], outputs: ['place'], attributes: [{ name: 'axis', i: 1 }] },
      { op: 'GatherND', inputs: ['boxes', 'place'], outputs: ['sides'] },
      { op: 'GatherND', inputs: ['scores', 'found'], outputs: ['score'] },
      { op: 'Unsqueeze', inputs: ['score', 'axis'], outputs: ['score column'] },
      ...['image', 'class'].map((name) => ({
        ...{ op: 'Cast', inputs: [name], outputs: [`${name} number`] },
        attributes: [{ name: 'to', i: 1 }],
      })),
      {
        ...{ op: 'Concat', outputs: ['detections'], attributes: [{ name: 'axis', i: 1 }] },
        inputs: ['image number', 'sides', 'class number', 'score column'],
      },
    ],
  });

/** Four candidate boxes: of a first object twice, of a second, and one with a low score. Every fourth street is empty. */
const STREETS = Array.from({ length: 60 }, (_, street) => {
  const isEmpty = street % 4 === 0;
  // Where all scores were equal, a second box would come after all right ones, and cost nothing.
  const score = isEmpty ? 0 : 0.6 + 0.4 * (street / 60);
  return {
    id: `street ${street}`,
    inputs: {
      boxes: [
        [10, 10, 50, 50],
        [11, 11, 51, 51],
        [60, 60, 90, 90],
        [0, 0, 5, 5],
      ],
      scores: [
        [0.8 * score, 0.9 * score, 0, 0.1],
        [0, 0, 0.7 * score, 0],
      ],
    },
    label: isEmpty
      ? []
      : [
          { class: 0, xyxy: [11, 11, 51, 51] },
          { class: 1, xyxy: [60, 60, 90, 90] },
        ],
  };
});

/** The beginnings of files as bytes; the model counts line feeds, in the first half only once it is cut. */
const counting = (isCut: boolean) =>
  model({
    inputs: [value('bytes', 'uint8', ['n', 8])],
    outputs: [value('lines', 'float32', ['n', 8])],
    initializers: [
      { name: 'line feed', dtype: 'float32', dims: [1], raw: Buffer.from(Float32Array.of(10).buffer) },
      {
        ...{ name: 'mask', dtype: 'float32', dims: [8] },
        raw: Buffer.from(Float32Array.from({ length: 8 }, (_, at) => (isCut && at > 3 ? 0 : 1)).buffer),
      },
    ],
    nodes: [
      { op: 'Cast', inputs: ['bytes'], outputs: ['numbers'], attributes: [{ name: 'to', i: 1 }] },
      { op: 'Equal', inputs: ['numbers', 'line feed'], outputs: ['equal'] },
      { op: 'Cast', inputs: ['equal'], outputs: ['ones'], attributes: [{ name: 'to', i: 1 }] },
      { op: 'Mul', inputs: ['ones', 'mask'], outputs: ['lines'] },
    ],
  });

const FILES = Array.from({ length: 60 }, (_, file) => ({
  id: `file ${file}`,
  inputs: {
    bytes: {
      dtype: 'uint8',
      shape: [8],
      base64: Buffer.from(file % 3 === 0 ? 'a\nb\ncde\n' : 'a\nb\ncdef').toString('base64'),
    },
  },
  label: file % 3 === 0 ? 3 : 2,
}));

const policyOf = (id: string, task: string, limit: string) => `version: 1
models:
  - id: ${id}
    artifact: ${id}.onnx
    dataset: { path: ${id}.jsonl }
    task: ${task}
    limits: { task-score: ${limit} }
`;

const lines = (items: readonly object[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tasks-'));
  await writeFile(join(folder, 'boxes.jsonl'), lines(IMAGES));
  await writeFile(join(folder, 'photos.jsonl'), lines(PHOTOS));
  await writeFile(join(folder, 'album.jsonl'), lines(ALBUM));
  for (const [name, shape] of [
    ['boxes', ['boxes', 6]],
    ['photos', ['n', 3]],
    ['album', ['n', 3]],
  ] as const) {
    await writeFile(join(folder, `${name}.onnx`), passing(shape));
    await writeFile(join(folder, `${name}-squared.onnx`), passing(shape, true));
  }
  await writeFile(join(folder, 'sums.jsonl'), lines(SEQUENCES));
  await writeFile(join(folder, 'sums.onnx'), summing(1));
  await writeFile(join(folder, 'sums-half.onnx'), summing(0.5));
  await writeFile(
    join(folder, 'sums.yml'),
    `${policyOf('sums', '{ kind: regression, metric: mae }', '{ max: 0.1 }')}    state: { h: hn }\n`,
  );
  await writeFile(
    join(folder, 'boxes.yml'),
    policyOf('boxes', '{ kind: detection, min-score: 0.5 }', '{ max-drop: 5pp, decide: confident }'),
  );
  await writeFile(
    join(folder, 'album.yml'),
    `${policyOf('album', '{ kind: multi-label, scores: probabilities }', '{ max-drop: 1pp }')}    slices: { "*": { task-score: { max-drop: 1pp } } }\n`,
  );
  await writeFile(join(folder, 'streets.jsonl'), lines(STREETS));
  await writeFile(join(folder, 'streets.onnx'), suppressing(0.5));
  await writeFile(join(folder, 'streets-loose.onnx'), suppressing(0.95));
  await writeFile(
    join(folder, 'streets.yml'),
    policyOf('streets', '{ kind: detection, row: [skip, box, class, score] }', '{ max-drop: 1pp }'),
  );
  await writeFile(join(folder, 'files.jsonl'), lines(FILES));
  await writeFile(join(folder, 'files.onnx'), counting(false));
  await writeFile(join(folder, 'files-cut.onnx'), counting(true));
});
afterAll(() => rm(folder, { recursive: true }));

/** Scores a photo by the share of its three probabilities that are on the right side of one half. */
const PROGRAM = `
const lines = require('node:fs').readFileSync(0, 'utf8').trim().split('\\n').map(JSON.parse);
const isRight = ({ label }, number, index) => number > 0.5 === label.includes(index);
for (const item of lines) console.log(item.outputs.y.filter((...at) => isRight(item, ...at)).length / 3);
`;

const check = (id: string, candidate: string) =>
  runCheck(
    [
      ...['--policy', `${id}.yml`, '--baseline', `${id}.onnx`, '--candidate', `${candidate}.onnx`],
      ...['--budget', '12s'],
    ],
    { cwd: folder, out: join(folder, 'out') },
  );

describe('tasks of whole sets', () => {
  test('boxes that moved are worse beyond doubt, in every slice', async () => {
    const { verdict, report, exitCode } = await check('boxes', 'boxes-squared');
    expect(exitCode).toBe(1);
    const [{ rows, slices }] = verdict.models as [(typeof verdict.models)[number]];
    const row = rows.find(({ metric }) => metric === 'task-score');
    expect(row).toMatchObject({ state: 'fail', baseline: expect.closeTo(1, 9), candidate: 0 });
    expect(row?.interval).toMatchObject({ low: expect.closeTo(-1, 9), high: expect.closeTo(-1, 9) });
    expect(slices).toMatchObject([
      { value: 'day', baseline: expect.closeTo(1, 9), candidate: 0 },
      { value: 'night', baseline: expect.closeTo(1, 9), candidate: 0 },
    ]);
    expect(report).toContain('mAP');
  });

  test('boxes that the graph no longer suppresses are worse, and an image without boxes is no error', async () => {
    const { verdict, exitCode } = await check('streets', 'streets-loose');
    expect(exitCode).toBe(1);
    const row = verdict.models[0]?.rows.find(({ metric }) => metric === 'task-score');
    expect(row).toMatchObject({ state: 'fail', baseline: expect.closeTo(1, 9) });
    expect(row?.candidate).toBeLessThan(0.99);
  });

  test('a class that is no longer predicted lowers F1, which passes, and that of one slice, which blocks', async () => {
    const { verdict, report, exitCode } = await check('album', 'album-squared');
    expect(exitCode).toBe(1);
    const [{ rows, flips }] = verdict.models as [(typeof verdict.models)[number]];
    const scores = rows.filter(({ metric }) => metric === 'task-score');
    expect(scores.map(({ slice, state, candidate }) => [slice?.value, state, candidate])).toEqual([
      // 1,940 of 1,970 labels are found, and nothing else.
      [undefined, 'pass', expect.closeTo(3880 / 3910, 9)],
      ['indoors', 'fail', expect.closeTo(280 / 310, 9)],
      ['night', 'shown', 1],
      ['outdoors', 'pass', 1],
    ]);
    expect(scores[2]?.reasons).toMatchObject([{ kind: 'slice-undecided', items: 20 }]);
    const [headline] = report.split('\n');
    expect(headline).toContain('place=indoors');
    expect(headline).toContain('1 limit by slice undecided');
    expect(flips).toMatchObject({ rightToWrong: 30, wrongToRight: 0 });
    expect(flips?.rightToWrongIds[0]).toBe('photo 0');
  });

  test('a program of the repository scores the outputs of both models, and its mistakes are errors', async () => {
    const command = `[${JSON.stringify(process.execPath)}, score.cjs]`;
    const policy = policyOf(
      'photos',
      `{ kind: custom, command: ${command} }`,
      '{ max-drop: 0.01, decide: confident }',
    );
    await writeFile(join(folder, 'custom.yml'), policy);
    await writeFile(join(folder, 'score.cjs'), PROGRAM);
    const checkCustom = () =>
      runCheck(
        [
          ...['--policy', 'custom.yml', '--baseline', 'photos.onnx', '--candidate', 'photos-squared.onnx'],
          ...['--budget', '12s'],
        ],
        { cwd: folder, out: join(folder, 'out') },
      );
    const { verdict, exitCode } = await checkCustom();
    expect(exitCode).toBe(1);
    // One third of each of the first 12 of 60 photos is lost.
    expect(verdict.models[0]?.rows.find(({ metric }) => metric === 'task-score')).toMatchObject({
      state: 'fail',
      baseline: 1,
      candidate: expect.closeTo(1 - 12 / 180, 9),
      interval: { low: expect.closeTo(-0.0958, 3), high: expect.closeTo(-0.0205, 3) },
    });
    await writeFile(join(folder, 'score.cjs'), 'throw new TypeError("no label");');
    await expect(checkCustom()).rejects.toThrow(
      /the gate ended with 2: .*task\.command \((baseline|candidate)\): expected exit code 0, got exit code 1 .*no label/s,
    );
  });

  test('a program scores what a model says of the bytes of files', async () => {
    const command = `[${JSON.stringify(process.execPath)}, lines.cjs]`;
    const task = `{ kind: custom, command: ${command} }`;
    await writeFile(join(folder, 'files.yml'), policyOf('files', task, '{ max-drop: 0.01 }'));
    await writeFile(
      join(folder, 'lines.cjs'),
      `for (const line of require('node:fs').readFileSync(0, 'utf8').trim().split('\\n')) {
        const { outputs, label } = JSON.parse(line);
        console.log(Number(outputs.lines.reduce((sum, each) => sum + each) === label));
      }`,
    );
    const { verdict, exitCode } = await check('files', 'files-cut');
    expect(exitCode).toBe(1);
    // Only files of three lines have one in their second half.
    expect(verdict.models[0]?.rows.find(({ metric }) => metric === 'task-score')).toMatchObject({
      state: 'fail',
      baseline: 1,
      candidate: expect.closeTo(2 / 3, 9),
    });
  });

  test('without labels, a quantized classifier is compared with the answers and probabilities of the previous one', async () => {
    const policy = (limits: string) => `version: 1
models:
  - id: fashion
    artifact: ${join(FASHION, 'model.onnx')}
    dataset: { path: unlabelled.jsonl }
    datasets: [{ name: few, tier: advisory, path: few.jsonl, limits: { agreement: { min: 100% } } }]
    task: { kind: classification, label: baseline, output: logits }
    limits: { ${limits} }
`;
    // The first 300 items, without their labels.
    const set = await readFile(join(FASHION, 'regression-set.jsonl'), 'utf8');
    const items = set.split('\n', 300).map((line) => ({ inputs: JSON.parse(line).inputs }));
    await writeFile(join(folder, 'unlabelled.jsonl'), lines(items));
    await writeFile(join(folder, 'few.jsonl'), lines(items.slice(0, 100)));
    await writeFile(
      join(folder, 'alike.yml'),
      policy('agreement: { min: 99.9% }, kl-divergence: { max: 0.5, decide: confident }'),
    );
    const { verdict, report, exitCode } = await runCheck(
      [
        ...['--policy', 'alike.yml', '--baseline', join(FASHION, 'model.onnx')],
        ...['--candidate', join(FASHION, 'candidates', 'int8.onnx'), '--budget', '2s'],
      ],
      { cwd: folder, out: join(folder, 'out') },
    );
    expect(exitCode).toBe(1);
    const rows = new Map(verdict.models[0]?.rows.map((row) => [row.metric, row]));
    const agreement = rows.get('agreement');
    expect(agreement).toMatchObject({ state: 'fail', baseline: null, samples: { of: 'item' } });
    expect(agreement?.candidate).toBeGreaterThan(0.5);
    expect(agreement?.candidate).toBeLessThan(0.999);
    // What the baseline answers is the label.
    expect(rows.get('task-score')).toMatchObject({ baseline: 1, candidate: agreement?.candidate });
    expect(rows.get('kl-divergence')).toMatchObject({ state: 'pass', unit: 'nats' });
    expect(report).toContain('Top-1 agreement');
    expect(report).toContain('The labels are the baseline’s own answers');
    const few = verdict.models[1]?.rows.find(({ metric }) => metric === 'agreement');
    expect(few).toMatchObject({ samples: { of: 'item', candidate: 100 } });
  });

  test('without labels, boxes are held against those of the previous detector', async () => {
    await writeFile(join(folder, 'unlabelled-boxes.jsonl'), lines(IMAGES.map(({ inputs }) => ({ inputs }))));
    const policy = policyOf('boxes', '{ kind: detection, label: baseline }', '{ min: 0.9 }');
    await writeFile(join(folder, 'alike-boxes.yml'), policy.replace('boxes.jsonl', 'unlabelled-boxes.jsonl'));
    const { verdict, exitCode } = await runCheck(
      [
        ...['--policy', 'alike-boxes.yml', '--baseline', 'boxes.onnx', '--candidate', 'boxes-squared.onnx'],
        ...['--budget', '2s'],
      ],
      { cwd: folder, out: join(folder, 'out') },
    );
    expect(exitCode).toBe(1);
    expect(verdict.models[0]?.rows.find(({ metric }) => metric === 'task-score')).toMatchObject({
      state: 'fail',
      baseline: expect.closeTo(1, 9),
      candidate: 0,
    });
  });

  test('a state is carried from step to step, starts anew with each sequence, and a step is what is timed', async () => {
    const { verdict, exitCode } = await check('sums', 'sums-half');
    expect(exitCode).toBe(1);
    const [{ rows, notes }] = verdict.models as [(typeof verdict.models)[number]];
    // Half of the sum is forgotten: the sums of 3 ones are 1, 1.5, 1.75, those of 5 go on with 1.875 and 1.9375.
    const [short, long] = [(0.5 + 1.25) / 3, (0.5 + 1.25 + 2.125 + 3.0625) / 5];
    expect(rows.find(({ metric }) => metric === 'task-score')).toMatchObject({
      state: 'fail',
      baseline: 0,
      candidate: expect.closeTo((short + long) / 2, 6),
    });
    expect(notes).toContainEqual(expect.objectContaining({ kind: 'timed-by-step', steps: 4 }));
  });

  test('Silero VAD answers whole recordings as a loop around the runtime does', async () => {
    const file = join(ROOT, 'fixtures', 'first-repository', 'vad', 'model.onnx');
    const recordings = await listenTo(file);
    await writeFile(join(folder, 'vad.jsonl'), lines(recordings));
    const policy = policyOf('vad', '{ kind: output-match }', '{ min: 1 }').replace('vad.onnx', file);
    await writeFile(join(folder, 'vad.yml'), `${policy}    state: { state: stateN }\n`);
    const words = ['--policy', 'vad.yml', '--baseline', file, '--budget', '12s'];
    const { verdict, report } = await runCheck(words, { cwd: folder, out: join(folder, 'out') });
    const [{ rows, notes }] = verdict.models as [(typeof verdict.models)[number]];
    expect(rows.find(({ metric }) => metric === 'task-score')).toMatchObject({ state: 'pass', candidate: 1 });
    expect(notes).toContainEqual(expect.objectContaining({ kind: 'timed-by-step', steps: 20 }));
    expect(report).toContain('are for one step. A sequence has 20 steps');
  });
});

/** Recordings of 20 windows, with what the model says of each when its state goes from one to the next. */
async function listenTo(file: string): Promise<object[]> {
  const session = await InferenceSession.create(file);
  const set = join(ROOT, 'fixtures', 'first-repository', 'vad', 'regression-set.jsonl.gz');
  const windows = gunzipSync(await readFile(set))
    .toString()
    .trim()
    .split('\n')
    .map(windowOf);
  const recordings: object[] = [];
  for (let start = 0; start < 100; start += 20) {
    let state = new Tensor('float32', new Float32Array(256), [2, 1, 128]);
    const said: number[][] = [];
    for (const window of windows.slice(start, start + 20)) {
      const input = new Tensor('float32', Float32Array.from(window), [1, 576]);
      const sr = new Tensor('int64', BigInt64Array.of(16_000n), []);
      const { output, stateN } = await session.run({ input, state, sr });
      state = stateN as typeof state;
      said.push(Array.from(output?.data as Float32Array));
    }
    recordings.push({
      inputs: { input: windows.slice(start, start + 20), sr: 16_000 },
      label: { output: said },
    });
  }
  return recordings;
}

function windowOf(line: string): number[] {
  const { inputs } = JSON.parse(line) as { inputs: { input: { base64: string } } };
  const bytes = new Uint8Array(Buffer.from(inputs.input.base64, 'base64'));
  return Array.from(new Float32Array(bytes.buffer));
}
