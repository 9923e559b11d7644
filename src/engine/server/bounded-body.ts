import { type RequestFailure, tooLarge } from './request-failure.ts';

/** The bytes of an answer, together: at most so many. */
export class BoundedBody {
  readonly #maxBytes: number;
  #bytes: Uint8Array = new Uint8Array(4096);
  #length = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** @returns A failure if there are too many. */
  add(chunk: Uint8Array): RequestFailure | undefined {
    const length = this.#length + chunk.length;
    if (length > this.#maxBytes) return tooLarge('an answer', this.#maxBytes);
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(length, Math.min(this.#maxBytes, 2 * this.#bytes.length)));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(chunk, this.#length);
    this.#length = length;
    return undefined;
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** As UTF-8; invalid bytes become U+FFFD. */
  get text(): string {
    return new TextDecoder().decode(this.bytes);
  }
}
