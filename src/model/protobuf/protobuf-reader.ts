import { ByteCursor } from './byte-cursor.ts';
import type { ByteSource } from './byte-source.ts';
import type { ProtobufError } from './protobuf-error.ts';

/** A function per field number, which reads that field of a message. Fields without an entry are skipped. */
export type FieldReaders = Readonly<Record<number, () => void>>;

/** Position of a value in its source. */
export interface ByteSpan {
  /** Offset of its first byte. */
  readonly start: number;
  /** Length in bytes. */
  readonly length: number;
}

/** Deepest nesting of messages. ONNX uses three levels per subgraph; real models stay below 20. */
const MAX_DEPTH = 64;

/** A graph of 20,000 nodes has about 300,000 fields. The limit stops reading a hostile file within seconds. */
const MAX_FIELDS = 5_000_000;
const MAX_TEXT_BYTES = 64 * 1024;
const VARINT = 0;
const FIXED64 = 1;
const DELIMITED = 2;
const FIXED32 = 5;
const WIRE_NAMES: readonly string[] = [
  'varint',
  '64-bit',
  'length-delimited',
  'group',
  'group end',
  '32-bit',
];

/**
 * Reads protobuf wire format from front to back, with only a window of it in memory. Values that are not requested are
 * skipped. Bounded in depth, in number of fields, in text length and, through its source, in bytes fetched.
 *
 * To read a message, pass a function per field. Within it, one call takes the value of the field:
 *
 *     reader.document({ 1: () => { version = reader.integer(); }, 7: () => reader.message({ … }) });
 *
 * Every method throws a {@link ProtobufError} and nothing else. After an error, do not use the reader again.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export class ProtobufReader {
  /** Its end is that of the innermost message or packed field. */
  readonly #cursor: ByteCursor;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #fieldCount = 0;
  #wire = DELIMITED;
  #isPacked = false;
  #isPending = false;

  constructor(source: ByteSource) {
    this.#cursor = new ByteCursor(source);
  }

  /** Reads the outermost message, which fills the whole source. */
  document(fields: FieldReaders): void {
    this.#readFields(fields);
  }

  /** Takes the value: a nested message. */
  message(fields: FieldReaders): void {
    const end = this.#enter();
    const cursor = this.#cursor;
    if (cursor.depth === MAX_DEPTH) cursor.fail('too-much', `more than ${MAX_DEPTH} nested messages`);
    cursor.nested(end, () => this.#readFields(fields));
    this.#isPending = false;
  }

  /** Takes the value: int64, or an unsigned 64-bit number with the same bits read as signed. */
  int64(): bigint {
    this.#take(VARINT);
    const cursor = this.#cursor;
    cursor.readVarint();
    return (BigInt(cursor.high | 0) << 32n) | BigInt(cursor.low);
  }

  /** Takes the value: an int64, uint64, int32 or enum that must be exact, within ±2^53. */
  integer(): number {
    const start = this.#cursor.position;
    const value = Number(this.int64());
    if (!Number.isSafeInteger(value)) this.#cursor.fail('malformed', 'a number beyond 2^53', start);
    return value;
  }

  /**
   * Takes the value: the 32 bits of a float or fixed32, unsigned. They are returned as bits, so that a NaN keeps its
   * payload.
   */
  fixed32(): number {
    this.#take(FIXED32);
    this.#cursor.need(4);
    return this.#cursor.readFixed32();
  }

  /** Takes the value: the 64 bits of a double or fixed64, unsigned. */
  fixed64(): bigint {
    this.#take(FIXED64);
    const cursor = this.#cursor;
    cursor.need(8);
    const low = cursor.readFixed32();
    return (BigInt(cursor.readFixed32()) << 32n) | BigInt(low);
  }

  /** Takes the value: text of at most 64 KiB. Invalid UTF-8 becomes U+FFFD. */
  text(): string {
    return this.#decoder.decode(this.bytes(MAX_TEXT_BYTES));
  }

  /** Takes the value: a copy of its bytes, at most `maxBytes` of them. */
  bytes(maxBytes: number): Uint8Array {
    const cursor = this.#cursor;
    const start = cursor.position;
    const length = this.#enter() - cursor.position;
    if (length > maxBytes) cursor.fail('too-much', `a text or value of ${length} bytes`, start);
    return cursor.copy(length);
  }

  /** Skips a length-delimited value and returns its position. Loads nothing. */
  span(): ByteSpan {
    const cursor = this.#cursor;
    const end = this.#enter();
    const span = { start: cursor.position, length: end - cursor.position };
    cursor.jump(span.length);
    return span;
  }

  /** Whether the value carries its length: bytes, text, a message or packed numbers. */
  get isDelimited(): boolean {
    return this.#wire === DELIMITED;
  }

  /** Skips the value, whatever its wire type, and returns its position. Loads nothing. */
  extent(): ByteSpan {
    if (this.isDelimited) return this.span();
    const start = this.#cursor.position;
    this.#skip();
    return { start, length: this.#cursor.position - start };
  }

  /** Takes the value: its length, and a copy of its first bytes, at most `maxBytes`. Skips the rest. */
  prefix(maxBytes: number): { readonly length: number; readonly bytes: Uint8Array } {
    const cursor = this.#cursor;
    const length = this.#enter() - cursor.position;
    const bytes = cursor.copy(Math.min(length, maxBytes));
    cursor.jump(length - bytes.byteLength);
    return { length, bytes };
  }

  /**
   * Takes a repeated number, packed or not: calls `readOne` once per value.
   *
   * @param readOne - Takes one value, with `int64`, `integer`, `fixed32` or `fixed64`.
   */
  repeated(readOne: () => void): void {
    if (this.#wire !== DELIMITED) {
      readOne();
      return;
    }
    const end = this.#enter();
    this.#cursor.within(end, () => {
      this.#isPacked = true;
      while (!this.#cursor.isAtEnd) readOne();
      this.#isPacked = false;
    });
    this.#isPending = false;
  }

  /** Stops reading because a limit of the caller is exceeded, such as "more than 255 axes". */
  refuse(what: string): never {
    this.#cursor.fail('too-much', what);
  }

  #readFields(fields: FieldReaders): void {
    while (!this.#cursor.isAtEnd) {
      const field = this.#readTag();
      fields[field]?.();
      if (this.#isPending) this.#skip();
    }
  }

  #readTag(): number {
    const cursor = this.#cursor;
    const start = cursor.position;
    cursor.readVarint();
    this.#wire = cursor.low & 7;
    const field = cursor.low >>> 3;
    if (cursor.high !== 0 || field === 0) cursor.fail('malformed', 'an invalid field number', start);
    this.#fieldCount += 1;
    if (this.#fieldCount > MAX_FIELDS) cursor.fail('too-much', `more than ${MAX_FIELDS} fields`, start);
    this.#isPending = true;
    return field;
  }

  #skip(): void {
    switch (this.#wire) {
      case VARINT:
        this.#take(VARINT);
        this.#cursor.readVarint();
        return;
      case FIXED64:
        this.#jump(8);
        return;
      case DELIMITED:
        this.span();
        return;
      case FIXED32:
        this.#jump(4);
        return;
      default:
        this.#cursor.fail('malformed', `an invalid wire type ${this.#wire}`);
    }
  }

  #jump(count: number): void {
    this.#cursor.jump(count);
    this.#isPending = false;
  }

  /** Marks the pending value as taken. It must have this wire type, unless it is in a packed field. */
  #take(wire: number): void {
    if (!this.#isPacked && this.#wire !== wire) {
      const got = WIRE_NAMES[this.#wire] ?? `wire type ${this.#wire}`;
      this.#cursor.fail('malformed', `a ${got} value in a ${WIRE_NAMES[wire]} field`);
    }
    this.#isPending = false;
  }

  /** Reads the length of a delimited value and returns its end. */
  #enter(): number {
    this.#take(DELIMITED);
    const cursor = this.#cursor;
    const start = cursor.position;
    cursor.readVarint();
    const length = cursor.high * 2 ** 32 + cursor.low;
    cursor.need(length, start);
    return cursor.position + length;
  }
}
