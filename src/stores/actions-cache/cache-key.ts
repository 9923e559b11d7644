import { createHash } from 'node:crypto';
import { MARK, readAcceptanceMark, type Standing } from '../../records/acceptance.ts';
import type { BaselineKey } from '../baseline-store.ts';

/** What the key of an entry contains. */
export interface CacheEntryName {
  /** Full SHA of the commit that was recorded. */
  readonly commit: string;
  /** First 32 hex digits of the SHA-256 over the entry's `record.json`. */
  readonly digest: string;
  /** State of a record that its own verdict did not accept: "unaccepted.fail". */
  readonly mark: string | undefined;
}

/**
 * Prefix of the keys of all entries of one model. Models with longer ids may share it. Some servers return keys in
 * lower case, so ids that differ only in case are distinguished by a digest.
 */
export function modelKeyPrefix({ modelId }: BaselineKey): string {
  const lowered = modelId.toLowerCase();
  const own = lowered === modelId ? '' : `-${digestOf(modelId).slice(0, 8)}`;
  return `regression-gate-v2-${lowered}${own}-`;
}

/** Prefix of the keys of all entries of one model, data set, task, runtime, traffic and machine. */
export function cacheKeyPrefix(key: BaselineKey): string {
  return `${modelKeyPrefix(key)}${key.comparability.slice(0, 16)}-${key.environment.slice(0, 16)}-`.toLowerCase();
}

/**
 * Key of one entry. It is unique per run, because entries are immutable. It ends in the digest of the record, so that
 * an entry with another content under the same key, which a pull request could save, is recognized.
 *
 * @param run - Run id and attempt.
 */
export function cacheKey(key: BaselineKey, { commit, digest, mark }: CacheEntryName, run: string): string {
  const end = mark === undefined ? '' : `-${mark}`;
  return `${cacheKeyPrefix(key)}${commit}-${run}-${digest}${end}`.toLowerCase();
}

const NAME = String.raw`([0-9a-f]{40}|[0-9a-f]{64})-\d+\.\d+-([0-9a-f]{32})(?:-${MARK})?$`;

/** Reads what {@link cacheKey} wrote; undefined for any other key. */
export function readCacheKey(name: string, prefix: string): CacheEntryName | undefined {
  if (!name.toLowerCase().startsWith(prefix)) return undefined;
  const match = new RegExp(`^${NAME}`).exec(name.slice(prefix.length).toLowerCase());
  return match === null ? undefined : { commit: match[1] ?? '', digest: match[2] ?? '', mark: match[3] };
}

/** An entry's machine and settings, and its commit's standing; undefined for an entry of another model. */
export function readCacheStanding(
  name: string,
  key: BaselineKey,
): { readonly place: string; readonly standing: Standing } | undefined {
  const prefix = modelKeyPrefix(key);
  if (!name.toLowerCase().startsWith(prefix)) return undefined;
  const place = /^[0-9a-f]{16}-[0-9a-f]{16}-/.exec(name.slice(prefix.length).toLowerCase())?.[0];
  const entry = place === undefined ? undefined : readCacheKey(name, `${prefix}${place}`);
  if (place === undefined || entry === undefined) return undefined;
  return { place, standing: readAcceptanceMark(entry.commit, entry.mark) };
}

/** First 32 hex digits of the SHA-256 over a record, as at the end of a key. */
export function digestOf(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
