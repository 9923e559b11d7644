/** What happens to the answers of a server on their way. Absent parts leave them as they are. */
export interface Alteration {
  /**
   * How much later a piece of an answer arrives, in ms.
   *
   * @param piece - Its number in the answer, from 0. A stream has a piece per event; other answers have one.
   */
  readonly delayMs?: (piece: number) => number;
  /** Alters the data of one event of a stream. */
  readonly event?: (data: string) => string;
  /**
   * Alters an answer that is not a stream.
   *
   * @param jsonLength - How many bytes of it are JSON, as its header says; undefined without one.
   * @returns Undefined to leave it as it is.
   */
  readonly body?: (body: Uint8Array, jsonLength: string | undefined) => AlteredBody | undefined;
}

interface AlteredBody {
  readonly body: Uint8Array;
  /** Undefined if all of it is JSON. */
  readonly jsonLength: number | undefined;
}
