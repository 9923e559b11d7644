import type { TensorRecord } from '../model/tensor-record.ts';

/**
 * Copies bytes from `position` on into `target`.
 *
 * @returns Number of bytes copied; fewer than requested at the end.
 */
export type ReadAt = (position: number, target: Uint8Array) => number;

/** Where the values of tensors are read from. */
export interface TensorFiles {
  readonly model: ReadAt;
  /** By location as written; a location without an entry cannot be read. */
  readonly external: ReadonlyMap<string, ReadAt>;
}

/** Reads the stored values of a tensor, with position 0 at their first byte; undefined when there are none. */
export function tensorBytes(tensor: TensorRecord, files: TensorFiles): ReadAt | undefined {
  const { values, externalLocation } = tensor;
  if (values === undefined) return undefined;
  const read = externalLocation === undefined ? files.model : files.external.get(externalLocation);
  if (read === undefined) return undefined;
  return (position, target) => {
    const length = Math.min(target.byteLength, values.length - position);
    return length <= 0 ? 0 : read(values.start + position, target.subarray(0, length));
  };
}

/** Reads bytes that are in memory. */
export function readMemory(bytes: Uint8Array): ReadAt {
  return (position, target) => {
    const part = bytes.subarray(position, position + target.byteLength);
    target.set(part);
    return part.byteLength;
  };
}
