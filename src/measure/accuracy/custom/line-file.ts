import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type AnswerFile, writeAnswers } from '../write-answers.ts';

const BUFFERED = 2 ** 16;

/** Lines on their way to a program that scores them. */
export class LineFile {
  readonly #file: AnswerFile;
  #pending = '';

  /** @param path - Absolute; a file that is there is replaced. */
  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#file = { path, descriptor: openSync(path, 'w', 0o600), use: 'score' };
  }

  get path(): string {
    return this.#file.path;
  }

  /** @throws {InfrastructureError} As {@link writeAnswers}. */
  add(line: string): void {
    this.#pending += `${line}\n`;
    if (this.#pending.length >= BUFFERED) this.#flush();
  }

  /** Call once after the last line. @throws {InfrastructureError} As {@link LineFile.add}. */
  close(): void {
    this.#flush();
    closeSync(this.#file.descriptor);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pending);
    this.#pending = '';
    writeAnswers(this.#file, bytes);
  }
}
