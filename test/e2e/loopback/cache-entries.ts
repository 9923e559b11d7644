import { pageOf } from './page.ts';
import { type LoopbackAnswer, type LoopbackRequest, REPOSITORY, type Route } from './protocol.ts';
import { NOT_ACCESSIBLE, type TokenRights } from './rights.ts';

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

/** The list of entries of all scopes, which only the REST interface gives. */
export function cacheListRoute(entries: readonly CacheEntry[], rights: TokenRights): Route {
  const list = ({ url }: LoopbackRequest): LoopbackAnswer => {
    if (!rights.actions) return NOT_ACCESSIBLE;
    const prefix = url.searchParams.get('key') ?? '';
    const found = entries.filter(({ key, isComplete }) => isComplete && key.startsWith(prefix)).toReversed();
    return pageOf(found.map(describe), url, (shown) => ({
      total_count: found.length,
      actions_caches: shown,
    }));
  };
  return {
    name: 'caches.list',
    method: 'GET',
    pattern: new RegExp(`^${REPOSITORY}/actions/caches$`),
    answer: list,
  };
}

const describe = ({ id, key, ref, version, bytes }: CacheEntry) => ({
  id,
  key,
  ref,
  version,
  size_in_bytes: bytes.length,
  created_at: new Date(id * 1000).toISOString(),
});
