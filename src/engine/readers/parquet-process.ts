import { join } from 'node:path';
import { MAX_BATCH_BYTES, unpackColumns } from '../../dataset/formats/parquet/wire-columns.ts';
import type { ParquetReader, ParquetRow } from '../../dataset/parquet-reader.ts';
import type { DataFile } from '../../dataset/regression-set.ts';
import { InfrastructureError, UserError } from '../../errors/errors.ts';
import { plainText, quoted } from '../../errors/plain-text.ts';
import { formatValue } from '../../figures/format-value.ts';
import type { Workspace } from '../onnxruntime/arm.ts';
import { type ParquetCommand, type ParquetReply, parquetReply } from './parquet-protocol.ts';
import { ReaderFailure, type ReaderPlace, ReaderProcess } from './reader-process.ts';

/** Where the process that reads Parquet files is. All paths are absolute. */
interface ParquetPlace extends ReaderPlace {
  /** The bundle of `src/parquet.ts`. */
  readonly parquetFile: string;
}

/** Opens readers in a workspace, with the isolation of its models. */
export const openParquetIn =
  (workspace: Pick<Workspace, 'isolation' | 'scratch' | 'memoryCgroup'>, bundleFolder: string) =>
  (files: readonly string[]): ParquetReader => {
    const { isolation, memoryCgroup, scratch } = workspace;
    const parquetFile = join(bundleFolder, 'parquet.mjs');
    return openParquetReader(
      { parquetFile, isolation, memoryCgroup, scratch: join(scratch, 'parquet') },
      files,
    );
  };

/**
 * Starts a process for one pass over Parquet files.
 *
 * @param files - All that it may read, as absolute paths without links.
 */
export function openParquetReader(
  { parquetFile, ...place }: ParquetPlace,
  files: readonly string[],
): ParquetReader {
  const program = { file: parquetFile, words: [], readable: files, reply: parquetReply };
  // A header with a few names of columns comes on top.
  const child = new ReaderProcess({ ...program, maxBytes: 2 * MAX_BATCH_BYTES }, place);
  return {
    open: async (file) => {
      const { reply } = await ask(child, { do: 'open', file: file.path, shownPath: file.shownPath }, file);
      if (reply.kind !== 'opened') throw otherData(child, file);
      return { names: reply.names, rows: (columns) => readRows(child, columns, file) };
    },
    close: () => child.close(),
  };
}

/** Characters of a message of the process, which may quote the file. */
const MAX_MESSAGE = 1000;

type Child = ReaderProcess<ParquetReply>;
type Answered = Awaited<ReturnType<Child['request']>>;

async function* readRows(
  child: Child,
  columns: readonly string[],
  file: DataFile,
): AsyncGenerator<ParquetRow, void, undefined> {
  const places = new Map(columns.map((name, index) => [name, index]));
  let next = ask(child, { do: 'rows', columns }, file);
  for (;;) {
    const answered = await next;
    if (answered.reply.kind === 'end') return;
    // The process reads on while the model runs.
    next = ask(child, { do: 'rows', columns }, file);
    // It is thrown when its turn comes.
    next.catch(() => {});
    const { rows, values } = unpack(child, answered, { columns, file });
    for (let row = 0; row < rows; row++) yield (column) => values[places.get(column) ?? -1]?.[row];
  }
}

/** @throws {UserError} If the file is damaged, or the reader was ended. */
async function ask(child: Child, command: ParquetCommand, file: DataFile): Promise<Answered> {
  let answered: Answered;
  try {
    answered = await child.request(command);
  } catch (error) {
    throw error instanceof ReaderFailure ? describeFailure(error, file) : error;
  }
  const { reply } = answered;
  if (reply.kind === 'refused')
    throw new UserError(plainText(reply.message, MAX_MESSAGE), plainText(reply.hint, MAX_MESSAGE));
  if (reply.kind === 'failed')
    throw Object.assign(new Error(plainText(reply.message, MAX_MESSAGE)), { code: reply.code });
  return answered;
}

function unpack(
  child: Child,
  { reply, payload }: Answered,
  { columns, file }: { readonly columns: readonly string[]; readonly file: DataFile },
): { readonly rows: number; readonly values: readonly ArrayLike<unknown>[] } {
  if (reply.kind !== 'rows' || reply.columns.length !== columns.length) throw otherData(child, file);
  try {
    return { rows: reply.rows, values: unpackColumns(reply, payload) };
  } catch (error) {
    throw otherData(child, file, error);
  }
}

const WRITE_AGAIN =
  'Write the file again with small row groups, for example with pyarrow.parquet.write_table(table, path, row_group_size=10_000).';

/** Something outside its protocol: nothing that it sends is trusted any more. */
function otherData(child: Child, { shownPath }: DataFile, cause?: unknown): UserError {
  child.close();
  return new UserError(
    `${shownPath}: expected rows from the process that reads Parquet files, got other data.`,
    WRITE_AGAIN,
    { cause },
  );
}

function describeFailure(failure: ReaderFailure, { shownPath }: DataFile): Error {
  const { kind, ending, lastLine } = failure;
  const options = { cause: failure };
  switch (kind) {
    case 'not-started':
      return new InfrastructureError(
        `${shownPath}: expected the process that reads Parquet files to start, got ${ending}${lastLine === '' ? '' : `: ${quoted(lastLine)}`}.`,
        'Check that the folder of the gate is complete, and that the machine has memory left.',
        options,
      );
    case 'late':
      return new UserError(
        `${shownPath}: expected the rows of a Parquet file in time, got none, so its reader was killed.`,
        WRITE_AGAIN,
        options,
      );
    case 'too-large':
      return new UserError(
        `${shownPath}: expected a Parquet file that can be read with ${formatValue(failure.memoryLimitBytes, 'bytes')} of memory, got one that takes more.`,
        WRITE_AGAIN,
        options,
      );
    case 'ended':
      return new UserError(
        `${shownPath}: expected a Parquet file, got one that ended its reader (${ending}).`,
        WRITE_AGAIN,
        options,
      );
  }
}
