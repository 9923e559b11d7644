import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { InfrastructureError } from '../../errors/errors.ts';

/** A private file of answers, so that memory does not grow with their number. Whoever opens it closes or removes it. */
export class AnswerFile {
  readonly path: string;
  readonly #use: 'compare' | 'score' | 'show';
  /** Undefined once it is closed: the number may belong to another file by then. */
  #descriptor: number | undefined;

  /**
   * @param path - Absolute; a file that is there is replaced.
   * @param use - What happens to the answers later, for messages.
   */
  constructor(path: string, use: 'compare' | 'score' | 'show') {
    this.path = path;
    this.#use = use;
    this.#descriptor = openSync(path, 'w+', 0o600);
  }

  get isOpen(): boolean {
    return this.#descriptor !== undefined;
  }

  /**
   * Writes all bytes, after those that have been written already.
   *
   * @throws {InfrastructureError} If they cannot be written, for example on a full disk.
   */
  write(bytes: Uint8Array): void {
    const descriptor = this.#opened();
    try {
      for (let start = 0; start < bytes.length; ) start += writeSync(descriptor, bytes, start);
    } catch (error) {
      throw new InfrastructureError(
        `${this.path}: expected room for the answers to ${this.#use}, got ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
        'Free some disk space. On a runner the file is in RUNNER_TEMP, elsewhere in TMPDIR.',
        { cause: error },
      );
    }
  }

  /** Fills `bytes` from a position in the file. @throws {RangeError} If it ends before. */
  read(bytes: Uint8Array, position: number): void {
    const descriptor = this.#opened();
    for (let start = 0; start < bytes.length; ) {
      const more = readSync(descriptor, bytes, start, bytes.length - start, position + start);
      if (more === 0) throw new RangeError(`${this.path} is cut short`);
      start += more;
    }
  }

  close(): void {
    if (this.#descriptor === undefined) return;
    closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  /** Closes it too. */
  remove(): void {
    this.close();
    rmSync(this.path, { force: true });
  }

  #opened(): number {
    if (this.#descriptor === undefined) throw new TypeError(`${this.path} is closed`);
    return this.#descriptor;
  }
}
