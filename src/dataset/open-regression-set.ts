import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors/errors.ts';
import { clusterItems } from './cluster-items.ts';
import { listNames } from './data-error.ts';
import {
  expectDigest,
  expectItems,
  isFolder,
  refuseOtherDigest,
  refusePointer,
  unreadable,
} from './data-file.ts';
import { digestAnnotated, digestFile, digestFiles, digestTestDataSets } from './digest-files.ts';
import { isElementType } from './element-codec.ts';
import { nameInput } from './fit-inputs.ts';
import { CLIPS, readWav } from './formats/audio/read-wav.ts';
import { type FileKind, listFilePaths } from './formats/files/labelled-files.ts';
import { IMAGES, readImages } from './formats/files/read-images.ts';
import { readParquet } from './formats/parquet/read-parquet.ts';
import { readCsv } from './formats/read-csv.ts';
import { readJsonl } from './formats/read-jsonl.ts';
import { readNpyFolder } from './formats/read-npy-folder.ts';
import { readNpz } from './formats/read-npz.ts';
import { listTestDataSets, readTestDataSets } from './formats/read-test-data-set.ts';
import type { DataFacts, DataFile, DataSource, RegressionItem, RegressionSet } from './regression-set.ts';
import { refuseWithoutTokens } from './text/tokenize-texts.ts';

/**
 * Opens a regression set: a `.jsonl`, `.jsonl.gz`, `.csv`, `.parquet` or `.npz` file, or a folder with ONNX
 * `test_data_set_N` folders, the parts of a Parquet set, or `.npy` arrays. Reads it once, for its digest. Each pass reads the
 * items again and checks them against the model.
 *
 * @throws {UserError} If the path is none of these or a Git LFS pointer, if it has another digest than the policy says, or
 *   if the model has inputs that data sets do not support. A pass throws a `UserError` at an item that is wrong, and at its
 *   end if there were no items.
 */
export async function openRegressionSet(source: DataSource): Promise<RegressionSet> {
  refuseOtherInputs(source);
  refuseWithoutTokens(source);
  if (await isFolder(source)) return toSet(source, await chooseFolderFormat(source));
  await refusePointer(source);
  const read = READERS.find(({ ending }) => source.path.endsWith(ending))?.read;
  if (read === undefined) {
    throw new UserError(
      `${source.shownPath}: expected a file name ending in ${listNames(READERS.map(({ ending }) => ending))}, got another.`,
      `Save the regression set in one of these formats, or use ${FOLDERS_HINT}.`,
    );
  }
  return toSet(source, { read, digest: digestFile });
}

const FOLDERS_HINT = 'a folder with .parquet files, with .npy arrays, or with ONNX test_data_set_N folders';

/** @throws {UserError} If the folder has no data set, or files of two formats. */
async function chooseFolderFormat(source: DataSource): Promise<Format> {
  if (source.images !== undefined) return labelledFiles(source, IMAGES, readImages);
  if (source.audio !== undefined) return labelledFiles(source, CLIPS, readWav);
  if ((await listTestDataSets(source.path)).length > 0) {
    await expectTestDataSets(source);
    return { read: readTestDataSets, digest: digestTestDataSets };
  }
  const names = await readdir(source.path);
  const found = ARRAYS_IN_FILES.filter(({ ending }) => names.some((name) => name.endsWith(ending)));
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) {
    throw new UserError(
      `${source.shownPath}: expected ${FOLDERS_HINT}, got ${only === undefined ? 'none' : 'files of several formats'}.`,
      'Set "dataset: { path: … }" to a file, or to a folder with the files of one data set. A folder of images needs "preprocess", one of WAV files "audio".',
    );
  }
  const { ending, read } = only;
  await refusePointers(source, ending);
  return { read, digest: async (path) => digestFiles(path, await listEnding(path, ending)) };
}

const labelledFiles = (source: DataSource, kind: FileKind, read: Read): Format => ({
  read,
  digest: async (path) => {
    const files = await digestFiles(path, await listFilePaths({ ...source, path }, kind));
    return source.annotations === undefined ? files : digestAnnotated(files, source.annotations.sha256);
  },
});

