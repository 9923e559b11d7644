import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../../errors/errors.ts';
import { refuseGitLfsPointer } from '../../../model/git-lfs.ts';
import type { Tensor } from '../../../model/tensor.ts';
import type { ImageSettings } from '../../../policy/dataset.ts';
import { createInputReader } from '../../fit-inputs.ts';
import type { ImageDecoder } from '../../image-decoder.ts';
import { type DataFacts, type DataSource, NONE_MISSING, type RegressionItem } from '../../regression-set.ts';
import { cellInputs, inputOfFiles } from './file-inputs.ts';
import { type FileKind, type LabelledFile, listLabelledFiles } from './labelled-files.ts';
import { pixelsToTensor } from './pixels-to-tensor.ts';

export const IMAGES: FileKind = {
  endings: ['.png', '.jpg', '.jpeg', '.webp'],
  otherEndings: ['.gif', '.bmp', '.tif', '.tiff', '.heic', '.avif', '.jp2', '.jxl', '.ppm', '.svg'],
  name: 'images',
};

/** No camera's JPEG is larger. */
const MAX_FILE_BYTES = 64 * 2 ** 20;

/** How many files are read and decoded ahead of the requested one. */
const AHEAD = 4;

/**
 * The items of a folder of image files; see `listLabelledFiles`. Each image is one tensor, without the batch axis, for the
 * model's only input, the only one without a column in `labels.csv`, or the one named `image`. A few images are in memory at a time.
 *
 * @param observe - Called at the end of the pass, also if it stops early.
 * @throws {UserError} If a file is not an image, or does not fit the model.
 */
export async function* readImages(
  source: DataSource,
  observe: (facts: DataFacts) => void = () => {},
): AsyncGenerator<RegressionItem, void, undefined> {
  const { images, inputs } = source;
  // A folder is only read as images if the source says how.
  if (images === undefined) throw new TypeError('no settings for images');
  const reader = createInputReader(source);
  const decoder = images.openDecoder();
  try {
    const decode = (item: LabelledFile) => readImage(item, { source, decoder, settings: images.settings });
    for await (const { item, tensor } of ahead(listLabelledFiles(source, IMAGES), decode)) {
      const { id, label, slice, place } = item;
      const own = inputOfFiles(inputs, item, 'image');
      const further = cellInputs(
        item,
        inputs.filter((input) => input !== own),
      );
      const given = new Map([[own?.name ?? 'image', tensor], ...further]);
      yield { id, ...reader.fit(given, place), label, slice, place };
    }
  } finally {
    decoder.close();
    observe({ missing: NONE_MISSING, names: reader.names() });
  }
}

async function readImage(
  { file }: LabelledFile,
  { source, decoder, settings }: { source: DataSource; decoder: ImageDecoder; settings: ImageSettings },
): Promise<Tensor> {
  const path = join(source.path, file);
  const place = join(source.shownPath, file);
  const { size } = await stat(path);
  if (size > MAX_FILE_BYTES) {
    throw new UserError(
      `${place}: expected an image file of at most ${MAX_FILE_BYTES / 2 ** 20} MiB, got ${size} bytes.`,
      'Save a smaller version: the model uses only some of its pixels.',
    );
  }
  const bytes = await readFile(path);
  refuseGitLfsPointer(bytes.subarray(0, 64), place, 'an image');
  return pixelsToTensor(await decoder.decode(bytes, settings, place), settings);
}

/** Keeps the decoder busy while the model runs. Errors come in order of the items. */
async function* ahead(
  items: AsyncIterable<LabelledFile>,
  read: (item: LabelledFile) => Promise<Tensor>,
): AsyncGenerator<{ item: LabelledFile; tensor: Tensor }, void, undefined> {
  const pending: { item: LabelledFile; tensor: Promise<Tensor> }[] = [];
  const next = async () => {
    const first = pending.shift();
    return first === undefined ? [] : [{ item: first.item, tensor: await first.tensor }];
  };
  for await (const item of items) {
    const tensor = read(item);
    // It is thrown when its turn comes.
    tensor.catch(() => {});
    pending.push({ item, tensor });
    if (pending.length >= AHEAD) yield* await next();
  }
  while (pending.length > 0) yield* await next();
}
