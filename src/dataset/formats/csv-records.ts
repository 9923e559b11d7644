import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { UserError } from '../../errors/errors.ts';
import { readBytes } from '../read-exactly.ts';
import type { DataSource } from '../regression-set.ts';
import { expectUtf8 } from './expect-utf8.ts';
import { MAX_ITEM_BYTES } from './read-lines.ts';

/** One record of a CSV file. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** Place where the record ends: a quoted field may contain line breaks. */
  readonly place: string;
}

/**
 * The records of a CSV file, header included. Its fields are separated by commas, semicolons or tabs, which the header
 * shows. Holds one record in memory at a time.
 *
 * @throws {UserError} If the file is not UTF-8, or a quoted field is broken.
 */
export async function* readCsvRecords(source: DataSource): AsyncGenerator<CsvRecord, void, undefined> {
  const bytes = expectUtf8(readBytes(source), source.shownPath);
  const start = await readUntilHeader(bytes);
  const parser = parse({
    bom: true,
    delimiter: chooseDelimiter(headerOf(start) ?? start.toString(), source.labelColumn),
    info: true,
    max_record_size: MAX_ITEM_BYTES,
    // Otherwise the first line decides, and files put together on several systems have others.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
  });
  // The iteration below throws any error of the pipeline, which requires a callback all the same.
  const records: AsyncIterable<Parsed> = pipeline(after(start, bytes), parser, () => {});
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

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

export const CSV_HINT =
  'Separate all fields by commas, semicolons or tabs. Put fields that contain one, or quotes, in "…", and double the quotes inside.';

/** A longer first line is not a header. */
const MAX_HEADER_BYTES = 2 ** 20;

/** The bytes up to the chunk in which the header ends. */
async function readUntilHeader(bytes: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let start = Buffer.alloc(0);
  while (start.length < MAX_HEADER_BYTES && headerOf(start) === undefined) {
    const next = await bytes.next();
    if (next.done === true) break;
    start = Buffer.concat([start, next.value]);
  }
  return start;
}

async function* after(
  start: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (start.length > 0) yield start;
  yield* rest;
}

/** The first line that is not empty; undefined if it does not end. A quoted name may contain line breaks. */
function headerOf(bytes: Buffer): string | undefined {
  const text = bytes.toString().replace(/^[\uFEFF\r\n]+/, '');
  let isQuoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') isQuoted = !isQuoted;
    if (!isQuoted && (character === '\n' || character === '\r')) return text.slice(0, index);
  }
  return undefined;
}

const DELIMITERS = [',', ';', '\t'] as const;

type Delimiter = (typeof DELIMITERS)[number];

/** The one that makes the label a name of its own, or else the most frequent one. */
function chooseDelimiter(header: string, label: string): Delimiter {
  const splits = DELIMITERS.map((delimiter) => ({ delimiter, names: splitHeader(header, delimiter) }));
  const withLabel = splits.filter(({ names }) => names.includes(label));
  const possible = withLabel.length > 0 ? withLabel : splits;
  const most = Math.max(...possible.map(({ names }) => names.length));
  return possible.find(({ names }) => names.length === most)?.delimiter ?? ',';
}

function splitHeader(header: string, delimiter: Delimiter): string[] {
  let isQuoted = false;
  const names: string[] = [''];
  for (const character of header) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) names.push('');
    else names.push(`${names.pop()}${character}`);
  }
  return names;
}
