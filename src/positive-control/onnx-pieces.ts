import type { FileHandle } from 'node:fs/promises';
import type { ByteSpan } from '../model/protobuf/protobuf-reader.ts';

/* Protobuf output as pieces: either new bytes, or spans of the source file, which are never loaded as a whole. */

/** New bytes, or a span of the source file. */
export type OnnxPiece = Uint8Array | ByteSpan;

const DELIMITED = 2;
const VARINT = 0;
const COPY_BYTES = 1 << 20;

/** Total size in bytes. */
function lengthOf(pieces: readonly OnnxPiece[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

/** A field with a non-negative integer. */
export function integer(field: number, value: number): OnnxPiece[] {
  return [varint(field * 8 + VARINT), varint(value)];
}

/** A length-delimited field: a message or bytes. */
export function message(field: number, ...parts: readonly (readonly OnnxPiece[])[]): OnnxPiece[] {
  const pieces = parts.flat();
  return [varint(field * 8 + DELIMITED), varint(lengthOf(pieces)), ...pieces];
}

export function text(field: number, value: string): OnnxPiece[] {
  return message(field, [new TextEncoder().encode(value)]);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Uint8Array.from([...bytes, rest]);
}

/** Writes the pieces in order; spans are copied from `source`, 1 MiB at a time. */
export async function writePieces(
  target: FileHandle,
  source: FileHandle,
  pieces: readonly OnnxPiece[],
): Promise<void> {
  let pending: Uint8Array[] = [];
  const flush = async (): Promise<void> => {
    await target.writev(pending);
    pending = [];
  };
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) pending.push(piece);
    else {
      for (let done = 0; done < piece.length; done += COPY_BYTES) {
        const buffer = new Uint8Array(Math.min(COPY_BYTES, piece.length - done));
        await readAll(source, buffer, piece.start + done);
        pending.push(buffer);
        if (buffer.length === COPY_BYTES) await flush();
      }
    }
    if (pending.length >= 512) await flush();
  }
  if (pending.length > 0) await flush();
}

async function readAll(source: FileHandle, buffer: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < buffer.length) {
    const { bytesRead } = await source.read(buffer, done, buffer.length - done, position + done);
    if (bytesRead === 0) throw new Error(`the model ended at byte ${position + done}`);
    done += bytesRead;
  }
}
