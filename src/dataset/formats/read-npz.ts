import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { UserError } from '../../errors/errors.ts';
import { listNames } from '../data-error.ts';
import type { DataFacts, DataSource, RegressionItem } from '../regression-set.ts';
import { MAX_ARRAYS, readNamedArrays } from './named-arrays.ts';

/**
 * The items of an `.npz` file: see `readNamedArrays`. The arrays are unpacked in parallel, with one row of each in memory at a
 * time.
 *
 * @param observe - Called at the end of the pass, also if it stops early.
 * @throws {UserError} If the file is damaged, has more than 16 GiB when unpacked, or its arrays do not fit the model
 *   or each other.
 */
export async function* readNpz(
  source: DataSource,
  observe: (facts: DataFacts) => void = () => {},
): AsyncGenerator<RegressionItem, void, undefined> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(source.path, { autoClose: false });
    const entries = await listEntries(zip);
    const archive = zip;
    yield* readNamedArrays(
      {
        names: entries.map(({ name }) => name),
        open: (name) => archive.openReadStreamPromise(entryOf(entries, name)),
        placeOf: (name) => `${source.shownPath}, array ${listNames([name])}`,
      },
      source,
      observe,
    );
  } catch (error) {
    throw describeDamage(error, source);
  } finally {
    zip?.close();
  }
}

/** Damage inside the archive is a mistake in the data. A failing disk, whose error has a `syscall`, is not. */
function describeDamage(error: unknown, { shownPath }: DataSource): unknown {
  if (!(error instanceof Error) || error instanceof UserError || 'syscall' in error) return error;
  return new UserError(
    `${shownPath}: expected an .npz file, got "${error.message}".`,
    'The file is damaged or incomplete: save the arrays again with numpy.savez.',
    { cause: error },
  );
}

interface NamedEntry {
  readonly name: string;
  readonly entry: Entry;
}

/** One more than can be read, so that too many are noticed. */
async function listEntries(zip: ZipFile): Promise<readonly NamedEntry[]> {
  const entries: NamedEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (entries.push({ name: entry.fileName.replace(/\.npy$/, ''), entry }) > MAX_ARRAYS) break;
  }
  return entries;
}

function entryOf(entries: readonly NamedEntry[], name: string): Entry {
  const found = entries.find((each) => each.name === name);
  // Only names of the list are opened.
  if (found === undefined) throw new TypeError(`no entry ${name}`);
  return found.entry;
}
