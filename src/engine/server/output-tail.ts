import type { Readable } from 'node:stream';
import { plainText } from '../../errors/plain-text.ts';

const MAX_CHARACTERS = 8 * 1024;
const MAX_LINES = 20;
const MAX_LINE = 200;

/** The end of what a program prints: its last 20 lines, of the last 8 Ki characters. */
export class OutputTail {
  #text = '';

  /** Reads a stream until it ends. Undefined if the program could not be started. */
  read(stream: Readable | null): void {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      this.#text = (this.#text + text.slice(-MAX_CHARACTERS)).slice(-MAX_CHARACTERS);
    });
  }

  /** The last lines, oldest first, without blank ones, each as harmless text of at most 200 characters. */
  get lines(): string[] {
    return this.#text
      .split(/\r\n|\n|\r/)
      .map((line) => plainText(line, MAX_LINE))
      .filter((line) => line !== '')
      .slice(-MAX_LINES);
  }
}
