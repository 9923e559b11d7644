import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { parseWav } from '../../dataset/formats/audio/parse-wav.ts';
import { CLIPS } from '../../dataset/formats/audio/read-wav.ts';
import { listLabelledFiles } from '../../dataset/formats/files/labelled-files.ts';
import type { DataFile } from '../../dataset/regression-set.ts';
import { isThere } from '../../files/is-there.ts';
import type { TensorSignature } from '../../model/model-facts.ts';

/** How a data set is read, as keys of the policy. */
export interface DataSettings {
  readonly preprocess?: ImageProposal;
  readonly audio?: { readonly rate: number; readonly samples?: number };
  /** Path of a tokenizer, relative to the repository, and the column that it reads. */
  readonly text?: { readonly tokenizer: string; readonly column: string };
}

/** What the model's input says about its images; the rest has its default. */
interface ImageProposal {
  /** Undefined if the model takes any size. */
  readonly resize?: readonly [height: number, width: number];
  readonly channels?: 'gray';
  readonly layout?: 'nhwc';
  readonly dtype?: 'float16' | 'uint8';
}

/** Undefined if the model has no input for images. */
export function proposeImages(inputs: readonly TensorSignature[]): ImageProposal | undefined {
  const input = inputs.length === 1 ? inputs[0] : inputs.find(({ name }) => name === 'image');
  const dtype = (['float32', 'float16', 'uint8'] as const).find((each) => each === input?.dtype);
  const axes = input?.shape;
  if (axes?.length !== 4 || dtype === undefined) return undefined;
  const isColour = (size: unknown): boolean => size === 1 || size === 3;
  const layout = isColour(axes[1]) ? 'nchw' : 'nhwc';
  const [channels, height, width] = layout === 'nchw' ? axes.slice(1) : [axes[3], axes[1], axes[2]];
  if (!isColour(channels)) return undefined;
  return {
    ...(typeof height === 'number' && typeof width === 'number' && { resize: [height, width] as const }),
    ...(channels === 1 && { channels: 'gray' as const }),
    ...(layout === 'nhwc' && { layout }),
    ...(dtype !== 'float32' && { dtype }),
  };
}

/**
 * The rate of the first recording, and the length that the model takes, if it is fixed.
 *
 * @throws {UserError} If the first file is not a recording, or there is none.
 */
export async function proposeAudio(
  folder: DataFile,
  inputs: readonly TensorSignature[],
): Promise<DataSettings['audio']> {
  const input = inputs.length === 1 ? inputs[0] : inputs.find(({ name }) => name === 'audio');
  const samples = input?.shape?.filter((size) => size !== 1).at(-1);
  for await (const { file } of listLabelledFiles({ ...folder, inputs, labelColumn: 'label' }, CLIPS)) {
    const { rate } = parseWav(await readFile(join(folder.path, file)), join(folder.shownPath, file));
    return { rate, ...(typeof samples === 'number' && samples > 1 && { samples }) };
  }
  return undefined;
}

/** Columns that usually hold the text. */
export const TEXT_COLUMNS = [
  'text',
  'sentence',
  'review',
  'content',
  'comment',
  'question',
  'query',
  'title',
];

/**
 * A `tokenizer.json` for a model that takes tokens, from the first of the folders that has one.
 *
 * @param folders - Relative to `root`, with slashes.
 * @returns Its path relative to `root`; undefined if there is none, or the model takes no tokens.
 */
export async function findTokenizer(
  root: string,
  folders: readonly string[],
  inputs: readonly TensorSignature[],
): Promise<string | undefined> {
  if (!inputs.some(({ name }) => name === 'input_ids')) return undefined;
  for (const folder of new Set(folders)) {
    const path = posix.join(folder, 'tokenizer.json');
    if (await isThere(join(root, path))) return path;
  }
  return undefined;
}
