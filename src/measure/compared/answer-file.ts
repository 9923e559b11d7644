import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { InfrastructureError } from '../../errors/errors.ts';
import type { ClassAnswer } from '../../task/divergence/divergence.ts';

const BYTES = Float64Array.BYTES_PER_ELEMENT;

/** The answers of one model in the order of the items, in a private file, to be compared with those of another. */
export class AnswerFile {
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
  add({ decision, logProbabilities }: ClassAnswer): void {
    const numbers = Float64Array.of(logProbabilities.length, decision, ...logProbabilities);
    try {
      this.#written += writeSync(this.#descriptor, numbers, 0, numbers.byteLength, this.#written);
    } catch (error) {
      throw new InfrastructureError(
        `${this.#path}: expected room for the answers to compare, got ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
        'Free some disk space. On a runner the file is in RUNNER_TEMP, elsewhere in TMPDIR.',
        { cause: error },
      );
    }
  }

  /** The next answer; undefined after the last. */
  next(): ClassAnswer | undefined {
    if (this.#read >= this.#written) return undefined;
    const [length = 0, decision = Number.NaN] = this.#take(2);
    return { decision, logProbabilities: this.#take(length) };
  }

  /** Closes and removes it. */
  remove(): void {
    closeSync(this.#descriptor);
    rmSync(this.#path, { force: true });
  }

  #take(count: number): Float64Array {
    const numbers = new Float64Array(count);
    if (count > 0) this.#read += readSync(this.#descriptor, numbers, 0, count * BYTES, this.#read);
    return numbers;
  }
}
