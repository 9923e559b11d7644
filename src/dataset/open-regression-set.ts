import type { Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError, UserError } from '../errors/errors.ts';
import { refuseGitLfsPointer } from '../model/git-lfs.ts';
import { listNames } from './data-error.ts';
import { digestFile, digestTestDataSets } from './digest-files.ts';
import { isElementType } from './element-codec.ts';
import { nameInput } from './fit-inputs.ts';
import { readCsv } from './formats/read-csv.ts';
import { readJsonl } from './formats/read-jsonl.ts';
import { readNpz } from './formats/read-npz.ts';
import { listTestDataSets, readTestDataSets } from './formats/read-test-data-set.ts';
import type { DataFacts, DataSource, RegressionItem, RegressionSet } from './regression-set.ts';

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
  refuseGitLfsPointer(await readStart(source), source.shownPath, 'a regression set');
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
    items: () => checkItems(read(source, observe), source),
    facts: () => most,
    forModel: (model) => {
      refuseOtherInputs({ ...source, ...model });
      return readSet({ ...source, ...model }, format, digest);
    },
    verify: async () => {
      const now = await compute(source.path).catch((error: unknown) => refuseGone(error, source));
      if (now !== digest) throw changed(source, `SHA-256 ${now} in place of ${digest}`);
    },
  };
}

/** No data is never a pass. The first item decides for all whether an input has the batch axis. */
async function* checkItems(
  items: AsyncGenerator<RegressionItem, void, undefined>,
  source: DataSource,
): AsyncGenerator<RegressionItem, void, undefined> {
  const { inputs } = source;
  const ranked = inputs.filter(({ shape }) => shape !== undefined);
  let first: RegressionItem | undefined;
  try {
    for await (const item of items) {
      first ??= item;
      for (const { name } of ranked) refuseOtherAxes(name, item, first);
      yield item;
    }
  } catch (error) {
    refuseGone(error, source);
  }
  if (first !== undefined) return;
  throw new UserError(
    `${source.shownPath}: expected at least one item, got none.`,
    'Add labelled items: a model cannot be judged without them.',
  );
}

/** The files were there when the set was opened. Other errors are rethrown. */
function refuseGone(error: unknown, source: DataSource): never {
  const { code } = error as NodeJS.ErrnoException;
  throw code === 'ENOENT' ? changed(source, 'no such file') : error;
}

const changed = ({ shownPath }: DataSource, got: string): InfrastructureError =>
  new InfrastructureError(
    `${shownPath}: expected a regression set that stays the same during a run, got ${got}.`,
    'Another program has changed it. Run the gate again.',
  );

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

/** A file or folder, and its path in messages. */
type Place = Pick<DataSource, 'path' | 'shownPath'>;

/** @throws {UserError} If it is neither a folder nor a regular file: a pipe or a device may never end. */
async function isFolder({ path, shownPath }: Place): Promise<boolean> {
  let found: Stats;
  try {
    found = await stat(path);
  } catch (error) {
    throw describeUnreadable(error, shownPath);
  }
  if (found.isFile() || found.isDirectory()) return found.isDirectory();
  throw unreadable(shownPath, 'something other than a regular file');
}

async function readStart({ path, shownPath }: DataSource): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(64) });
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw describeUnreadable(error, shownPath);
  }
}

function describeUnreadable(error: unknown, shownPath: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason = UNREADABLE.get(code);
  return reason === undefined ? error : unreadable(shownPath, reason);
}

const unreadable = (shownPath: string, got: string): UserError =>
  new UserError(
    `${shownPath}: expected a regression set, got ${got}.`,
    'Check "dataset: { path: … }". The path is relative to the policy file.',
  );

const UNREADABLE: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'no such file or folder'],
  ['EACCES', 'no permission to read it'],
]);

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

async function expectFile(place: Place): Promise<void> {
  if (await isFolder(place)) throw unreadable(place.shownPath, 'a folder');
}
