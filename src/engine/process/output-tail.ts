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

/** Lines of a program's output that a message quotes. */
const QUOTED_LINES = 3;

/** As Python and Node.js print an error; Node.js prints a trace and more below it. */
const ERROR_LINE = /^(?:[\w.]+\.)?\w*(?:Error|Exception)\b[^:]*: /;

/** What a message quotes of a program's output: the last lines, with the last error if it is not among them. */
export function quotedLines(lines: readonly string[]): string {
  const last = lines.slice(-QUOTED_LINES);
  const error = lines.findLast((line) => ERROR_LINE.test(line));
  return (error === undefined || last.includes(error) ? last : [error, ...last.slice(-1)]).join(' / ');
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
