import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import { type AnswerFile, writeAnswers } from '../write-answers.ts';

const LENGTH_BYTES = 4;

/** One model's answers to the items, in order, for comparison with the other's. */
export class RecordFile {
  readonly #file: AnswerFile;
  #written = 0;
  #read = 0;

  /** @param path - Absolute; a file that is there is replaced. */
  constructor(path: string) {
    this.#file = { path, descriptor: openSync(path, 'w+', 0o600), use: 'compare' };
  }

  /** @throws {InfrastructureError} As {@link writeAnswers}. */
  add(record: Uint8Array): void {
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(record.length);
    const bytes = Buffer.concat([length, record]);
    writeAnswers(this.#file, bytes);
    this.#written += bytes.length;
  }

  /** The next record; undefined after the last. */
  next(): Uint8Array<ArrayBuffer> | undefined {
    if (this.#read >= this.#written) return undefined;
    const length = new DataView(this.#take(LENGTH_BYTES).buffer).getUint32(0, true);
    return this.#take(length);
  }

  /** Closes and removes it. */
  remove(): void {
    closeSync(this.#file.descriptor);
    rmSync(this.#file.path, { force: true });
  }

  #take(count: number): Uint8Array<ArrayBuffer> {
    const { path, descriptor } = this.#file;
    const bytes = new Uint8Array(count);
    for (let start = 0; start < count; ) {
      const more = readSync(descriptor, bytes, start, count - start, this.#read);
      if (more === 0) throw new RangeError(`${path} is cut short`);
      start += more;
      this.#read += more;
    }
    return bytes;
  }
}
