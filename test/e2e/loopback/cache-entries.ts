/** One entry of the cache service. It exists for readers only once it is complete. */
export interface CacheEntry {
  readonly id: number;
  readonly key: string;
  readonly version: string;
  bytes: Buffer;
  isComplete: boolean;
}

/** The service's own matching: version equal; the exact key first, then the newest whose key starts with it. */
export function findEntry(
  entries: readonly CacheEntry[],
  version: string,
  keys: readonly string[],
): CacheEntry | undefined {
  const readable = entries.filter((entry) => entry.isComplete && entry.version === version).toReversed();
  for (const key of keys) {
    const found =
      readable.find((entry) => entry.key === key) ?? readable.find((entry) => entry.key.startsWith(key));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reserves a key; entries are immutable, so a key that is taken gives undefined. */
export function reserveEntry(
  entries: CacheEntry[],
  { key, version }: { readonly key: string; readonly version: string },
): CacheEntry | undefined {
  if (entries.some((entry) => entry.key === key && entry.version === version)) return undefined;
  const entry = { id: entries.length + 1, key, version, bytes: Buffer.alloc(0), isComplete: false };
  entries.push(entry);
  return entry;
}
