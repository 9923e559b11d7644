/**
 * Why protobuf bytes could not be read. `truncated`: the outermost message continues past the end of the bytes;
 * `malformed`: no writer produces such bytes; `too-much`: a limit of the reader (depth, length, budget) was exceeded;
 * `unreadable`: the bytes could not be fetched.
 */
export type ProtobufFault = 'truncated' | 'malformed' | 'too-much' | 'unreadable';

/** The only error that the protobuf reader throws. The message completes "expected …, got" and names the byte. */
export class ProtobufError extends Error {
  override readonly name = 'ProtobufError';
  readonly fault: ProtobufFault;
  /** Offset of the problem, counted from the first byte. */
  readonly byte: number;

  constructor(fault: ProtobufFault, byte: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
    this.byte = byte;
  }
}
