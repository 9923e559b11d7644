import { NumberColumn } from './number-column.ts';

/**
 * A growing column of number vectors of any length, one per item. Takes 4 bytes per item, plus the numbers as
 * {@link NumberColumn} stores them: 2 bytes each if they are small whole numbers such as counts, 4 if float32 can hold
 * them, else 8. Takes nothing as long as all vectors are empty.
 */
export class PartsColumn {
  /** Where each item's numbers end. Shorter than the column until an item has a number. */
  #ends = new Uint32Array(0);
  #length = 0;
  #size = 0;
  #numbers = new NumberColumn();

  /**
   * @param lengths - Numbers per item.
   * @param numbers - All of them, item after item.
   */
  static from(lengths: Uint32Array, numbers: Float64Array): PartsColumn {
    const column = new PartsColumn();
    column.#numbers = NumberColumn.from(numbers);
    column.#ends = new Uint32Array(lengths.length);
    for (const [item, length] of lengths.entries()) {
      column.#size += length;
      column.#ends[item] = column.#size;
    }
    column.#length = lengths.length;
    return column;
  }

  /** Numbers of all items together. */
  get size(): number {
    return this.#size;
  }

  /** Appends the vector of the next item. */
  push(parts: readonly number[]): void {
    for (const part of parts) this.#numbers.push(part);
    this.#size += parts.length;
    if (this.#size > 0) {
      // Items before the first number end at 0, as a new array does.
      if (this.#length >= this.#ends.length) {
        const longer = new Uint32Array(Math.ceil(this.#length * 1.25) + 64);
        longer.set(this.#ends);
        this.#ends = longer;
      }
      this.#ends[this.#length] = this.#size;
    }
    this.#length += 1;
  }

  /** The vector of the item at `index`, counted from 0. */
  at(index: number): readonly number[] {
    const start = index === 0 ? 0 : (this.#ends[index - 1] ?? 0);
    const end = index < this.#length ? (this.#ends[index] ?? 0) : start;
    return Array.from({ length: end - start }, (_, part) => this.#numbers.at(start + part) ?? Number.NaN);
  }

  /** The arguments of {@link PartsColumn.from}. */
  toArrays(): { readonly lengths: Uint32Array; readonly numbers: Float64Array } {
    const lengths = new Uint32Array(this.#length);
    let start = 0;
    for (let item = 0; item < this.#length; item += 1) {
      const end = this.#ends[item] ?? 0;
      lengths[item] = end - start;
      start = end;
    }
    return { lengths, numbers: this.#numbers.toArray() };
  }
}
