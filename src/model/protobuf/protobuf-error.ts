/**
 * Why protobuf bytes could not be read. `truncated`: the outermost message runs past the end of the bytes;
 * `malformed`: no writer makes such bytes; `too-much`: a bound of the reader (depth, length, budget) was hit;
 * `unreadable`: the bytes could not be fetched.
 */
export type ProtobufFault = 'truncated' | 'malformed' | 'too-much' | 'unreadable';

/** The only error the protobuf reader throws. The message completes "expected …, got" and names the byte. */
export class ProtobufError extends Error {
  override readonly name = 'ProtobufError';
  readonly fault: ProtobufFault;
  /** Offset of the trouble, counted from the first byte of the bytes. */
  readonly byte: number;

  constructor(fault: ProtobufFault, byte: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
    this.byte = byte;
  }
}
