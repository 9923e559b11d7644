import type { ByteSource } from './byte-source.ts';
import { ProtobufError, type ProtobufFault } from './protobuf-error.ts';

/**
 * A position in a source that only moves forward, never past the current end, with only a window of the source in
 * memory. Decodes whole numbers as protobuf encodes them.
 *
 * Every method throws a {@link ProtobufError} and nothing else.
 */
export class ByteCursor {
  readonly #source: ByteSource;
  #window: Uint8Array = new Uint8Array();
  #windowStart = 0;
  #position = 0;
  #end: number;
  #depth = 0;
  /** The lower and the upper 32 bits of the last varint, unsigned. */
  low = 0;
  high = 0;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#end = source.size;
  }

  /** Offset of the next byte. */
  get position(): number {
    return this.#position;
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#end;
  }

  /** Number of messages around the current position. */
  get depth(): number {
    return this.#depth;
  }

  /** Skips `count` bytes, which must exist. Loads nothing. */
  jump(count: number): void {
    this.need(count);
    this.#position += count;
  }

  /** Runs `read` with a nearer end. */
  within(end: number, read: () => void): void {
    const outerEnd = this.#end;
    this.#end = end;
    read();
    this.#end = outerEnd;
  }

  /**
   * Like {@link within}, for a nested message. The depth distinguishes a truncated file from a value that is too
   * long.
   */
  nested(end: number, read: () => void): void {
    this.#depth += 1;
    this.within(end, read);
    this.#depth -= 1;
  }

  /** Reads up to ten bytes into `low` and `high`. */
  readVarint(): void {
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
        this.low = low >>> 0;
        this.high = high >>> 0;
        return;
      }
    }
    this.fail('malformed', 'a number longer than ten bytes', start);
  }

  /** Four bytes, least significant first, as an unsigned number. */
  readFixed32(): number {
    const bits = this.#byte() | (this.#byte() << 8) | (this.#byte() << 16) | (this.#byte() << 24);
    return bits >>> 0;
  }

  /** A copy of the next bytes, which must exist. */
  copy(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      const part = this.#atHand().subarray(0, length - filled);
      bytes.set(part, filled);
      filled += part.byteLength;
      this.#position += part.byteLength;
    }
    return bytes;
  }

  /** Fails unless `count` bytes are left. `start` is the offset that the error names. */
  need(count: number, start = this.#position): void {
    if (count <= this.#end - this.#position) return;
    const size = this.#source.size;
    if (this.#depth === 0 && this.#end === size) {
      const needed = this.#position + count;
      throw new ProtobufError('truncated', size, `the first ${size} of at least ${needed} bytes`);
    }
    this.fail('malformed', 'a value that runs past the end of its message', start);
  }

  fail(fault: ProtobufFault, what: string, byte = this.#position): never {
    throw new ProtobufError(fault, byte, `${what} at byte ${byte}`);
  }

  #byte(): number {
    const byte = this.#window[this.#position - this.#windowStart];
    if (byte !== undefined && this.#position < this.#end) {
      this.#position += 1;
      return byte;
    }
    this.need(1);
    const fetched = this.#atHand()[0];
    this.#position += 1;
    return fetched ?? 0;
  }

  /** The loaded bytes from the current position on, at least one. Must not be called at the end of the source. */
  #atHand(): Uint8Array {
    const offset = this.#position - this.#windowStart;
    if (offset < 0 || offset >= this.#window.byteLength) {
      this.#window = this.#source.windowAt(this.#position);
      this.#windowStart = this.#position;
      return this.#window;
    }
    return this.#window.subarray(offset);
  }
}
