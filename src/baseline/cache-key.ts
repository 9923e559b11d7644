import { createHash } from 'node:crypto';
import type { BaselineKey } from './baseline-store.ts';

/** What the key of an entry says. */
export interface CacheEntryName {
  /** Full SHA of the commit that was recorded. */
  readonly commit: string;
  /** First 32 hex digits of the SHA-256 over the entry's `record.json`. */
  readonly digest: string;
}

/** Every entry of one model, data set, task, runtime, traffic and machine has a key that starts so. */
export function cacheKeyPrefix({ modelId, comparability, environment }: BaselineKey): string {
  const parts = ['regression-gate-v2', modelId, comparability.slice(0, 16), environment.slice(0, 16), ''];
  // Some servers hand keys back in lower case; ids that differ only by case differ in their path.
  return parts.join('-').toLowerCase();
}

/**
 * The key of one entry, unique to a run, because entries are immutable. It ends in the digest of the record, so that
 * an entry with another content under the same key, as a pull request could save in its own scope, is told from it.
 *
 * @param run - Run id and attempt.
 */
export function cacheKey(key: BaselineKey, { commit, digest }: CacheEntryName, run: string): string {
  return `${cacheKeyPrefix(key)}${commit}-${run}-${digest}`.toLowerCase();
}

/** Reads what {@link cacheKey} wrote; undefined for any other key. */
export function readCacheKey(name: string, prefix: string): CacheEntryName | undefined {
  if (!name.toLowerCase().startsWith(prefix)) return undefined;
  const match = /^([0-9a-f]{40}|[0-9a-f]{64})-\d+\.\d+-([0-9a-f]{32})$/.exec(
    name.slice(prefix.length).toLowerCase(),
  );
  return match === null ? undefined : { commit: match[1] ?? '', digest: match[2] ?? '' };
}

/** Digest of a record as a key ends in it. */
export function digestOfRecord(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
