/** Takes the next `count` bytes of a stream; fewer only at its end. The bytes may share memory with the stream's chunks. */
export type ReadExactly = (count: number) => Promise<Uint8Array>;

/** Reads a stream of chunks in pieces of wanted sizes. */
export function exactReader(chunks: AsyncIterable<Uint8Array>): ReadExactly {
  const iterator = chunks[Symbol.asyncIterator]();
  let pending: Uint8Array = new Uint8Array(0);
  return async (count) => {
    const parts = [pending];
    let size = pending.length;
    while (size < count) {
      const next = await iterator.next();
      if (next.done === true) break;
      parts.push(next.value);
      size += next.value.length;
    }
    const joined = parts.length === 1 ? pending : Buffer.concat(parts);
    pending = joined.subarray(count);
    return joined.subarray(0, count);
  };
}
