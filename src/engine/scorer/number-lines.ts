/** A line that is no finite number. */
interface BadLine {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** As Python, R and JavaScript print finite numbers. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const MAX_CHARACTERS = 64;

/** Reads one finite number a line from text that arrives in pieces. Stops at the first mistake. */
export class NumberLines {
  readonly #most: number;
  readonly #numbers: number[] = [];
  #rest = '';
  #bad: BadLine | undefined;

  /** @param most - More numbers than these are too many. */
  constructor(most: number) {
    this.#most = most;
  }

  get numbers(): readonly number[] {
    return this.#numbers;
  }

  /** Undefined if all lines so far are numbers. */
  get bad(): BadLine | undefined {
    return this.#bad;
  }

  get isTooMany(): boolean {
    return this.#numbers.length > this.#most;
  }

  /** @returns Whether to go on. */
  add(text: string): boolean {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) if (!this.#take(line)) return false;
    return this.#rest.length <= MAX_CHARACTERS || this.#take(this.#rest);
  }

  /** Call once after the last piece. */
  end(): void {
    if (this.#bad === undefined && !this.isTooMany && this.#rest.trim() !== '') this.#take(this.#rest);
  }

  #take(line: string): boolean {
    const text = line.trim();
    const number = text.length <= MAX_CHARACTERS && NUMBER.test(text) ? Number(text) : Number.NaN;
    // A number such as 1e999 is infinite.
    if (!Number.isFinite(number)) this.#bad = { line: this.#numbers.length + 1, text };
    else this.#numbers.push(number);
    return this.#bad === undefined && !this.isTooMany;
  }
}
