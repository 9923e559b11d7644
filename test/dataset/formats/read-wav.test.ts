import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resample } from '../../../src/dataset/formats/audio/resample.ts';
import { openRegressionSet } from '../../../src/dataset/open-regression-set.ts';
import type { DataSource } from '../../../src/dataset/regression-set.ts';
import type { AudioSettings } from '../../../src/policy/dataset.ts';
import { collect, plain, signature, temporaryFolder, userErrorOf } from '../collect.ts';
import { float32, int16, wav } from './write-wav.ts';

const REFERENCE: {
  readonly signal: readonly number[];
  readonly cases: readonly { from: number; to: number; values: readonly number[] }[];
} = JSON.parse(await readFile(join(import.meta.dirname, 'audio', 'resampled.json'), 'utf8'));

const X = [signature('x', 'float32', ['batch', 'samples'])];
const MONO = { rate: 8000, channels: 1, bits: 16 };
const CLIP = wav(MONO, int16([0, 16_384, -16_384, 32_767, -32_768]));

async function folderOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  audio: AudioSettings,
  more: Partial<DataSource> = {},
): Promise<DataSource> {
  const path = join(await temporaryFolder(), 'clips');
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(path, name, '..'), { recursive: true });
    await writeFile(join(path, name), content);
  }
  return { path, shownPath: 'clips', labelColumn: 'label', inputs: X, audio, ...more };
}

const read = async (...given: Parameters<typeof folderOf>) =>
  collect((await openRegressionSet(await folderOf(...given))).items());

/** Shape and values of the only item. */
async function valuesOf(...given: Parameters<typeof folderOf>) {
  const [item] = await read(...given);
  return plain(item?.inputs.get('x')) as { shape: number[]; values: number[] };
}

