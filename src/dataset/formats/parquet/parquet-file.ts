import { type FileHandle, open } from 'node:fs/promises';
import { type FileMetaData, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { UserError } from '../../../errors/errors.ts';
import { checkUnpacked } from '../../read-exactly.ts';
import type { DataFile } from '../../regression-set.ts';
import { countBatchRows, MAX_BATCH_BYTES, packColumns } from './wire-columns.ts';

/** An open Parquet file. */
interface OpenParquet {
  /** Names of its top-level columns, in file order. */
  readonly names: readonly string[];
  /**
   * Its rows, packed, with these columns in this order. One row group of these columns is in memory at a time.
   *
   * @throws {UserError} If a row group or a row is too large, or the file is damaged.
   */
  batches(columns: readonly string[]): AsyncGenerator<PackedRows, void, undefined>;
  close(): Promise<void>;
}

type PackedRows = ReturnType<typeof packColumns>;

/**
 * Opens a Parquet file and reads its footer.
 *
 * @throws {UserError} If it is not a Parquet file.
 */
export async function openParquet(file: DataFile): Promise<OpenParquet> {
  const handle = await open(file.path);
  try {
    const buffer = { byteLength: (await handle.stat()).size, slice: sliceOf(handle) };
    const metadata = await parquetMetadataAsync(buffer);
    const names = parquetSchema(metadata).children.map(({ element }) => element.name);
    return {
      names,
      batches: (columns) => readBatches(columns, { buffer, metadata, file }),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw describeDamage(error, file);
  }
}

interface Opened {
  readonly buffer: { readonly byteLength: number; readonly slice: Slice };
  readonly metadata: FileMetaData;
  readonly file: DataFile;
}

type Slice = (start: number, end?: number) => Promise<ArrayBuffer>;

/** A hostile file declares sizes that it does not have. */
function sliceOf(handle: FileHandle): Slice {
  return async (start, end) => {
    const { size } = await handle.stat();
    const length = (end ?? size) - start;
    if (!(start >= 0 && length >= 0 && start + length <= size)) {
      throw new Error(`bytes ${start} to ${end ?? size} of a file with ${size}`);
    }
    const bytes = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await handle.read(bytes, done, length - done, start + done);
      if (bytesRead === 0) throw new Error('the file has become shorter');
      done += bytesRead;
    }
    return bytes.buffer;
  };
}

/** A group is unpacked as a whole. Writers' default is a million rows, or a few megabytes. */
const MAX_GROUP_BYTES = 2 ** 29;
/** Of all columns that are used. A value takes eight bytes and more. */
const MAX_GROUP_VALUES = 2 ** 25;

async function* readBatches(
  columns: readonly string[],
  { buffer, metadata, file }: Opened,
): AsyncGenerator<PackedRows, void, undefined> {
  checkGroups(columns, metadata, file);
  let rowStart = 0;
  for (const { num_rows } of metadata.row_groups) {
    const count = Number(num_rows);
    const group = await readGroup(columns, { rowStart, count }, { buffer, metadata, file });
    for (let row = 0; row < count; ) {
      const rows = countBatchRows(group, row);
      yield packRows(group, { from: row, rows, place: `${file.shownPath}, row ${rowStart + row + 1}` });
      row += rows;
    }
    rowStart += count;
  }
}

function packRows(
  group: Group,
  { from, rows, place }: { readonly from: number; readonly rows: number; readonly place: string },
): PackedRows {
  try {
    return packColumns(group.map((values) => Array.prototype.slice.call(values, from, from + rows)));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(
      `${place}: expected at most ${MAX_BATCH_BYTES / 2 ** 20} MiB in a row, got ${error.message}.`,
      'Leave out columns that the model does not take: list the inputs under "dataset: { columns }".',
      { cause: error },
    );
  }
}

function checkGroups(columns: readonly string[], metadata: FileMetaData, { shownPath }: DataFile): void {
  let total = 0;
  for (const [index, group] of metadata.row_groups.entries()) {
    const used = group.columns.flatMap(({ meta_data: meta }) =>
      meta !== undefined && columns.includes(meta.path_in_schema[0] ?? '') ? [meta] : [],
    );
    const bytes = used.reduce((sum, meta) => sum + Number(meta.total_uncompressed_size), 0);
    const values = Math.max(
      Number(group.num_rows),
      used.reduce((sum, meta) => sum + Number(meta.num_values), 0),
    );
    if (!(bytes <= MAX_GROUP_BYTES && values <= MAX_GROUP_VALUES)) {
      throw new UserError(
        `${shownPath}: expected row groups of at most ${MAX_GROUP_BYTES / 2 ** 20} MiB and ${MAX_GROUP_VALUES} values, got ${bytes} bytes and ${values} values in group ${index + 1}.`,
        'Write smaller row groups, for example with pyarrow.parquet.write_table(table, path, row_group_size=10_000).',
      );
    }
    total += bytes;
  }
  checkUnpacked(total, shownPath);
}

/** Values of each column of a row group, by row; at least one column. */
type Group = readonly ArrayLike<unknown>[];

async function readGroup(
  columns: readonly string[],
  { rowStart, count }: { rowStart: number; count: number },
  { buffer, metadata, file }: Opened,
): Promise<Group> {
  const parts = new Map<string, ArrayLike<unknown>[]>(columns.map((name) => [name, []]));
  try {
    await parquetRead({
      ...{ file: buffer, metadata, compressors, columns: [...columns] },
      ...{ rowStart, rowEnd: rowStart + count, utf8: false },
      parsers: { stringFromBytes: (bytes) => (bytes === undefined ? undefined : UTF8.decode(bytes)) },
      onChunk: ({ columnName, columnData }) => void parts.get(columnName)?.push(columnData),
    });
    return columns.map((name) => joinChunks(parts.get(name) ?? [], name, count));
  } catch (error) {
    throw describeDamage(error, file);
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** A column with fewer or more values than the group has rows would shift the values of all later rows. */
function joinChunks(chunks: readonly ArrayLike<unknown>[], name: string, count: number): ArrayLike<unknown> {
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  if (length !== count) throw new Error(`${length} values in column ${name} for ${count} rows`);
  const [first = []] = chunks;
  return chunks.length === 1 ? first : chunks.flatMap((chunk) => Array.from(chunk));
}

/** Damage is a mistake in the data. A failing disk, whose error has a `syscall`, is not. */
function describeDamage(error: unknown, { shownPath }: DataFile): unknown {
  if (!(error instanceof Error) || error instanceof UserError || 'syscall' in error) return error;
  return new UserError(
    `${shownPath}: expected a Parquet file, got "${error.message}".`,
    'The file is damaged, incomplete or encrypted: write it again, for example with pandas.DataFrame.to_parquet.',
    { cause: error },
  );
}
