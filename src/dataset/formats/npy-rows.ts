import { isUtf8 } from 'node:buffer';
import { UserError } from '../../errors/errors.ts';
import { elementCount, type Tensor } from '../../model/tensor.ts';
import { exactReader, type ReadExactly } from '../read-exactly.ts';
import { type NpyHeader, readNpyHeader } from './npy-header.ts';
import { MAX_ITEM_BYTES } from './read-lines.ts';

/** An array, read row by row along its first axis. */
export interface NpyRows {
  /** Number of rows; undefined for an array without axes, a single value. */
  readonly count: number | undefined;
  /** Size of all rows, as the header declares it. */
  readonly sizeBytes: number;
  /** The next row, in its own memory. Call it `count` times (once for a single value), then `end` once. */
  next(): Promise<Tensor>;
  /** Checks that nothing follows the last row. */
  end(): Promise<void>;
}

/**
 * Opens the rows of a `.npy` array.
 *
 * @param place - Names the array in messages.
 * @throws {UserError} If the array has rows that are too large, or an unsupported element type.
 */
export async function openNpyRows(chunks: AsyncIterable<Uint8Array>, place: string): Promise<NpyRows> {
  const readExactly = exactReader(chunks);
  const header = await readNpyHeader(readExactly, place);
  const [count, ...shape] = header.shape;
  const rowBytes = elementCount(shape) * header.width;
  if (!(rowBytes <= MAX_ITEM_BYTES)) {
    const got = `shape [${header.shape.join(', ')}]`;
    throw new UserError(
      `${place}: expected at most ${MAX_ITEM_BYTES / 2 ** 20} MiB per item, got ${got}.`,
      'Save one item per row, along the first axis.',
    );
  }
  return {
    count,
    sizeBytes: (count ?? 1) * rowBytes,
    next: async () => decodeRow(await readRow(readExactly, rowBytes, place), { ...header, shape }, place),
    end: () => expectEnd(readExactly, place),
  };
}

async function readRow(readExactly: ReadExactly, rowBytes: number, place: string): Promise<Uint8Array> {
  const bytes = await readExactly(rowBytes);
  if (bytes.length === rowBytes) return new Uint8Array(bytes);
  throw new UserError(`${place}: expected as many rows as the header declares, got fewer.`, DAMAGED_HINT);
}

async function expectEnd(readExactly: ReadExactly, place: string): Promise<void> {
  if ((await readExactly(1)).length === 0) return;
  throw new UserError(`${place}: expected as many rows as the header declares, got more.`, DAMAGED_HINT);
}

const DAMAGED_HINT = 'The file is damaged: save it again.';

function decodeRow(
  bytes: Uint8Array,
  { dtype, width, isBigEndian, encoding, shape }: NpyHeader,
  place: string,
): Tensor {
  if (isBigEndian) swapBytes(bytes, encoding === 'utf-32' ? 4 : width);
  if (dtype !== 'string') return { dtype, shape, bytes };
  const strings = Array.from({ length: elementCount(shape) }, (_, index) => {
    const text = bytes.subarray(index * width, (index + 1) * width);
    return (encoding === 'bytes' ? decodeUtf8(text, place) : decodeUtf32(text, place)).replace(/\0+$/, '');
  });
  return { dtype, shape, strings };
}

function swapBytes(bytes: Uint8Array, width: number): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (width === 2) buffer.swap16();
  if (width === 4) buffer.swap32();
  if (width === 8) buffer.swap64();
}

function decodeUtf8(bytes: Uint8Array, place: string): string {
  if (isUtf8(bytes)) return Buffer.from(bytes).toString('utf8');
  throw new UserError(
    `${place}: expected UTF-8 in an array of bytes, got other bytes.`,
    'Convert the array with .astype("U"), or numpy.char.decode(array, "latin-1"), before saving.',
  );
}

function decodeUtf32(bytes: Uint8Array, place: string): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const points = Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(index * 4, true));
  const other = points.find((point) => point > 0x10ffff);
  if (other === undefined) return points.map((point) => String.fromCodePoint(point)).join('');
  throw new UserError(`${place}: expected Unicode text, got code point ${other}.`, DAMAGED_HINT);
}
