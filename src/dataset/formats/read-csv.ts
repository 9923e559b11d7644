import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { UserError } from '../../errors/errors.ts';
import { didYouMean } from '../../errors/nearest-name.ts';
import type { TensorSignature } from '../../model/model-facts.ts';
import { elementCount } from '../../model/tensor.ts';
import { listNames, show } from '../data-error.ts';
import { decodeInputs } from '../fit-inputs.ts';
import { readBytes } from '../read-exactly.ts';
import type { DataSource, RegressionItem } from '../regression-set.ts';
import { assignColumns, type Columns } from './assign-columns.ts';
import { MAX_ITEM_BYTES } from './read-lines.ts';

/**
 * The items of a `.csv` file, one per record after the header. If every model input has a column, each column is that
 * input's scalar. Otherwise the model has one input, and the columns in order are its vector. Holds one record in
 * memory at a time.
 *
 * @throws {UserError} If a record does not have as many fields as the header, or a field does not fit the model.
 */
export async function* readCsv(source: DataSource): AsyncGenerator<RegressionItem, void, undefined> {
  let header: Header | undefined;
  let position = 0;
  for await (const { cells, place } of readRecords(source)) {
    if (header === undefined) {
      header = readHeader(cells, source);
      continue;
    }
    position += 1;
    yield readItem(cells, header, { source, place, position });
  }
}

interface Header {
  readonly names: readonly string[];
  readonly columns: Columns;
  readonly inputs: readonly InputColumns[];
}

/** The columns that make up one input. */
interface InputColumns {
  readonly signature: TensorSignature;
  readonly indices: readonly number[];
  readonly shape: readonly number[];
}

interface Fields {
  readonly cells: readonly string[];
  /** Place where the record ends: a quoted field may contain line breaks. */
  readonly place: string;
}

async function* readRecords(source: DataSource): AsyncGenerator<Fields, void, undefined> {
  const parser = parse({
    bom: true,
    info: true,
    max_record_size: MAX_ITEM_BYTES,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  // The iteration below throws any error of the pipeline, which requires a callback all the same.
  const records: AsyncIterable<CsvRecord> = pipeline(readBytes(source), parser, () => {});
  try {
    for await (const { record, info } of records) {
      yield { cells: record, place: `${source.shownPath}, line ${info.lines}` };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UserError(`${source.shownPath}: expected CSV, got "${error.message}".`, CSV_HINT, {
      cause: error,
    });
  }
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const CSV_HINT =
  'Separate fields with commas. Put fields with commas or quotes in "…", and double the quotes inside.';

function readHeader(names: readonly string[], source: DataSource): Header {
  const columns = assignColumns(names, source);
  return { names, columns, inputs: groupInputColumns(names, columns, source) };
}

function groupInputColumns(names: readonly string[], columns: Columns, source: DataSource): InputColumns[] {
  const [first, ...others] = source.inputs;
  const missing = source.inputs.find((input) => !columns.inputs.includes(input.name));
  if (missing === undefined) {
    const known = source.inputs.map((input) => input.name);
    const unknown = columns.inputs.find((name) => !known.includes(name));
    if (unknown !== undefined) throw unknownColumn(unknown, known, source);
    return source.inputs.map((signature) => ({
      signature,
      indices: [names.indexOf(signature.name)],
      shape: vectorShape(signature, 1),
    }));
  }
  if (first === undefined || others.length > 0) {
    throw new UserError(
      `${source.shownPath}: expected a column for each input of the model, got none for ${listNames([missing.name])}.`,
      `Name a column after each input, or use JSONL for inputs that are not scalars.${didYouMean(missing.name, columns.inputs)}`,
    );
  }
  const indices = columns.inputs.map((name) => names.indexOf(name));
  return [{ signature: first, indices, shape: vectorShape(first, indices.length) }];
}

function unknownColumn(name: string, known: readonly string[], source: DataSource): UserError {
  return new UserError(
    `${source.shownPath}: expected only columns for the inputs ${listNames(known)}, got ${listNames([name])}.`,
    `Remove the column, or name it "slice.<key>" to score its values separately.${didYouMean(name, known)}`,
  );
}

/**
 * Shape of the `length` values of one record: the model's own without the batch axis if they fill it, or whole if they
 * fill that; else one axis.
 */
function vectorShape({ shape }: TensorSignature, length: number): readonly number[] {
  if (shape === undefined) return [1, length];
  if (shape.length === 0) return length === 1 ? [] : [length];
  if (length === 1) return shape.slice(1).map(() => 1);
  const isFilled = (sizes: typeof shape): sizes is readonly number[] =>
    sizes.every((size) => typeof size === 'number') && elementCount(sizes) === length;
  return [shape.slice(1), shape].find(isFilled) ?? [length];
}

function readItem(
  cells: readonly string[],
  header: Header,
  { source, place, position }: { source: DataSource; place: string; position: number },
): RegressionItem {
  const { names, columns } = header;
  if (cells.length !== names.length) {
    throw new UserError(`${place}: expected ${names.length} fields, got ${cells.length}.`, CSV_HINT);
  }
  const cell = (column: string): string => cells[names.indexOf(column)] ?? '';
  const values = header.inputs.map(({ signature, indices, shape }) => {
    const data = indices.map((index) => readCell(cells[index] ?? '', signature.dtype));
    return [signature.name, { data, shape }] as const;
  });
  return {
    id: columns.id === undefined ? String(position) : cell(columns.id),
    ...decodeInputs(values, { place, signatures: source.inputs }),
    label: readLabel(cell(columns.label), place),
    slice: Object.fromEntries(columns.slices.map(({ key, column }) => [key, cell(column)])),
    place,
  };
}

/** JSON value of a field. Text that is not a value is returned as it is; decoding it then fails. */
function readCell(text: string, dtype: string): unknown {
  if (dtype === 'string') return text;
  const word = text.trim();
  if (dtype === 'bool' && /^(true|false)$/i.test(word)) return word.toLowerCase() === 'true';
  if (/int64$/.test(dtype) && /^-?\d+$/.test(word)) return word;
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word)) return Number(word);
  if (/^nan$/i.test(word)) return 'NaN';
  const infinity = /^([+-]?)inf(inity)?$/i.exec(word);
  return infinity === null ? text : `${infinity[1] === '-' ? '-' : ''}Infinity`;
}

/** A label is text, which the task reads as a class name or a number. Arrays and objects are parsed as JSON. */
function readLabel(text: string, place: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(
      `${place}: expected a JSON array or object for the label, got ${show(text)}.`,
      'Write it as JSON, such as "[0.5, 1]".',
      { cause },
    );
  }
}
