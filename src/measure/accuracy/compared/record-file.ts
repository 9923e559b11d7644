import { AnswerFile } from '../answer-file.ts';

const LENGTH_BYTES = 4;

/** One model's answers to the items, in order, for comparison with the other's. */
export class RecordFile {
  readonly #file: AnswerFile;
  #written = 0;
  #read = 0;

  /** @param path - Absolute; a file that is there is replaced. */
  constructor(path: string) {
    this.#file = new AnswerFile(path, 'compare');
  }

  /** @throws {InfrastructureError} As {@link AnswerFile.write}. */
  add(record: Uint8Array): void {
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(record.length);
    const bytes = Buffer.concat([length, record]);
    this.#file.write(bytes);
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
    this.#file.remove();
  }

  #take(count: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(count);
    this.#file.read(bytes, this.#read);
    this.#read += count;
    return bytes;
  }
}
