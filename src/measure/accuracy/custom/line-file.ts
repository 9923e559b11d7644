import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { AnswerFile } from '../answer-file.ts';

const BUFFERED = 2 ** 16;

/** Lines on their way to a program that scores them. */
export class LineFile {
  readonly #file: AnswerFile;
  #pending = '';

  /** @param path - Absolute; a file that is there is replaced. */
  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#file = new AnswerFile(path, 'score');
  }

  get path(): string {
    return this.#file.path;
  }

  /** @throws {InfrastructureError} As {@link AnswerFile.write}. */
  add(line: string): void {
    this.#pending += `${line}\n`;
    if (this.#pending.length >= BUFFERED) this.#flush();
  }

  /** Call once after the last line. @throws {InfrastructureError} As {@link LineFile.add}. */
  close(): void {
    this.#flush();
    this.#file.close();
  }

  /** Closes it too, and drops what is not written yet. */
  remove(): void {
    this.#file.remove();
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pending);
    this.#pending = '';
    this.#file.write(bytes);
  }
}
