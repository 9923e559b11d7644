import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { InfrastructureError } from '../../../errors/errors.ts';

const BUFFERED = 2 ** 16;

/** Lines on their way to a program: in a private file, so that memory does not grow with their number. */
export class LineFile {
  readonly path: string;
  readonly #descriptor: number;
  #pending = '';

  /** @param path - Absolute; a file that is there is replaced. */
  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.path = path;
    this.#descriptor = openSync(path, 'w', 0o600);
  }

  /** @throws {InfrastructureError} If it cannot be written, for example on a full disk. */
  add(line: string): void {
    this.#pending += `${line}\n`;
    if (this.#pending.length >= BUFFERED) this.#flush();
  }

  /** Call once after the last line. @throws {InfrastructureError} As {@link LineFile.add}. */
  close(): void {
    this.#flush();
    closeSync(this.#descriptor);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pending);
    this.#pending = '';
    try {
      for (let start = 0; start < bytes.length; ) start += writeSync(this.#descriptor, bytes, start);
    } catch (error) {
      throw new InfrastructureError(
        `${this.path}: expected room for the answers to score, got ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
        'Free some disk space. On a runner the file is in RUNNER_TEMP, elsewhere in TMPDIR.',
        { cause: error },
      );
    }
  }
}
