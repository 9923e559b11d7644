import type { Readable } from 'node:stream';
import { plainText } from '../../errors/plain-text.ts';

const MAX_LINES = 20;
const MAX_CHARACTERS = 8 * 1024;
const MAX_LINE = 200;

/** Keeps the last 20 lines of a program's output, at most 8,192 characters. */
export class OutputTail {
  readonly #streams: { rest: string }[] = [];
  #lines: string[] = [];

  /** Reads a stream until it ends. Lines of several streams are not torn apart. */
  read(stream: Readable | null): void {
    const own = { rest: '' };
    this.#streams.push(own);
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (own.rest + text.slice(-MAX_CHARACTERS)).slice(-MAX_CHARACTERS).split(/\r\n|\n|\r/);
      own.rest = lines.pop() ?? '';
      this.#lines = newest([...this.#lines, ...lines]);
    });
  }

  /** The last lines, oldest first, without blank ones, each as harmless text of at most 200 characters. */
  get lines(): string[] {
    const all = [...this.#lines, ...this.#streams.map(({ rest }) => rest)];
    return newest(all).map((line) => plainText(line, MAX_LINE));
  }
}

function newest(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let characters = 0;
  for (const line of lines.filter((each) => plainText(each, MAX_LINE) !== '').toReversed()) {
    characters += line.length;
    if (kept.length === MAX_LINES || characters > MAX_CHARACTERS) break;
    kept.unshift(line);
  }
  return kept;
}
