import { createHash } from 'node:crypto';
import type { TensorRecord } from '../../model/tensor-record.ts';
import { type TensorFiles, tensorBytes } from '../tensor-bytes.ts';

/** Hashes of a tensor's shape, element type and values, for comparing two models. */
export interface TensorDigest {
  /** Digest of a sample, at the same positions for all tensors of this shape and type. */
  readonly sample: string;
  /** Digest of all values; undefined if only a sample was read. */
  readonly whole: string | undefined;
}

const WINDOWS = 4;
const WINDOW_BYTES = 4096;
const CHUNK_BYTES = 64 * 1024;

/**
 * Hashes a tensor without loading it. A training step changes nearly every weight, so four windows of 4 KiB are enough to
 * detect a retrained tensor; changes of a few selected weights can be missed.
 *
 * @param isWhole - Whether to hash all values too.
 */
export function digestTensor(tensor: TensorRecord, files: TensorFiles, isWhole: boolean): TensorDigest {
  const { dataType, dims, values } = tensor;
  const length = values?.length ?? 0;
  const read = tensorBytes(tensor, files);
  const buffer = new Uint8Array(Math.min(length, CHUNK_BYTES));
  const newHash = () => createHash('sha256').update(`${dataType} ${dims.join()} ${length}\n`);
  const bytesAt = (position: number, count: number) =>
    buffer.subarray(0, read?.(position, buffer.subarray(0, count)) ?? 0);
  const sample = newHash();
  if (length <= WINDOWS * WINDOW_BYTES) {
    const all = sample.update(bytesAt(0, length)).digest('base64');
    return { sample: all, whole: all };
  }
  for (let window = 0; window < WINDOWS; window += 1) {
    const position = Math.floor(((length - WINDOW_BYTES) * window) / (WINDOWS - 1));
    sample.update(bytesAt(position, WINDOW_BYTES));
  }
  if (!isWhole) return { sample: sample.digest('base64'), whole: undefined };
  const whole = newHash();
  for (let position = 0; position < length; position += CHUNK_BYTES) {
    const bytes = bytesAt(position, CHUNK_BYTES);
    if (bytes.byteLength === 0) break;
    whole.update(bytes);
  }
  return { sample: sample.digest('base64'), whole: whole.digest('base64') };
}
