import { type LoopbackAnswer, type LoopbackRequest, REPOSITORY, type Route } from './protocol.ts';

/** One entry of the cache service. It exists for readers only once it is complete. */
export interface CacheEntry {
  readonly id: number;
  readonly key: string;
  readonly version: string;
  /** Scope of the run that saved it. */
  readonly ref: string;
  bytes: Buffer;
  isComplete: boolean;
}

/** What the token of a run may do. Tests change it between runs. */
export interface CacheRights {
  mayWrite: boolean;
  /** Ref of the run: where it writes, and where it looks first. */
  scope: string;
  /** Refs that it may read besides, in the order in which they are looked through. */
  others: readonly string[];
}

/** The service's own matching: scope by scope; version equal; the exact key first, then the newest whose key starts with it. */
export function findEntry(
  entries: readonly CacheEntry[],
  rights: CacheRights,
  { version, keys }: { readonly version: string; readonly keys: readonly string[] },
): CacheEntry | undefined {
  for (const ref of [rights.scope, ...rights.others]) {
    const readable = entries
      .filter((entry) => entry.isComplete && entry.version === version && entry.ref === ref)
      .toReversed();
    for (const key of keys) {
      const found =
        readable.find((entry) => entry.key === key) ?? readable.find((entry) => entry.key.startsWith(key));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Reserves a key; entries are immutable, so a key that is taken in the scope gives undefined. */
export function reserveEntry(
  entries: CacheEntry[],
  { key, version, ref }: Pick<CacheEntry, 'key' | 'version' | 'ref'>,
): CacheEntry | undefined {
  const isTaken = entries.some(
    (entry) => entry.key === key && entry.version === version && entry.ref === ref,
  );
  if (isTaken) return undefined;
  const entry = { id: entries.length + 1, key, version, ref, bytes: Buffer.alloc(0), isComplete: false };
  entries.push(entry);
  return entry;
}

/** The list of entries of all scopes, as only the REST interface tells it. */
export function cacheListRoute(entries: readonly CacheEntry[]): Route {
  const list = ({ url }: LoopbackRequest): LoopbackAnswer => {
    const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100);
    const page = Number(url.searchParams.get('page') ?? 1);
    const prefix = url.searchParams.get('key') ?? '';
    const found = entries.filter(({ key, isComplete }) => isComplete && key.startsWith(prefix)).toReversed();
    const shown = found.slice((page - 1) * size, page * size);
    return {
      status: 200,
      json: {
        total_count: found.length,
        actions_caches: shown.map(({ id, key, ref, version, bytes }) => ({
          id,
          key,
          ref,
          version,
          size_in_bytes: bytes.length,
          created_at: new Date(id * 1000).toISOString(),
        })),
      },
    };
  };
  return {
    name: 'caches.list',
    method: 'GET',
    pattern: new RegExp(`^${REPOSITORY}/actions/caches$`),
    answer: list,
  };
}
