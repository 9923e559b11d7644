/**
 * A growing column of doubles. Each full chunk is stored in the smallest lossless form: one number if all are equal,
 * two bytes each if all are small whole numbers such as classes, four if float32 holds them all, as it holds most
 * models' outputs, else eight bytes each.
 */
export class NumberColumn {
  readonly #chunks: Chunk[] = [];
  readonly #last = new Float64Array(CHUNK);
  #length = 0;

  /** @param numbers - In order. They are copied. */
  static from(numbers: Iterable<number>): NumberColumn {
    const column = new NumberColumn();
    for (const number of numbers) column.push(number);
    return column;
  }

  push(number: number): void {
    this.#last[this.#length % CHUNK] = number;
    this.#length += 1;
    if (this.#length % CHUNK === 0) this.#chunks.push(narrow(this.#last));
  }

  /** The number at `index`, counted from 0. Undefined if there is none. */
  at(index: number): number | undefined {
    if (!(index >= 0 && index < this.#length)) return undefined;
    const chunk = this.#chunks[Math.floor(index / CHUNK)] ?? this.#last;
    return typeof chunk === 'number' ? chunk : chunk[index % CHUNK];
  }

  /** A copy of all numbers, in order. */
  toArray(): Float64Array<ArrayBuffer> {
    const numbers = new Float64Array(this.#length);
    this.#chunks.forEach((chunk, position) => {
      const start = position * CHUNK;
      if (typeof chunk === 'number') numbers.fill(chunk, start, start + CHUNK);
      else numbers.set(chunk, start);
    });
    numbers.set(this.#last.subarray(0, this.#length % CHUNK), this.#chunks.length * CHUNK);
    return numbers;
  }
}

const CHUNK = 4096;

type Chunk = number | Uint16Array | Float32Array | Float64Array;

function narrow(numbers: Float64Array): Chunk {
  const first = numbers[0] as number;
  // `Object.is` distinguishes −0 from 0, and NaN equals NaN.
  if (numbers.every((number) => Object.is(number, first))) return first;
  const small = Uint16Array.from(numbers);
  if (numbers.every((number, index) => Object.is(number, small[index]))) return small;
  const single = Float32Array.from(numbers);
  return numbers.every((number, index) => Object.is(number, single[index])) ? single : numbers.slice();
}