const listEnding = async (path: string, ending: string): Promise<readonly string[]> =>
  (await readdir(path)).filter((name) => name.endsWith(ending));

async function refusePointers({ path, shownPath }: DataFile, ending: string): Promise<void> {
  for (const name of await listEnding(path, ending)) {
    const file = { path: join(path, name), shownPath: join(shownPath, name) };
    await expectFile(file);
    await refusePointer(file);
  }
}

type Read = (
  source: DataSource,
  observe: (facts: DataFacts) => void,
) => AsyncGenerator<RegressionItem, void, undefined>;

const READERS: readonly { readonly ending: string; readonly read: Read }[] = [
  { ending: '.jsonl', read: readJsonl },
  { ending: '.jsonl.gz', read: readJsonl },
  { ending: '.csv', read: readCsv },
  { ending: '.npz', read: readNpz },
  { ending: '.parquet', read: readParquet },
];

/** Folders in which all files with a given ending form one data set. */
const ARRAYS_IN_FILES: typeof READERS = [
  { ending: '.parquet', read: readParquet },
  { ending: '.npy', read: readNpyFolder },
];

/** How the files of a format are read, and digested. */
interface Format {
  readonly read: Read;
  readonly digest: (path: string) => Promise<string>;
}

async function toSet(source: DataSource, format: Format): Promise<RegressionSet> {
  const digest = await format.digest(source.path);
  refuseOtherDigest(digest, source);
  return readSet(source, format, digest);
}

function readSet(source: DataSource, format: Format, digest: string): RegressionSet {
  const { read, digest: compute } = format;
  let most: DataFacts | undefined;
  const observe = (facts: DataFacts): void => {
    // A pass that stopped early saw less.
    if (most === undefined || facts.missing.fields >= most.missing.fields) most = facts;
  };
  return {
    digest,
    items: () => expectItems(clusterItems(checkAxes(read(source, observe), source), source), source),
    facts: () => most,
    forModel: (model) => {
      refuseOtherInputs({ ...source, ...model });
      refuseWithoutTokens({ ...source, ...model });
      return readSet({ ...source, ...model }, format, digest);
    },
    verify: () => expectDigest(digest, compute, source),
  };
}

/** The first item decides for all whether an input has the batch axis. */
async function* checkAxes(
  items: AsyncGenerator<RegressionItem, void, undefined>,
  { inputs }: DataSource,
): AsyncGenerator<RegressionItem, void, undefined> {
  const ranked = inputs.filter(({ shape }) => shape !== undefined);
  let first: RegressionItem | undefined;
  for await (const item of items) {
    first ??= item;
    for (const { name } of ranked) refuseOtherAxes(name, item, first);
    yield item;
  }
}

function refuseOtherAxes(name: string, item: RegressionItem, first: RegressionItem): void {
  const [own, expected] = [item, first].map(({ inputs }) => inputs.get(name)?.shape ?? []);
  if (own?.length === expected?.length) return;
  throw new UserError(
    `${item.place}: expected as many axes for ${nameInput(name)} as in ${first.place}, got shape [${own?.join(', ')}] after [${expected?.join(', ')}].`,
    'Give all items of a data set without the batch axis, or all of them whole.',
  );
}

function refuseOtherInputs({ inputs, shownPath }: DataSource): void {
  const other = inputs.find((input) => !isElementType(input.dtype));
  if (other === undefined) return;
  throw new UserError(
    `${shownPath}: expected numbers, booleans or strings for ${nameInput(other.name)} of the model, got ${other.dtype}.`,
    'Export the model with tensor inputs of a supported type.',
  );
}

async function expectTestDataSets({ path, shownPath }: DataSource): Promise<void> {
  for (const { relativePath, inputs, outputs } of await listTestDataSets(path)) {
    for (const name of [...inputs, ...outputs]) {
      const file = join(relativePath, name);
      await expectFile({ path: join(path, file), shownPath: join(shownPath, file) });
    }
  }
}

async function expectFile(place: DataFile): Promise<void> {
  if (await isFolder(place)) throw unreadable(place.shownPath, 'a folder');
}
