import { UserError } from '../../errors/errors.ts';
import { quoted } from '../../errors/plain-text.ts';
import type { ElementType } from '../element-codec.ts';

/** The header of a NumPy `.npy` array. */
export interface NpyHeader {
  readonly dtype: ElementType;
  /** Bytes per element. For strings, their fixed width. */
  readonly width: number;
  /** How strings are stored: UTF-32 code points (`U`) or bytes (`S`); undefined for numbers. */
  readonly encoding: 'utf-32' | 'bytes' | undefined;
  readonly isBigEndian: boolean;
  readonly shape: readonly number[];
}

/**
 * Reads the header of a `.npy` array, format versions 1 to 3.
 *
 * @param readExactly - Returns the next `count` bytes, or fewer at the end.
 * @param place - Names the array in messages.
 * @throws {UserError} If it is not a `.npy` array, contains pickled objects or records, or is in Fortran order.
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export async function readNpyHeader(
  readExactly: (count: number) => Promise<Uint8Array>,
  place: string,
): Promise<NpyHeader> {
  const start = Buffer.from(await readExactly(8));
  const version = start[6] ?? 0;
  if (start.length < 8 || start.toString('latin1', 0, 6) !== MAGIC || version < 1 || version > 3) {
    throw new UserError(`${place}: expected an .npy array of format 1, 2 or 3, got other bytes.`, SAVE_HINT);
  }
  const width = version === 1 ? 2 : 4;
  const lengthBytes = Buffer.from(await readExactly(width));
  if (lengthBytes.length < width) {
    throw new UserError(`${place}: expected an .npy header, got the end of the file.`, SAVE_HINT);
  }
  const length = lengthBytes.readUIntLE(0, width);
  if (length > MAX_HEADER_BYTES) {
    throw new UserError(`${place}: expected a header under 1 MiB, got ${length} bytes.`, SAVE_HINT);
  }
  return parseHeader(Buffer.from(await readExactly(length)).toString('utf8'), place);
}

const MAGIC = '\x93NUMPY';
const MAX_HEADER_BYTES = 2 ** 20;
const SAVE_HINT = 'Save the arrays with numpy.savez(file, x=x, label=label).';

const NUMERIC_TYPES: ReadonlyMap<string, ElementType> = new Map([
  ['f2', 'float16'],
  ['f4', 'float32'],
  ['f8', 'float64'],
  ['i1', 'int8'],
  ['u1', 'uint8'],
  ['i2', 'int16'],
  ['u2', 'uint16'],
  ['i4', 'int32'],
  ['u4', 'uint32'],
  ['i8', 'int64'],
  ['u8', 'uint64'],
  ['b1', 'bool'],
]);

/** The header is a Python dict literal, which NumPy always writes in the same form. */
function parseHeader(text: string, place: string): NpyHeader {
  const order = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
  const sizes = /'shape':\s*\(([\d,\s]*)\)/.exec(text)?.[1];
  if (order === undefined || sizes === undefined) {
    throw new UserError(`${place}: expected an .npy header, got ${quoted(text)}.`, SAVE_HINT);
  }
  const type = parseType(text, place);
  if (order === 'True') {
    throw new UserError(
      `${place}: expected an array in C order, got Fortran order.`,
      'Convert it with numpy.ascontiguousarray(array) before saving.',
    );
  }
  const shape = sizes.split(',').flatMap((size) => (size.trim() === '' ? [] : [Number(size)]));
  return { ...type, shape };
}

function parseType(text: string, place: string): Omit<NpyHeader, 'shape'> {
  const written = /'descr':\s*('[^']*'|\[)/.exec(text)?.[1] ?? 'nothing';
  const descr = /^'([<>|=])([a-zA-Z])(\d+)'$/.exec(written);
  const [, order, kind, size] = descr ?? [];
  const isBigEndian = order === '>';
  const width = Number(size);
  if (kind === 'U') return { dtype: 'string', encoding: 'utf-32', width: width * 4, isBigEndian };
  if (kind === 'S') return { dtype: 'string', encoding: 'bytes', width, isBigEndian };
  const dtype = NUMERIC_TYPES.get(`${kind}${size}`);
  if (dtype !== undefined) return { dtype, encoding: undefined, width, isBigEndian };
  const got = written.includes('O') ? 'pickled Python objects' : written === '[' ? 'records' : written;
  throw new UserError(
    `${place}: expected numbers, booleans or fixed-width text, got ${got}.`,
    'Convert the array before saving, for example with .astype("float32"), or .astype("U") for text.',
  );
}