describe('a folder of WAV files', () => {
  it('takes labels from labels.csv, or from the names of sub-folders', async () => {
    const labels = 'file,label,slice.room\nb.wav,yes,hall\na.wav,no,booth\n';
    const listed = await read({ 'labels.csv': labels, 'a.wav': CLIP, 'b.wav': CLIP }, { rate: 8000 });
    expect(listed).toMatchObject([
      { id: '1', label: 'yes', slice: { room: 'hall' }, place: 'clips/labels.csv, line 2' },
      { id: '2', label: 'no', slice: { room: 'booth' } },
    ]);
    const sorted = await read({ 'yes/b.wav': CLIP, 'no/a.WAV': CLIP }, { rate: 8000 });
    expect(sorted.map(({ id, label }) => [id, label])).toEqual([
      ['no/a.WAV', 'no'],
      ['yes/b.wav', 'yes'],
    ]);
  });

  it.each([
    {
      title: '16-bit integers',
      file: CLIP,
      audio: { rate: 8000 },
      expected: { shape: [5], values: [0, 0.5, -0.5, 32_767 / 32_768, -1] },
    },
    {
      title: '32-bit floats',
      file: wav({ ...MONO, bits: 32, code: 3 }, float32([0.25, -0.75])),
      audio: { rate: 8000 },
      expected: { shape: [2], values: [0.25, -0.75] },
    },
    {
      title: 'the extensible format',
      file: wav({ ...MONO, bits: 32, code: 3, extensible: true }, float32([0.25])),
      audio: { rate: 8000 },
      expected: { shape: [1], values: [0.25] },
    },
    {
      title: 'the mean of three channels',
      file: wav({ ...MONO, channels: 3 }, int16([3000, 6000, 0, -3000, 0, 0])),
      audio: { rate: 8000 },
      expected: { shape: [2], values: [3000 / 32_768, -1000 / 32_768] },
    },
    {
      title: 'the start of a long file',
      file: CLIP,
      audio: { rate: 8000, samples: 2 },
      expected: { shape: [2], values: [0, 0.5] },
    },
    {
      title: 'a short file, padded with zeros',
      file: CLIP,
      audio: { rate: 8000, samples: 7 },
      expected: { shape: [7], values: [0, 0.5, -0.5, 32_767 / 32_768, -1, 0, 0] },
    },
    {
      title: 'frames, without an unfinished one',
      file: CLIP,
      audio: { rate: 8000, samples: 6, frame: { size: 3, hop: 2 } },
      inputs: [signature('x', 'float32', ['batch', 'frames', 3])],
      expected: { shape: [2, 3], values: [0, 0.5, -0.5, -0.5, 32_767 / 32_768, -1] },
    },
    {
      title: 'an axis for the channel if the model has one',
      file: CLIP,
      audio: { rate: 8000, samples: 1 },
      inputs: [signature('x', 'float32', ['batch', 1, 'samples'])],
      expected: { shape: [1, 1], values: [0] },
    },
    {
      title: 'an axis for the channel after the samples, of a fixed number',
      file: CLIP,
      audio: { rate: 8000, samples: 2 },
      inputs: [signature('x', 'float32', ['batch', 2, 1])],
      expected: { shape: [2, 1], values: [0, 0.5] },
    },
    {
      title: 'an axis for the channel after the samples, of any number',
      file: CLIP,
      audio: { rate: 8000, samples: 2 },
      inputs: [signature('x', 'float32', ['batch', 'samples', 1])],
      expected: { shape: [2, 1], values: [0, 0.5] },
    },
    {
      title: 'axes before the samples if all are of size 1',
      file: CLIP,
      audio: { rate: 8000, samples: 1 },
      inputs: [signature('x', 'float32', ['batch', 1, 1])],
      expected: { shape: [1, 1], values: [0] },
    },
  ])('reads $title', async ({ file, audio, inputs = X, expected }) => {
    const found = await valuesOf({ 'a/a.wav': file }, audio, { inputs });
    expect(found.shape).toEqual(expected.shape);
    for (const [index, value] of found.values.entries())
      expect(value).toBeCloseTo(expected.values[index] ?? Number.NaN, 7);
  });

  it.each([
    { title: 'no WAV', file: Buffer.from('ID3 and so on'), message: 'a WAV file, got other bytes' },
    {
      title: '24-bit integers',
      file: wav({ ...MONO, bits: 24 }, new Uint8Array(3)),
      message: '16-bit integers or 32-bit floats, got 24-bit integers',
    },
    {
      title: 'a compression',
      file: wav({ ...MONO, code: 85 }, new Uint8Array(2)),
      message: '16-bit integers or 32-bit floats, got the compression 85',
    },
    {
      title: 'a file that is cut off',
      file: CLIP.subarray(0, -4),
      message: '10 bytes in the part "data", got 6',
    },
    { title: 'no samples', file: CLIP.subarray(0, 50), message: 'a part "data", got none' },
    {
      title: 'half a sample',
      file: wav({ ...MONO, channels: 2 }, int16([1, 2, 3])),
      message: 'whole samples of 4 bytes, got 6 bytes',
    },
    {
      title: 'a sample that is no number',
      file: wav({ ...MONO, bits: 32, code: 3 }, float32([0, Number.NaN])),
      message: 'numbers, got NaN as sample 2',
    },
    {
      title: 'no channels',
      file: wav({ ...MONO, channels: 0 }, int16([1])),
      message:
        '1 to 64 channels and at most 768000 samples per second, got 0 channels and 8000 samples per second',
    },
  ])('refuses $title', async ({ file, message }) => {
    const error = await userErrorOf(read({ 'yes/a.wav': file }, { rate: 8000 }));
    expect(error.message).toBe(`clips/yes/a.wav: expected ${message}.`);
    expect(error.hint).toContain('ffmpeg');
  });

  it('takes further inputs from the columns of labels.csv', async () => {
    const labels = 'file,label,rate,window\na.wav,yes,16000,"[1, 0.5]"\n';
    const inputs = [
      signature('x', 'float32', ['steps', 3]),
      signature('rate', 'int64', []),
      signature('window', 'float32', ['batch', 2]),
    ];
    const files = { 'labels.csv': labels, 'a.wav': CLIP };
    const [item] = await read(files, { rate: 8000, samples: 3 }, { inputs });
    expect(plain(item?.inputs.get('rate'))).toEqual({ dtype: 'int64', shape: [], values: [16_000] });
    expect(plain(item?.inputs.get('window'))).toEqual({ dtype: 'float32', shape: [2], values: [1, 0.5] });
    expect(item?.inputs.get('x')?.shape).toEqual([3]);
    const broken = { ...files, 'labels.csv': labels.replace('16000', 'fast') };
    expect((await userErrorOf(read(broken, { rate: 8000, samples: 3 }, { inputs }))).message).toMatch(
      /^clips\/labels\.csv, line 2: expected a whole number .* for column "rate", got "fast"\.$/,
    );
    const all = { ...files, 'labels.csv': 'file,label,x,rate\na.wav,yes,1,2\n' };
    const error = await userErrorOf(read(all, { rate: 8000 }, { inputs: inputs.slice(0, 2) }));
    expect(error.message).toBe(
      'clips/labels.csv, line 2: expected an input of the model without a column, for the file, got a column for each: "x", "rate".',
    );
  });

  it('leaves out a column that the policy ignores, even one with the name of an input', async () => {
    const inputs = [signature('x', 'float32', ['steps', 3]), signature('rate', 'int64', [])];
    const files = { 'labels.csv': 'file,label,x,rate\na.wav,yes,old,16000\n', 'a.wav': CLIP };
    const [item] = await read(files, { rate: 8000, samples: 3 }, { inputs, ignore: ['x'] });
    expect(item?.inputs.get('x')?.shape).toEqual([3]);
  });

  it('refuses a file of another kind, and one too short for a frame', async () => {
    const other = await userErrorOf(read({ 'yes/a.mp3': CLIP }, { rate: 8000 }));
    expect(other.message).toBe(
      'clips/yes/a.mp3: expected recordings with names ending in ".wav", got "yes/a.mp3".',
    );
    const short = await userErrorOf(read({ 'yes/a.wav': CLIP }, { rate: 8000, frame: { size: 6, hop: 1 } }));
    expect(short.message).toContain('expected a length that gives 1 frame or more');
    expect(short.hint).toContain('"samples"');
  });
});

describe('resample', () => {
  it.each(REFERENCE.cases)(
    'gives what torchaudio’s formula gives from $from to $to Hz',
    ({ from, to, values }) => {
      const signal = Float32Array.from(REFERENCE.signal, (value) => value / 32_768);
      const result = resample(signal, from, to);
      expect(result).toHaveLength(values.length);
      for (const [index, value] of result.entries())
        expect(value).toBeCloseTo(values[index] ?? Number.NaN, 6);
    },
  );

  it('keeps a tone, and removes one that the new rate cannot hold', () => {
    const tone = (hertz: number, rate: number, length: number) =>
      Float32Array.from({ length }, (_, index) => Math.sin((2 * Math.PI * hertz * index) / rate));
    const kept = resample(tone(440, 44_100, 4410), 44_100, 16_000);
    const exact = tone(440, 16_000, 1600);
    expect(kept).toHaveLength(1600);
    // Away from the ends, where the signal begins and ends suddenly.
    for (let index = 100; index < 1500; index++) expect(kept[index]).toBeCloseTo(exact[index] ?? 0, 2);
    const removed = resample(tone(12_000, 44_100, 4410), 44_100, 16_000).slice(100, 1500);
    expect(Math.max(...removed.map(Math.abs))).toBeLessThan(0.01);
  });
});
