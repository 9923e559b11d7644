import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../../errors/errors.ts';
import { dataError, listNames, show } from '../../data-error.ts';
import { createInputReader, type InputReader } from '../../fit-inputs.ts';
import type { ParquetFile, ParquetReader, ParquetRow } from '../../parquet-reader.ts';
import type { DataFacts, DataFile, DataSource, RegressionItem } from '../../regression-set.ts';
import { keepTexts, tokenizeTexts } from '../../text/tokenize-texts.ts';
import { checkHeader } from '../check-header.ts';
import { describeTable, layOutTable, type MissingValues, type Table } from '../table-columns.ts';
import { listParquetParts } from './list-parts.ts';
import { readParquetValue, toJson } from './parquet-value.ts';

/**
 * The items of a `.parquet` file, one per row, or of a folder of such files in order of name, as the Hugging Face hub has
 * them. Columns become inputs as in a `.csv` file; a column of lists is a tensor. One row group of the columns that are used
 * is in memory at a time.
 *
 * @param observe - Called at the end of the pass, also if it stops early.
 * @throws {UserError} If a file is damaged, the files have different columns, or a value does not fit the model.
 */
export async function* readParquet(
  source: DataSource,
  observe: (facts: DataFacts) => void = () => {},
): AsyncGenerator<RegressionItem, void, undefined> {
  const reader = createInputReader(source);
  const missing: MissingValues = { fields: 0, columns: new Set() };
  let table: Table | undefined;
  let position = 0;
  const parts = await Promise.all((await listFiles(source)).map(followLinks));
  const opened = openReader(source, parts);
  try {
    for (const part of parts) {
      const file = await opened.open(part);
      checkHeader(file.names, source);
      table ??= layOutTable(file.names, source);
      refuseOtherColumns(file, table, part);
      let number = 0;
      for await (const row of file.rows(usedColumns(table, source))) {
        position += 1;
        number += 1;
        const place = `${part.shownPath}, row ${number}`;
        yield readItem(row, table, { source, place, position, reader, missing });
      }
    }
  } finally {
    opened.close();
    observe(describeTable(table, missing, source));
  }
}

/** A process only sees the files that it is started for, not the links that lead to them. */
const followLinks = async (file: DataFile): Promise<DataFile> => ({
  ...file,
  path: await realpath(file.path),
});

function openReader({ openParquet }: DataSource, parts: readonly DataFile[]): ParquetReader {
  if (openParquet === undefined) throw new TypeError('no reader for Parquet files');
  return openParquet(parts.map(({ path }) => path));
}

async function listFiles(source: DataSource): Promise<readonly DataFile[]> {
  if (source.path.endsWith('.parquet')) return [source];
  const names = await listParquetParts(source);
  return names.map((name) => ({ path: join(source.path, name), shownPath: join(source.shownPath, name) }));
}

function refuseOtherColumns({ names }: ParquetFile, { names: expected }: Table, part: DataFile): void {
  const lacking = expected.find((name) => !names.includes(name));
  const other = names.find((name) => !expected.includes(name));
  if (lacking === undefined && other === undefined) return;
  throw new UserError(
    `${part.shownPath}: expected the columns of the first part, got ${lacking === undefined ? `${listNames([other ?? ''])} as well` : `none called ${listNames([lacking])}`}.`,
    'Write all parts of the data set with the same columns.',
  );
}

function usedColumns({ names, columns, inputs }: Table, { text }: DataSource): readonly string[] {
  const { label, id, slices } = columns;
  const taken = inputs.flatMap(({ indices }) => indices.map((index) => names[index] ?? ''));
  const others = [
    ...(text?.columns ?? []),
    label,
    ...(id === undefined ? [] : [id]),
    ...slices.map(({ column }) => column),
  ];
  return [...new Set([...taken, ...others])];
}

function readItem(
  row: ParquetRow,
  { names, columns, inputs }: Table,
  {
    source,
    place,
    position,
    reader,
    missing,
  }: {
    source: DataSource;
    place: string;
    position: number;
    reader: InputReader;
    missing: MissingValues;
  },
): RegressionItem {
  const values = inputs.map(({ signature: { name, dtype }, indices, shape }): [string, unknown] => {
    const data = indices.map((index) => {
      const column = names[index] ?? '';
      const count = (): void => {
        missing.fields += 1;
        missing.columns.add(column);
      };
      return readParquetValue(row(column), dtype, { place, column, count });
    });
    // A list is a tensor of its own shape.
    if (data.length === 1 && Array.isArray(data[0])) return [name, data[0]];
    refuseLists(data, { names, indices, place });
    return [name, { data, shape }];
  });
  return {
    id: columns.id === undefined ? String(position) : textOf(row(columns.id)),
    ...reader.decode(new Map([...values, ...tokenizeTexts(source, row, place)]), place),
    ...keepTexts(source, row),
    label: readLabel(row(columns.label), columns.label, place),
    slice: Object.fromEntries(columns.slices.map(({ key, column }) => [key, textOf(row(column))])),
    place,
  };
}

function refuseLists(
  data: readonly unknown[],
  { names, indices, place }: { names: readonly string[]; indices: readonly number[]; place: string },
): void {
  const at = data.findIndex(Array.isArray);
  if (at === -1) return;
  const name = `column ${listNames([names[indices[at] ?? 0] ?? ''])}`;
  const hint =
    'Several columns become one input only if each is a number. Name a column after each input, or list the right one under "dataset: { columns }".';
  throw dataError({ place, name }, { expected: 'a number', got: show(data[at]), hint });
}

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

function readLabel(value: unknown, column: string, place: string): unknown {
  const label = toJson(value, { place, column });
  if (label !== null && label !== '') return label;
  throw new UserError(
    `${place}: expected a label, got ${label === '' ? 'an empty text' : 'a missing value'}.`,
    'Write the label, or remove the item: nothing can be scored without it.',
  );
}
