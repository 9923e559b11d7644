import type { ByteSource } from './byte-source.ts';
import { ProtobufError, type ProtobufFault } from './protobuf-error.ts';

/** What to do with the fields of a message, by field number. A field without an entry is skipped. */
export type FieldReaders = Readonly<Record<number, () => void>>;

/** Where a length-delimited value lies in its source. */
export interface Span {
  /** Offset of its first byte. */
  readonly start: number;
  /** Length in bytes. */
  readonly length: number;
}

/** Deepest nesting of messages. ONNX spends three levels on every subgraph; real models stay below 20. */
export const MAX_DEPTH = 64;

/** A graph of 20,000 nodes has some 300,000 fields. The bound ends the reading of a hostile file within seconds. */
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
 * Reads protobuf wire format from front to back and holds nothing but a window of it; a value that nobody asks
 * for is jumped over. Bounded in depth, in number of fields, in text length and, through its source, in bytes fetched.
 *
 * A message is read by naming what to do with its fields; within such a function one call takes the field's value:
 *
 *     reader.document({ 1: () => { version = reader.integer(); }, 7: () => reader.message({ … }) });
 *
 * Every method throws a {@link ProtobufError} and nothing else. After an error the reader is of no use.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export class ProtobufReader {
  readonly #source: ByteSource;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #window: Uint8Array = new Uint8Array();
  #windowStart = 0;
  #position = 0;
  /** End of the innermost message or packed field. */
  #end: number;
  #depth = 0;
  #fieldCount = 0;
  #wire = DELIMITED;
  #isPacked = false;
  #isPending = false;
  #low = 0;
  #high = 0;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#end = source.size;
  }

  /** Reads the outermost message, which fills the whole source. */
  document(fields: FieldReaders): void {
    this.#readFields(fields);
  }

  /** The value: a message of its own. */
  message(fields: FieldReaders): void {
    const end = this.#enter();
    if (this.#depth === MAX_DEPTH) this.#fail('too-much', `more than ${MAX_DEPTH} nested messages`);
    this.#depth += 1;
    this.#within(end, () => this.#readFields(fields));
    this.#depth -= 1;
  }

  /** The value: int64, or an unsigned 64-bit number as its signed twin. */
  int64(): bigint {
    this.#take(VARINT);
    this.#readVarint();
    return (BigInt(this.#high | 0) << 32n) | BigInt(this.#low >>> 0);
  }

  /** The value: int64, uint64, int32 or enum that has to be an exact number, within ±2^53. */
  integer(): number {
    const start = this.#position;
    const value = Number(this.int64());
    if (!Number.isSafeInteger(value)) this.#fail('malformed', 'a number beyond 2^53', start);
    return value;
  }

  /** The value: the 32 bits of a float or fixed32, unsigned; as bits, so that a NaN keeps its payload. */
  fixed32(): number {
    this.#take(FIXED32);
    this.#need(4);
    return this.#readFixed32();
  }

  /** The value: the 64 bits of a double or fixed64, unsigned. */
  fixed64(): bigint {
    this.#take(FIXED64);
    this.#need(8);
    const low = this.#readFixed32();
    return (BigInt(this.#readFixed32()) << 32n) | BigInt(low);
  }

  /** The value: text of at most 64 KiB. Bytes that are no UTF-8 become U+FFFD. */
  text(): string {
    return this.#decoder.decode(this.bytes(MAX_TEXT_BYTES));
  }

  /** The value: a copy of its bytes, at most `maxBytes` of them. */
  bytes(maxBytes: number): Uint8Array {
    const start = this.#position;
    const end = this.#enter();
    const length = end - this.#position;
    if (length > maxBytes) this.#fail('too-much', `a text or value of ${length} bytes`, start);
    return this.#copy(length);
  }

  /** The value: not its bytes but where they are. Nothing is loaded. */
  span(): Span {
    const end = this.#enter();
    const span = { start: this.#position, length: end - this.#position };
    this.#position = end;
    return span;
  }

  /** Whether the value carries its length: bytes, text, a message or packed numbers. */
  get isDelimited(): boolean {
    return this.#wire === DELIMITED;
  }

  /** The value, whatever its wire type: not its bytes but where they are. Nothing is loaded. */
  extent(): Span {
    if (this.isDelimited) return this.span();
    const start = this.#position;
    this.#skip();
    return { start, length: this.#position - start };
  }

  /** The value: its length, and a copy of its first bytes, at most `maxBytes` of them. The rest is jumped over. */
  prefix(maxBytes: number): { readonly length: number; readonly bytes: Uint8Array } {
    const end = this.#enter();
    const length = end - this.#position;
    const bytes = this.#copy(Math.min(length, maxBytes));
    this.#position = end;
    return { length, bytes };
  }

  /**
   * The value or values of a repeated number, packed or not: calls `readOne` once for each.
   *
   * @param readOne - Takes one value, with `int64`, `integer`, `fixed32` or `fixed64`.
   */
  repeated(readOne: () => void): void {
    if (this.#wire !== DELIMITED) {
      readOne();
      return;
    }
    const end = this.#enter();
    this.#within(end, () => {
      this.#isPacked = true;
      while (this.#position < this.#end) readOne();
      this.#isPacked = false;
    });
  }

  /** Ends the reading because of a bound of the caller, such as "more than 255 axes". */
  refuse(what: string): never {
    this.#fail('too-much', what);
  }

  #readFields(fields: FieldReaders): void {
    while (this.#position < this.#end) {
      const field = this.#readTag();
      fields[field]?.();
      if (this.#isPending) this.#skip();
    }
  }

  #readTag(): number {
    const start = this.#position;
    this.#readVarint();
    this.#wire = this.#low & 7;
    const field = this.#low >>> 3;
    if (this.#high !== 0 || field === 0) this.#fail('malformed', 'an impossible field number', start);
    this.#fieldCount += 1;
    if (this.#fieldCount > MAX_FIELDS) this.#fail('too-much', `more than ${MAX_FIELDS} fields`, start);
    this.#isPending = true;
    return field;
  }

  #skip(): void {
    switch (this.#wire) {
      case VARINT:
        this.#take(VARINT);
        this.#readVarint();
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
        this.#fail('malformed', `an impossible wire type ${this.#wire}`);
    }
  }

  #jump(count: number): void {
    this.#need(count);
    this.#position += count;
    this.#isPending = false;
  }

  /** Declares the pending value taken; it must have this wire type unless it lies in a packed field. */
  #take(wire: number): void {
    if (!this.#isPacked && this.#wire !== wire) {
      const got = WIRE_NAMES[this.#wire] ?? `wire type ${this.#wire}`;
      this.#fail('malformed', `a ${WIRE_NAMES[wire]} field that is ${got}`);
    }
    this.#isPending = false;
  }

  /** Reads the length of a delimited value and returns where it ends. */
  #enter(): number {
    this.#take(DELIMITED);
    const start = this.#position;
    this.#readVarint();
    const length = this.#high * 2 ** 32 + (this.#low >>> 0);
    this.#need(length, start);
    return this.#position + length;
  }

  #within(end: number, read: () => void): void {
    const outerEnd = this.#end;
    this.#end = end;
    read();
    this.#end = outerEnd;
    this.#isPending = false;
  }

  /** Reads up to ten bytes into `#low` and `#high`, 32 bits each, both unsigned. */
  #readVarint(): void {
    const start = this.#position;
    let low = 0;
    let high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.#byte();
      const bits = byte & 0x7f;
      if (shift < 32) low |= bits << shift;
      if (shift === 28) high = bits >>> 4;
      if (shift > 28) high |= bits << (shift - 32);
      if (byte < 0x80) {
        this.#low = low >>> 0;
        this.#high = high >>> 0;
        return;
      }
    }
    this.#fail('malformed', 'a number longer than ten bytes', start);
  }

  #readFixed32(): number {
    const bits = this.#byte() | (this.#byte() << 8) | (this.#byte() << 16) | (this.#byte() << 24);
    return bits >>> 0;
  }

  #byte(): number {
    const byte = this.#window[this.#position - this.#windowStart];
    if (byte !== undefined && this.#position < this.#end) {
      this.#position += 1;
      return byte;
    }
    this.#need(1);
    const fetched = this.#atHand()[0];
    this.#position += 1;
    return fetched ?? 0;
  }

  #copy(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      const part = this.#atHand().subarray(0, length - filled);
      bytes.set(part, filled);
      filled += part.byteLength;
      this.#position += part.byteLength;
    }
    return bytes;
  }

  /** The bytes from the current position on, at least one; called only before the end of the source. */
  #atHand(): Uint8Array {
    const offset = this.#position - this.#windowStart;
    if (offset < 0 || offset >= this.#window.byteLength) {
      this.#window = this.#source.windowAt(this.#position);
      this.#windowStart = this.#position;
      return this.#window;
    }
    return this.#window.subarray(offset);
  }

  #need(count: number, start = this.#position): void {
    if (count <= this.#end - this.#position) return;
    const size = this.#source.size;
    if (this.#depth === 0 && this.#end === size) {
      const needed = this.#position + count;
      throw new ProtobufError('truncated', size, `the first ${size} of at least ${needed} bytes`);
    }
    this.#fail('malformed', 'a value that runs past the end of its message', start);
  }

  #fail(fault: ProtobufFault, what: string, byte = this.#position): never {
    throw new ProtobufError(fault, byte, `${what} at byte ${byte}`);
  }
}
