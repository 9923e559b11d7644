import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { UserError } from '../../errors/errors.ts';
import { elementCount, type Tensor } from '../../model/tensor.ts';
import { listNames } from '../data-error.ts';
import { tensorNumbers } from '../element-codec.ts';
import { createInputReader, type InputReader } from '../fit-inputs.ts';
import { checkUnpacked } from '../read-exactly.ts';
import { type DataFacts, type DataSource, NONE_MISSING, type RegressionItem } from '../regression-set.ts';
import { assignColumns, type Columns } from './assign-columns.ts';
import { type NpyRows, openNpyRows } from './npy-rows.ts';

/**
 * The items of an `.npz` file. It has one array per model input with the same name, one of labels, and optionally
 * `id` and `slice.<key>`, all with one row per item along the first axis. An input that is a single value, without
 * axes, is that of every item. The arrays are unpacked in parallel, with one row of each in memory at a time.
 *
 * @param observe - Called at the end of the pass, also if it stops early.
 * @throws {UserError} If the file is damaged, has more than 16 GiB when unpacked, or its arrays do not fit the model
 *   or each other.
 */
export async function* readNpz(
  source: DataSource,
  observe: (facts: DataFacts) => void = () => {},
): AsyncGenerator<RegressionItem, void, undefined> {
  const streams: Readable[] = [];
  const reader = createInputReader(source);
  let unopened: readonly string[] = [];
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(source.path, { autoClose: false });
    const entries = await listArrays(zip, source);
    const columns = assignColumns(
      entries.map(({ name }) => name),
      source,
    );
    unopened = listUnneeded(columns, source);
    const arrays = await openArrays(zip, entries, { source, streams, unopened });
    yield* readArrays(arrays, columns, { source, reader });
  } catch (error) {
    throw describeDamage(error, source);
  } finally {
    for (const stream of streams) stream.destroy();
    zip?.close();
    const names = reader.names();
    observe({ missing: NONE_MISSING, names: names && { ...names, unused: [...unopened, ...names.unused] } });
  }
}

/** Arrays that no input can take. If an input has none of its name, another may be meant for it. */
function listUnneeded({ inputs: found }: Columns, { inputs }: DataSource): readonly string[] {
  const names = inputs.map(({ name }) => name);
  return names.every((name) => found.includes(name)) ? found.filter((name) => !names.includes(name)) : [];
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

type Arrays = ReadonlyMap<string, NpyRows>;

interface NamedEntry {
  readonly name: string;
  readonly entry: Entry;
}

async function listArrays(zip: ZipFile, { shownPath }: DataSource): Promise<readonly NamedEntry[]> {
  const entries: NamedEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (entries.push({ name: entry.fileName.replace(/\.npy$/, ''), entry }) > MAX_ARRAYS) {
      throw new UserError(
        `${shownPath}: expected at most ${MAX_ARRAYS} arrays, got more.`,
        'Save one array per model input, with the items along its first axis.',
      );
    }
  }
  return entries;
}

/** An array that is not used may be of any type and length. */
async function openArrays(
  zip: ZipFile,
  entries: readonly NamedEntry[],
  {
    source: { shownPath, ignore = [] },
    streams,
    unopened,
  }: { source: DataSource; streams: Readable[]; unopened: readonly string[] },
): Promise<Arrays> {
  const arrays = new Map<string, NpyRows>();
  for (const { name, entry } of entries) {
    if (ignore.includes(name) || unopened.includes(name)) continue;
    const stream = await zip.openReadStreamPromise(entry);
    streams.push(stream);
    arrays.set(name, await openNpyRows(stream, `${shownPath}, array ${listNames([name])}`));
  }
  checkUnpacked(
    [...arrays.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    shownPath,
  );
  return arrays;
}

/** Each array is an open stream with its buffers. */
const MAX_ARRAYS = 1000;

async function* readArrays(
  arrays: Arrays,
  columns: Columns,
  { source, reader }: { source: DataSource; reader: InputReader },
): AsyncGenerator<RegressionItem, void, undefined> {
  const count = checkLengths(arrays, columns, source);
  const shared = await readSingleValues(arrays);
  for (let position = 1; position <= count; position++) {
    const row = new Map<string, Tensor>();
    for (const [name, rows] of arrays) row.set(name, shared.get(name) ?? (await rows.next()));
    yield toItem(row, columns, { place: `${source.shownPath}, item ${position}`, position, reader });
  }
  for (const rows of arrays.values()) await rows.end();
}

function checkLengths(arrays: Arrays, { label, inputs }: Columns, { shownPath }: DataSource): number {
  const placeOf = (name: string): string => `${shownPath}, array ${listNames([name])}`;
  const single = [...arrays].find(([name, { count }]) => count === undefined && !inputs.includes(name));
  if (single !== undefined) {
    throw new UserError(
      `${placeOf(single[0])}: expected items along the first axis, got a single value.`,
      'Save one value or row per item. Only an input can be one value for all items.',
    );
  }
  const count = arrays.get(label)?.count ?? 0;
  for (const [name, rows] of arrays) {
    if (rows.count === undefined || rows.count === count) continue;
    throw new UserError(
      `${placeOf(name)}: expected ${count} rows, one per label, got ${rows.count}.`,
      'Save all arrays with the same items along their first axis.',
    );
  }
  return count;
}

async function readSingleValues(arrays: Arrays): Promise<ReadonlyMap<string, Tensor>> {
  const values = new Map<string, Tensor>();
  for (const [name, { count, next }] of arrays) if (count === undefined) values.set(name, await next());
  return values;
}

function toItem(
  row: ReadonlyMap<string, Tensor>,
  columns: Columns,
  { place, position, reader }: { place: string; position: number; reader: InputReader },
): RegressionItem {
  const names = new Set(columns.inputs);
  const inputs = new Map([...row].filter(([name]) => names.has(name)));
  const value = (name: string) => toJson(row.get(name));
  return {
    id: columns.id === undefined ? String(position) : String(value(columns.id)),
    ...reader.fit(inputs, place),
    label: value(columns.label),
    slice: Object.fromEntries(columns.slices.map(({ key, column }) => [key, String(value(column))])),
    place,
  };
}

/** A single value as JSON. Anything larger stays a tensor. */
function toJson(tensor: Tensor | undefined): unknown {
  if (tensor === undefined || elementCount(tensor.shape) !== 1) return tensor;
  if (tensor.dtype === 'string') return tensor.strings[0];
  const [number] = tensorNumbers(tensor);
  return tensor.dtype === 'bool' ? number === 1 : number;
}
