import { fromWire, isList, toWire } from './wire-value.ts';

/** How the values of a column of a batch follow each other. */
interface WireColumn {
  /** `numbers`: doubles, `shape` of them for each row. `json`: an array with an element for each row. */
  readonly form: 'numbers' | 'json';
  /** Of one row, for numbers; [] for a number. */
  readonly shape: readonly number[];
  readonly bytes: number;
}

/** Rows of some columns, as one message between two processes. */
interface WireBatch {
  readonly rows: number;
  readonly columns: readonly WireColumn[];
}

/** Longer batches, and so longer rows, are refused. */
export const MAX_BATCH_BYTES = 2 ** 26;
/** Rows are put together up to about this size. */
const BATCH_BYTES = 2 ** 20;

/**
 * The number of rows, at least 1, that make a batch.
 *
 * @param columns - Values by row. A batch is filled from row `from`.
 */
export function countBatchRows(columns: readonly ArrayLike<unknown>[], from: number): number {
  const rows = columns[0]?.length ?? 0;
  let bytes = 0;
  for (let row = from; row < rows; row++) {
    for (const values of columns) bytes += weigh(values[row]);
    if (bytes >= BATCH_BYTES) return row + 1 - from;
  }
  return rows - from;
}

/** Roughly the bytes of a value. */
function weigh(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  if (isList(value)) {
    // Lists of numbers are long, and all of one kind.
    if (typeof value[0] === 'number' || typeof value[0] === 'bigint') return 8 * value.length;
    return 8 + Array.from(value, weigh).reduce((sum, each) => sum + each, 0);
  }
  return Object.values(value).reduce<number>((sum, each) => sum + weigh(each), 8);
}

/**
 * Packs the values of columns.
 *
 * @param columns - Values by row, all of the same length.
 * @throws {RangeError} If they take more than 64 MiB, or a value is deeper than 64 levels.
 */
export function packColumns(columns: readonly (readonly unknown[])[]): {
  readonly batch: WireBatch;
  readonly payload: Uint8Array;
} {
  const packed = columns.map(packColumn);
  const bytes = packed.reduce((sum, each) => sum + each.bytes.length, 0);
  if (bytes > MAX_BATCH_BYTES) throw new RangeError(`${bytes} bytes`);
  return {
    batch: {
      rows: columns[0]?.length ?? 0,
      columns: packed.map(({ bytes: { length }, ...column }) => ({ ...column, bytes: length })),
    },
    payload: Buffer.concat(packed.map((each) => each.bytes)),
  };
}

function packColumn(values: readonly unknown[]): Omit<WireColumn, 'bytes'> & { readonly bytes: Uint8Array } {
  const numbers = packNumbers(values);
  if (numbers !== undefined) return { form: 'numbers', ...numbers };
  const text = JSON.stringify(values.map((value) => toWire(value)));
  return { form: 'json', shape: [], bytes: Buffer.from(text) };
}

/** Undefined if not all values are numbers, or lists of numbers of one shape. */
function packNumbers(
  values: readonly unknown[],
): { readonly shape: readonly number[]; readonly bytes: Uint8Array } | undefined {
  const shape = shapeOf(values[0]);
  const size = shape === undefined ? 0 : count(shape);
  if (shape === undefined || size === 0 || values.length * size * 8 > MAX_BATCH_BYTES) return undefined;
  const numbers = new Float64Array(values.length * size);
  let at = 0;
  const fill = (value: unknown, axis: number): boolean => {
    if (axis < shape.length) {
      return (
        isList(value) &&
        value.length === shape[axis] &&
        Array.from(value).every((part) => fill(part, axis + 1))
      );
    }
    const number = exactNumber(value);
    if (number === undefined) return false;
    numbers[at++] = number;
    return true;
  };
  if (!values.every((value) => fill(value, 0))) return undefined;
  return { shape, bytes: new Uint8Array(numbers.buffer) };
}

const MAX_AXES = 8;

/** Of nested lists; undefined if there is no number at the start. */
function shapeOf(value: unknown): readonly number[] | undefined {
  const shape: number[] = [];
  let first = value;
  while (isList(first) && shape.length < MAX_AXES) {
    shape.push(first.length);
    first = first[0];
  }
  return exactNumber(first) === undefined ? undefined : shape;
}

/** Integers that doubles hold exactly are numbers wherever they are read. */
function exactNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
}

const count = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/**
 * The values of a batch by column, as they were packed; integers that doubles hold exactly are numbers. Batches may come
 * from a process that a hostile file has taken over.
 *
 * @throws {Error} If the payload is not what the batch says.
 */
export function unpackColumns(
  { rows, columns }: WireBatch,
  payload: Uint8Array,
): readonly ArrayLike<unknown>[] {
  let at = 0;
  const values = columns.map((column) => {
    const bytes = payload.subarray(at, at + column.bytes);
    at += column.bytes;
    return unpackColumn(column, bytes, rows);
  });
  if (at !== payload.length) throw new RangeError(`${payload.length} bytes for ${at}`);
  return values;
}

function unpackColumn({ form, shape }: WireColumn, bytes: Uint8Array, rows: number): ArrayLike<unknown> {
  if (form === 'json') {
    const values: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (!Array.isArray(values) || values.length !== rows) throw new RangeError('other rows');
    return values.map((value) => fromWire(value));
  }
  const size = count(shape);
  if (!(size > 0 && bytes.length === 8 * rows * size)) throw new RangeError('other numbers');
  // A copy begins where doubles may.
  const numbers = new Float64Array(new Uint8Array(bytes).buffer);
  if (shape.length === 0) return numbers;
  return Array.from({ length: rows }, (_, row) =>
    nest(numbers.subarray(row * size, (row + 1) * size), shape),
  );
}

function nest(numbers: Float64Array, [length = 0, ...inner]: readonly number[]): unknown[] {
  if (inner.length === 0) return Array.from(numbers);
  const size = count(inner);
  return Array.from({ length }, (_, index) =>
    nest(numbers.subarray(index * size, (index + 1) * size), inner),
  );
}
