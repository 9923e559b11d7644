import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { InfrastructureError } from '../../../errors/errors.ts';

const LENGTH_BYTES = 4;

/** What one model answered to the items, in their order, for the other: in a private file, so that memory does not grow. */
export class RecordFile {
  readonly #path: string;
  readonly #descriptor: number;
  #written = 0;
  #read = 0;

  /** @param path - Absolute; a file that is there is replaced. */
  constructor(path: string) {
    this.#path = path;
    this.#descriptor = openSync(path, 'w+', 0o600);
  }

  /** @throws {InfrastructureError} If it cannot be written, for example on a full disk. */
  add(record: Uint8Array): void {
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(record.length);
    const bytes = Buffer.concat([length, record]);
    try {
      for (let start = 0; start < bytes.length; ) {
        const more = writeSync(this.#descriptor, bytes, start, bytes.length - start, this.#written);
        start += more;
        this.#written += more;
      }
    } catch (error) {
      throw new InfrastructureError(
        `${this.#path}: expected room for the answers to compare, got ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
        'Free some disk space. On a runner the file is in RUNNER_TEMP, elsewhere in TMPDIR.',
        { cause: error },
      );
    }
  }

  /** The next record; undefined after the last. */
  next(): Uint8Array<ArrayBuffer> | undefined {
    if (this.#read >= this.#written) return undefined;
    const length = new DataView(this.#take(LENGTH_BYTES).buffer).getUint32(0, true);
    return this.#take(length);
  }

  /** Closes and removes it. */
  remove(): void {
    closeSync(this.#descriptor);
    rmSync(this.#path, { force: true });
  }

  #take(count: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(count);
    for (let start = 0; start < count; ) {
      const more = readSync(this.#descriptor, bytes, start, count - start, this.#read);
      if (more === 0) throw new RangeError(`${this.#path} is cut short`);
      start += more;
      this.#read += more;
    }
    return bytes;
  }
}
