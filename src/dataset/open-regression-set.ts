import { join } from 'node:path';
import { UserError } from '../errors/errors.ts';
import { listNames } from './data-error.ts';
import { expectDigest, expectItems, isFolder, refusePointer, unreadable } from './data-file.ts';
import { digestFile, digestTestDataSets } from './digest-files.ts';
import { isElementType } from './element-codec.ts';
import { nameInput } from './fit-inputs.ts';
import { readCsv } from './formats/read-csv.ts';
import { readJsonl } from './formats/read-jsonl.ts';
import { readNpz } from './formats/read-npz.ts';
import { listTestDataSets, readTestDataSets } from './formats/read-test-data-set.ts';
import type { DataFacts, DataFile, DataSource, RegressionItem, RegressionSet } from './regression-set.ts';

/**
 * Opens a regression set: a `.jsonl`, `.jsonl.gz`, `.csv` or `.npz` file, or a folder with ONNX `test_data_set_N`
 * folders. Reads it once, for its digest. Each pass reads the items again and checks them against the model.
 *
 * @throws {UserError} If the path is none of these or a Git LFS pointer, or if the model has inputs that data sets do
 *   not support. A pass throws a `UserError` at an item that is wrong, and at its end if there were no items.
 */
export async function openRegressionSet(source: DataSource): Promise<RegressionSet> {
  refuseOtherInputs(source);
  if (await isFolder(source)) {
    await expectTestDataSets(source);
    return toSet(source, { read: readTestDataSets, digest: digestTestDataSets });
  }
  await refusePointer(source);
  const read = READERS.find(({ ending }) => source.path.endsWith(ending))?.read;
  if (read === undefined) {
    throw new UserError(
      `${source.shownPath}: expected a file name ending in ${listNames(READERS.map(({ ending }) => ending))}, got another.`,
      'Save the regression set in one of these formats, or use a folder with ONNX test_data_set_N folders.',
    );
  }
  return toSet(source, { read, digest: digestFile });
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
];

/** How the files of a format are read, and digested. */
interface Format {
  readonly read: Read;
  readonly digest: (path: string) => Promise<string>;
}

async function toSet(source: DataSource, format: Format): Promise<RegressionSet> {
  return readSet(source, format, await format.digest(source.path));
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
    items: () => expectItems(checkAxes(read(source, observe), source), source),
    facts: () => most,
    forModel: (model) => {
      refuseOtherInputs({ ...source, ...model });
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
  const folders = await listTestDataSets(path);
  if (folders.length === 0) {
    throw new UserError(
      `${shownPath}: expected folders named test_data_set_0, test_data_set_1 …, got none.`,
      'Set "dataset: { path: … }" to a file, or to a folder with ONNX test_data_set_N folders.',
    );
  }
  for (const { relativePath, inputs, outputs } of folders) {
    for (const name of [...inputs, ...outputs]) {
      const file = join(relativePath, name);
      await expectFile({ path: join(path, file), shownPath: join(shownPath, file) });
    }
  }
}

async function expectFile(place: DataFile): Promise<void> {
  if (await isFolder(place)) throw unreadable(place.shownPath, 'a folder');
}
