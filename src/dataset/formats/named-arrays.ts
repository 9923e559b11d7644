import type { Readable } from 'node:stream';
import { UserError } from '../../errors/errors.ts';
import { elementCount, type Tensor } from '../../model/tensor.ts';
import { tensorNumbers } from '../element-codec.ts';
import { createInputReader, type InputReader } from '../fit-inputs.ts';
import { checkUnpacked } from '../read-exactly.ts';
import { type DataFacts, type DataSource, NONE_MISSING, type RegressionItem } from '../regression-set.ts';
import { assignColumns, type Columns } from './assign-columns.ts';
import { type NpyRows, openNpyRows } from './npy-rows.ts';

/** The `.npy` arrays of a data set, by name. */
interface NamedArrays {
  readonly names: readonly string[];
  open(name: string): Promise<Readable>;
  /** Names an array in messages. */
  placeOf(name: string): string;
}

/**
 * The items of arrays that have one row per item along their first axis: one array per model input with the same name, one
 * of labels, and optionally `id` and `slice.<key>`. An input that is a single value, without axes, is that of every item.
 * All arrays are read in parallel, with one row of each in memory at a time.
 *
 * @param observe - Called at the end of the pass, also if it stops early.
 * @throws {UserError} If the arrays have more than 16 GiB together, or do not fit the model or each other.
 */
export async function* readNamedArrays(
  named: NamedArrays,
  source: DataSource,
  observe: (facts: DataFacts) => void,
): AsyncGenerator<RegressionItem, void, undefined> {
  const streams: Readable[] = [];
  const reader = createInputReader(source);
  let unopened: readonly string[] = [];
  try {
    refuseMany(named.names, source);
    const columns = assignColumns(named.names, source);
    unopened = listUnneeded(columns, source);
    const arrays = await openArrays(named, { source, streams, unopened });
    yield* readArrays(arrays, columns, { source, reader, placeOf: named.placeOf });
  } finally {
    for (const stream of streams) stream.destroy();
    const names = reader.names();
    observe({ missing: NONE_MISSING, names: names && { ...names, unused: [...unopened, ...names.unused] } });
  }
}

function refuseMany(names: readonly string[], { shownPath }: DataSource): void {
  if (names.length <= MAX_ARRAYS) return;
  throw new UserError(
    `${shownPath}: expected at most ${MAX_ARRAYS} arrays, got more.`,
    'Save one array per model input, with the items along its first axis.',
  );
}

/** Each array is an open stream with its buffers. */
export const MAX_ARRAYS = 1000;

/** Arrays that no input can take. If an input has none of its name, another may be meant for it. */
function listUnneeded({ inputs: found }: Columns, { inputs }: DataSource): readonly string[] {
  const names = inputs.map(({ name }) => name);
  return names.every((name) => found.includes(name)) ? found.filter((name) => !names.includes(name)) : [];
}

type Arrays = ReadonlyMap<string, NpyRows>;

/** An array that is not used may be of any type and length. */
async function openArrays(
  { names, open, placeOf }: NamedArrays,
  {
    source: { shownPath, ignore = [] },
    streams,
    unopened,
  }: { source: DataSource; streams: Readable[]; unopened: readonly string[] },
): Promise<Arrays> {
  const arrays = new Map<string, NpyRows>();
  for (const name of names) {
    if (ignore.includes(name) || unopened.includes(name)) continue;
    const stream = await open(name);
    streams.push(stream);
    arrays.set(name, await openNpyRows(stream, placeOf(name)));
  }
  checkUnpacked(
    [...arrays.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    shownPath,
  );
  return arrays;
}

async function* readArrays(
  arrays: Arrays,
  columns: Columns,
  { source, reader, placeOf }: { source: DataSource; reader: InputReader; placeOf: NamedArrays['placeOf'] },
): AsyncGenerator<RegressionItem, void, undefined> {
  const count = checkLengths(arrays, columns, placeOf);
  const shared = await readSingleValues(arrays);
  for (let position = 1; position <= count; position++) {
    const row = new Map<string, Tensor>();
    for (const [name, rows] of arrays) row.set(name, shared.get(name) ?? (await rows.next()));
    yield toItem(row, columns, { place: `${source.shownPath}, item ${position}`, position, reader });
  }
  for (const rows of arrays.values()) await rows.end();
}

function checkLengths(arrays: Arrays, { label, inputs }: Columns, placeOf: NamedArrays['placeOf']): number {
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
