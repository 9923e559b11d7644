import { UserError } from '../../errors/errors.ts';
import { didYouMean } from '../../errors/nearest-name.ts';
import type { TensorSignature } from '../../model/model-facts.ts';
import { elementCount } from '../../model/tensor.ts';
import { listNames, show } from '../data-error.ts';
import { createInputReader, type InputReader, nameInputs } from '../fit-inputs.ts';
import type { DataFacts, DataSource, InputNames, RegressionItem } from '../regression-set.ts';
import { assignColumns, type Columns } from './assign-columns.ts';
import { checkHeader } from './check-header.ts';
import { CSV_HINT, type CsvRecord, readCsvRecords } from './csv-records.ts';
import { readCell } from './read-cell.ts';

/**
 * The items of a `.csv` file, one per record after the header. If every model input has a column, each column is that
 * input's scalar, and other columns are not used. Otherwise the model has one input, and the columns, in the order of the
 * policy or else of the file, are its vector. A missing value is NaN for a float input. Holds one record in memory at a time.
 *
 * @param observe - Called at the end of the pass, also if it stops early.
 * @throws {UserError} If a record does not have as many fields as the header, or a field does not fit the model.
 */
export async function* readCsv(
  source: DataSource,
  observe: (facts: DataFacts) => void = () => {},
): AsyncGenerator<RegressionItem, void, undefined> {
  let header: Header | undefined;
  const reader = createInputReader(source);
  let position = 0;
  const missing: Missing = { fields: 0, columns: new Set() };
  try {
    for await (const record of readCsvRecords(source)) {
      if (header === undefined) {
        header = readHeader(record.cells, source);
        continue;
      }
      position += 1;
      yield readItem(record, header, { reader, position, missing });
    }
  } finally {
    observe(describeFacts(header, missing, source));
  }
}

interface Header {
  readonly names: readonly string[];
  readonly columns: Columns;
  readonly inputs: readonly InputColumns[];
  readonly inputNames: InputNames;
}

/** The columns that make up one input. */
interface InputColumns {
  readonly signature: TensorSignature;
  readonly indices: readonly number[];
  readonly shape: readonly number[];
}

/** Counts the missing values of a pass. */
interface Missing {
  fields: number;
  readonly columns: Set<string>;
}

/** Each input's own column has its name; the columns of a vector have only their order, which the policy may give. */
function describeFacts(
  header: Header | undefined,
  { fields, columns }: Missing,
  { columns: listed }: DataSource,
): DataFacts {
  const vector = listed === undefined && header?.inputs.find(({ indices }) => indices.length > 1);
  return {
    ...(vector && header && { byPosition: { input: vector.signature.name, columns: header.columns.inputs } }),
    missing: { fields, columns: [...columns] },
    names: header?.inputNames,
  };
}

function readHeader(names: readonly string[], source: DataSource): Header {
  checkHeader(names, source);
  const columns = assignColumns(names, source);
  return { names, columns, ...groupInputColumns(names, columns, source) };
}

function groupInputColumns(
  names: readonly string[],
  columns: Columns,
  source: DataSource,
): Pick<Header, 'inputs' | 'inputNames'> {
  const [first, ...others] = source.inputs;
  const missing = source.inputs.find((input) => !columns.inputs.includes(input.name));
  if (first !== undefined && others.length === 0 && missing !== undefined)
    return takeAllColumns(names, columns, first);
  const inputNames = nameInputs(source, columns.inputs, () => true);
  const { taken, unused } = inputNames;
  const columnOf = ({ name }: TensorSignature): string => taken.get(name) ?? name;
  if (missing !== undefined && !taken.has(missing.name)) {
    throw new UserError(
      `${source.shownPath}: expected a column for each input of the ${source.model ?? 'model'}, got none for ${listNames([missing.name])}.`,
      `Name a column after each input, or use JSONL for inputs that are not scalars.${didYouMean(missing.name, columns.inputs)}`,
    );
  }
  // One column may be meant for a vector that is named like it.
  const unknown = others.length > 0 ? undefined : unused.find((name) => !source.others?.includes(name));
  if (unknown !== undefined && first !== undefined) throw unknownColumn(unknown, first.name, source);
  return {
    inputNames,
    inputs: source.inputs.map((signature) => ({
      signature,
      indices: [names.indexOf(columnOf(signature))],
      shape: vectorShape(signature, 1),
    })),
  };
}

function takeAllColumns(
  names: readonly string[],
  columns: Columns,
  signature: TensorSignature,
): Pick<Header, 'inputs' | 'inputNames'> {
  const positions = new Map(names.map((name, index) => [name, index]));
  const indices = columns.inputs.flatMap((name) => positions.get(name) ?? []);
  return {
    inputNames: { taken: new Map([[signature.name, '']]), unused: [] },
    inputs: [{ signature, indices, shape: vectorShape(signature, indices.length) }],
  };
}

function unknownColumn(name: string, input: string, source: DataSource): UserError {
  return new UserError(
    `${source.shownPath}: expected only a column for the input ${listNames([input])}, got ${listNames([name])}.`,
    `Write 'dataset: { ignore: [${listNames([name])}] }', or name the column "slice.<key>" to score its values separately. If the input is a vector of all columns, give its own column another name.`,
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
  { cells, place }: CsvRecord,
  header: Header,
  { reader, position, missing }: { reader: InputReader; position: number; missing: Missing },
): RegressionItem {
  const { names, columns } = header;
  if (cells.length !== names.length) throw wrongCount(cells, names.length, place);
  const cell = (column: string): string => cells[names.indexOf(column)] ?? '';
  const values = header.inputs.map(({ signature: { name, dtype }, indices, shape }) => {
    const data = indices.map((index) => {
      const column = names[index] ?? '';
      const value = readCell(cells[index] ?? '', dtype, { place, column });
      if (value !== undefined) return value;
      missing.fields += 1;
      missing.columns.add(column);
      return 'NaN';
    });
    return [name, { data, shape }] as const;
  });
  return {
    id: columns.id === undefined ? String(position) : cell(columns.id),
    ...reader.decode(new Map(values), place),
    label: readLabel(cell(columns.label), place),
    slice: Object.fromEntries(columns.slices.map(({ key, column }) => [key, cell(column)])),
    place,
  };
}

function wrongCount(cells: readonly string[], count: number, place: string): UserError {
  const isTrailing = cells.length > count && cells.slice(count).every((text) => text === '');
  return new UserError(
    `${place}: expected ${count} fields, got ${cells.length}.`,
    isTrailing ? 'Remove the separator at the end of the line.' : CSV_HINT,
  );
}

/** A label is text, which the task reads as a class name or a number. Arrays and objects are parsed as JSON. */
function readLabel(text: string, place: string): unknown {
  if (text.trim() === '') {
    throw new UserError(
      `${place}: expected a label, got an empty field.`,
      'Write the label, or remove the item: nothing can be scored without it.',
    );
  }
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
