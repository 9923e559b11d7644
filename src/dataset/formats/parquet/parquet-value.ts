import type { NumericElement } from '../../../model/tensor.ts';
import { dataError, listNames, show } from '../../data-error.ts';
import { ELEMENT_CODECS, isElementType } from '../../element-codec.ts';
import { isList } from './wire-value.ts';

/** Where a value is. */
interface ValuePlace {
  /** "set.parquet, row 12". */
  readonly place: string;
  readonly column: string;
}

const subjectOf = ({ place, column }: ValuePlace) => ({ place, name: `column ${listNames([column])}` });

/**
 * The JSON value of an input: a number, text or boolean, or nested arrays of them.
 *
 * @param at.count - Called for each missing value that becomes NaN.
 * @throws {UserError} At a value that does not fit the element type, or is missing where there is no NaN.
 */
export function readParquetValue(
  value: unknown,
  dtype: string,
  at: ValuePlace & { readonly count: () => void },
): unknown {
  if (isList(value)) return Array.from(value, (part) => readParquetValue(part, dtype, at));
  if (value === undefined || value === null) {
    if (!dtype.startsWith('float')) throw missingValue(dtype, at);
    at.count();
    return 'NaN';
  }
  const plain = toNumber(value, dtype);
  if (!fits(plain, dtype)) throw otherValue(value, dtype, at);
  return plain;
}

/**
 * A value as JSON, for labels. Missing values are null; integers beyond ±2^53 are text.
 *
 * @throws {UserError} At bytes, which have no such form.
 */
export function toJson(value: unknown, at: ValuePlace): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return exactInteger(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) {
    const hint = 'Write labels as text, numbers or lists of them.';
    throw dataError(subjectOf(at), { expected: 'text or a number', got: 'bytes', hint });
  }
  if (isList(value)) return Array.from(value, (part) => toJson(part, at));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toJson(part, at)]));
}

const exactInteger = (value: bigint): number | string =>
  Number.isSafeInteger(Number(value)) ? Number(value) : String(value);

/** In the form of JSON: what a double cannot hold, NaN and infinities, as text. */
function toNumber(value: unknown, dtype: string): unknown {
  if (typeof value === 'bigint') return dtype.startsWith('float') ? Number(value) : exactInteger(value);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

const scratch = new DataView(new ArrayBuffer(8));

function fits(value: unknown, dtype: string): boolean {
  if (dtype === 'string') return typeof value === 'string';
  return codecOf(dtype).write(scratch, 0, value);
}

function codecOf(dtype: string): (typeof ELEMENT_CODECS)[NumericElement] {
  // A model with inputs of other types is rejected before any item is read.
  if (!isElementType(dtype) || dtype === 'string') throw new TypeError(`no numbers of type ${dtype}`);
  return ELEMENT_CODECS[dtype];
}

function missingValue(dtype: string, at: ValuePlace): Error {
  const hint = `Fill it in, or remove the item: only float inputs can be missing (NaN), and this one is ${dtype}.`;
  return dataError(subjectOf(at), { expected: 'a value', got: 'none', hint });
}

function otherValue(value: unknown, dtype: string, at: ValuePlace): Error {
  const expected = dtype === 'string' ? 'text' : codecOf(dtype).expected;
  const got = value instanceof Date ? 'a date' : value instanceof Uint8Array ? 'bytes' : show(value);
  const hint = `The model takes ${dtype}. Convert the column, or leave it out: list the inputs under "dataset: { columns }".`;
  return dataError(subjectOf(at), { expected, got, hint });
}
