import type { TensorRecord } from '../model/tensor-record.ts';

/**
 * Copies bytes starting at `position` into `target`.
 *
 * @returns Number of bytes copied; fewer than requested at the end.
 */
export type ReadAt = (position: number, target: Uint8Array) => number;

/** Sources of tensor values. */
export interface TensorFiles {
  readonly model: ReadAt;
  /** Keyed by location as written; a location without an entry cannot be read. */
  readonly external: ReadonlyMap<string, ReadAt>;
}

/** Random access to a tensor's stored values, starting at position 0; undefined if there are none. */
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
