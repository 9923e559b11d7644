import type { Readable, Writable } from 'node:stream';

/** One message between the parent and the measuring child: a JSON header and raw bytes. */
export interface Frame {
  readonly header: unknown;
  readonly payload: Uint8Array;
}

const LENGTHS_BYTES = 8;

/** Larger frames are rejected: the child runs a hostile model and must not fill the parent's memory. */
const MAX_FRAME_BYTES = 1 << 30;

/** Layout: header length and payload length as little-endian uint32, header as UTF-8 JSON, payload. */
export function writeFrame(stream: Writable, frame: Frame): void {
  const header = Buffer.from(JSON.stringify(frame.header));
  const lengths = Buffer.alloc(LENGTHS_BYTES);
  lengths.writeUInt32LE(header.length, 0);
  lengths.writeUInt32LE(frame.payload.length, 4);
  stream.write(Buffer.concat([lengths, header]));
  if (frame.payload.length > 0) stream.write(frame.payload);
}

/**
 * Reads frames from a pipe until it ends.
 *
 * @param maxBytes - The longest frame; 1 GiB if absent.
 * @throws {RangeError} If a frame is longer.
 * @throws {SyntaxError} If a header is not JSON.
 */
export async function* readFrames(
  stream: Readable,
  maxBytes = MAX_FRAME_BYTES,
): AsyncGenerator<Frame, void, undefined> {
  let chunks: Buffer[] = [];
  let held = 0;
  let wanted = LENGTHS_BYTES;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    held += chunk.length;
    while (held >= wanted) {
      const bytes = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
      chunks = [bytes];
      const headerLength = bytes.readUInt32LE(0);
      const payloadLength = bytes.readUInt32LE(4);
      const frameLength = LENGTHS_BYTES + headerLength + payloadLength;
      if (frameLength > maxBytes) throw new RangeError(`frame of ${frameLength} bytes is too long`);
      if (held < frameLength) {
        wanted = frameLength;
        break;
      }
      const payloadStart = LENGTHS_BYTES + headerLength;
      yield {
        header: JSON.parse(bytes.toString('utf8', LENGTHS_BYTES, payloadStart)),
        // A copy starts at offset 0, as typed arrays with wide elements require.
        payload: new Uint8Array(bytes.subarray(payloadStart, frameLength)),
      };
      chunks = [bytes.subarray(frameLength)];
      held -= frameLength;
      wanted = LENGTHS_BYTES;
    }
  }
}
