import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../../errors/errors.ts';
import { refuseGitLfsPointer } from '../../../model/git-lfs.ts';
import type { Tensor } from '../../../model/tensor.ts';
import type { AudioSettings } from '../../../policy/dataset.ts';
import { createInputReader } from '../../fit-inputs.ts';
import { type DataFacts, type DataSource, NONE_MISSING, type RegressionItem } from '../../regression-set.ts';
import { cellInputs, inputOfFiles } from '../files/file-inputs.ts';
import { type FileKind, listLabelledFiles } from '../files/labelled-files.ts';
import { parseWav } from './parse-wav.ts';
import { resample } from './resample.ts';

export const CLIPS: FileKind = {
  endings: ['.wav'],
  otherEndings: ['.mp3', '.flac', '.ogg', '.opus', '.m4a', '.aac', '.aiff', '.aif', '.wma', '.webm'],
  name: 'recordings',
};

const MAX_FILE_BYTES = 256 * 2 ** 20;
/** Of one item, after resampling. */
const MAX_SAMPLES = 2 ** 26;

/**
 * The items of a folder of WAV files; see `listLabelledFiles`. Each is one float32 tensor without the batch axis, [samples] or
 * [frames, size], for the model's only input, the only one without a column in `labels.csv`, or the one named `audio`; axes of
 * size 1 are added where the model has them. One file is in memory at a time.
 *
 * @param observe - Called at the end of the pass, also if it stops early.
 * @throws {UserError} If a file is no such recording, or does not fit the model.
 */
export async function* readWav(
  source: DataSource,
  observe: (facts: DataFacts) => void = () => {},
): AsyncGenerator<RegressionItem, void, undefined> {
  const { audio, inputs } = source;
  // A folder is only read as recordings if the source says how.
  if (audio === undefined) throw new TypeError('no settings for recordings');
  const reader = createInputReader(source);
  try {
    for await (const item of listLabelledFiles(source, CLIPS)) {
      const { id, file, label, slice, place } = item;
      const at = { path: join(source.path, file), shownPath: join(source.shownPath, file) };
      const own = inputOfFiles(inputs, item, 'audio');
      const clip = addAxes(await readClip(at, audio), own?.shape?.slice(1) ?? []);
      const further = cellInputs(
        item,
        inputs.filter((input) => input !== own),
      );
      const given = new Map([[own?.name ?? 'audio', clip], ...further]);
      yield { id, ...reader.fit(given, place), label, slice, place };
    }
  } finally {
    observe({ missing: NONE_MISSING, names: reader.names() });
  }
}

/** With axes of size 1 where a model has more axes: before, or after if only its last ones are of size 1. */
function addAxes(tensor: Tensor, declared: readonly (number | string | null)[]): Tensor {
  const rank = tensor.shape.length;
  const missing = declared.length - rank;
  if (missing <= 0) return tensor;
  const axes = Array.from({ length: missing }, () => 1);
  const areOnes = (sizes: typeof declared): boolean => sizes.every((size) => size === 1);
  const isAfter = areOnes(declared.slice(rank)) && !areOnes(declared.slice(0, missing));
  return { ...tensor, shape: isAfter ? [...tensor.shape, ...axes] : [...axes, ...tensor.shape] };
}

async function readClip(
  { path, shownPath }: { readonly path: string; readonly shownPath: string },
  { rate, samples, frame }: AudioSettings,
): Promise<Tensor> {
  const { size } = await stat(path);
  if (size > MAX_FILE_BYTES) throw tooLong(shownPath, `${MAX_FILE_BYTES / 2 ** 20} MiB`, `${size} bytes`);
  const bytes = await readFile(path);
  refuseGitLfsPointer(bytes.subarray(0, 64), shownPath, 'a WAV file');
  const recording = parseWav(bytes, shownPath);
  const count = Math.ceil((recording.mono.length * rate) / recording.rate);
  if (count > MAX_SAMPLES) throw tooLong(shownPath, `${MAX_SAMPLES} samples`, `${count}`);
  const signal = setLength(resample(recording.mono, recording.rate, rate), samples);
  return frame === undefined ? toTensor(signal, [signal.length]) : toFrames(signal, frame, shownPath);
}

const tooLong = (place: string, most: string, got: string): UserError =>
  new UserError(
    `${place}: expected a recording of at most ${most}, got ${got}.`,
    'Cut it into items of the length that the model gets in production.',
  );

function setLength(signal: Float32Array, samples: number | undefined): Float32Array {
  if (samples === undefined || samples === signal.length) return signal;
  if (samples < signal.length) return signal.slice(0, samples);
  const padded = new Float32Array(samples);
  padded.set(signal);
  return padded;
}

function toFrames(
  signal: Float32Array,
  { size, hop }: NonNullable<AudioSettings['frame']>,
  place: string,
): Tensor {
  const count = Math.floor((signal.length - size) / hop) + 1;
  if (count < 1 || count * size > MAX_SAMPLES) {
    throw new UserError(
      `${place}: expected a length that gives 1 frame or more, and at most ${MAX_SAMPLES} samples in all, got ${signal.length} samples.`,
      'Set "samples" under "audio", or another "frame".',
    );
  }
  const frames = new Float32Array(count * size);
  for (let index = 0; index < count; index++)
    frames.set(signal.subarray(index * hop, index * hop + size), index * size);
  return toTensor(frames, [count, size]);
}

function toTensor(values: Float32Array, shape: readonly number[]): Tensor {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setFloat32(index * 4, value, true);
  return { dtype: 'float32', shape, bytes };
}
