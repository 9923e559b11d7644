/** Lists of Parquet files may be nested, and so may the JSON in them. */
const MAX_LEVELS = 64;

/** Bytes are not a list of numbers, because the width of an element is unknown. */
export const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) ||
  (ArrayBuffer.isView(value) && !(value instanceof DataView) && !(value instanceof Uint8Array));

/**
 * A value of a Parquet file in the form of JSON. What JSON does not have is an object with one key that names its kind.
 *
 * @throws {RangeError} If it has more than 64 levels, or a date is out of range.
 */
export function toWire(value: unknown, level = 0): unknown {
  if (level > MAX_LEVELS) throw new RangeError(`a value with more than ${MAX_LEVELS} levels`);
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { number: Object.is(value, -0) ? '-0' : String(value) };
  }
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : { integer: String(value) };
  if (typeof value !== 'object') return value;
  if (value instanceof Date) return { date: value.toISOString() };
  if (value instanceof Uint8Array) return { bytes: null };
  if (isList(value)) return Array.from(value, (part) => toWire(part, level + 1));
  return { entries: Object.entries(value).map(([key, part]) => [key, toWire(part, level + 1)]) };
}

/**
 * Reverses {@link toWire}. Bytes are empty, because only their kind is used.
 *
 * @throws {Error} If none of them is possible.
 */
export function fromWire(value: unknown, level = 0): unknown {
  if (level > 2 * MAX_LEVELS) throw new RangeError(`a value with more than ${MAX_LEVELS} levels`);
  if (Array.isArray(value)) return value.map((part) => fromWire(part, level + 1));
  if (typeof value !== 'object' || value === null) return value;
  const [[kind, content] = []] = Object.entries(value);
  switch (kind) {
    case 'number':
      return Number(content);
    case 'integer':
      return BigInt(content);
    case 'date':
      return new Date(content);
    case 'bytes':
      return new Uint8Array(0);
    case 'entries':
      return Object.fromEntries(
        content.map(([key, part]: [string, unknown]) => [key, fromWire(part, level + 1)]),
      );
    default:
      throw new TypeError(`a value of the kind ${kind}`);
  }
}
