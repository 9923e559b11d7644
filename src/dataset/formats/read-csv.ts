import { UserError } from '../../errors/errors.ts';
import { show } from '../data-error.ts';
import { createInputReader, type InputReader } from '../fit-inputs.ts';
import type { DataFacts, DataSource, RegressionItem } from '../regression-set.ts';
import { keepTexts, tokenizeTexts } from '../text/tokenize-texts.ts';
import { checkHeader } from './check-header.ts';
import { CSV_HINT, type CsvRecord, readCsvRecords } from './csv-records.ts';
import { readCell } from './read-cell.ts';
import { describeTable, layOutTable, type MissingValues, type Table } from './table-columns.ts';

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
  let table: Table | undefined;
  const reader = createInputReader(source);
  let position = 0;
  const missing: MissingValues = { fields: 0, columns: new Set() };
  try {
    for await (const record of readCsvRecords(source)) {
      if (table === undefined) {
        checkHeader(record.cells, source);
        table = layOutTable(record.cells, source);
        continue;
      }
      position += 1;
      yield readItem(record, table, { source, reader, position, missing });
    }
  } finally {
    observe(describeTable(table, missing, source));
  }
}

function readItem(
  { cells, place }: CsvRecord,
  table: Table,
  {
    source,
    reader,
    position,
    missing,
  }: { source: DataSource; reader: InputReader; position: number; missing: MissingValues },
): RegressionItem {
  const { names, columns } = table;
  if (cells.length !== names.length) throw wrongCount(cells, names.length, place);
  const cell = (column: string): string => cells[names.indexOf(column)] ?? '';
  const values = table.inputs.map(({ signature: { name, dtype }, indices, shape }): [string, unknown] => {
    const data = indices.map((index) => {
      const column = names[index] ?? '';
      const value = readCell(cells[index] ?? '', dtype, { place, column });
      if (value !== undefined) return value;
      missing.fields += 1;
      missing.columns.add(column);
      return 'NaN';
    });
    return [name, { data, shape }];
  });
  return {
    id: columns.id === undefined ? String(position) : cell(columns.id),
    ...reader.decode(new Map([...values, ...tokenizeTexts(source, cell, place)]), place),
    ...keepTexts(source, cell),
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
