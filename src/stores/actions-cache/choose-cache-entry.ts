import type { Standing } from '../../records/acceptance.ts';
import type { BaselineKey, RestoredBaseline } from '../baseline-store.ts';
import { cacheKeyPrefix, readCacheKey, readCacheStanding } from './cache-key.ts';
import type { CacheEntryVersions } from './cache-lookup.ts';

/** An entry as the REST interface lists it. */
export interface ListedCacheEntry {
  readonly key: string;
  /** Whose entry it is: `refs/heads/main`, `refs/pull/7/merge`. */
  readonly ref: string;
  readonly version: string;
}

/** An entry to restore. */
export interface ChosenEntry {
  readonly name: string;
  readonly digest: string;
  /** Why it is not known to be the default branch's. */
  readonly caveat: string | undefined;
}

/**
 * Among the entries of the default branch, the newest of the nearest commit.
 *
 * @param listed - Newest first.
 * @returns The entry, or why there is none to be trusted.
 */
export function chooseCacheEntry(
  listed: readonly ListedCacheEntry[],
  { key, versions, trustedRef }: { key: BaselineKey; versions: CacheEntryVersions; trustedRef: string },
): ChosenEntry | RestoredBaseline {
  const prefix = cacheKeyPrefix(key);
  const known = listed.flatMap((entry) => {
    const name = readCacheKey(entry.key, prefix);
    const distance = name === undefined ? -1 : key.ancestors.indexOf(name.commit);
    const isOurs = entry.version === versions.own || entry.version === versions.other;
    return name === undefined || distance < 0 || !isOurs ? [] : [{ ...entry, ...name, distance }];
  });
  const usable = known.filter((entry) => entry.ref === trustedRef && entry.version === versions.own);
  const nearest = Math.min(...usable.map(({ distance }) => distance));
  const chosen = usable.find(({ distance }) => distance === nearest);
  if (chosen === undefined) return explainUnusable(known, { prefix, trustedRef });
  const rival = known.find((entry) => entry.key === chosen.key && entry.ref !== trustedRef);
  if (rival === undefined) return { name: chosen.key, digest: chosen.digest, caveat: undefined };
  return { state: 'rejected', detail: `entry ${chosen.key} is also in ${rival.ref}, which comes first` };
}

/**
 * How the commits of a line stand by the entries of the default branch: the newest of each machine and setting.
 *
 * @param listed - Newest first.
 */
export function readListedStandings(
  listed: readonly ListedCacheEntry[],
  { key, versions, trustedRef }: { key: BaselineKey; versions: CacheEntryVersions; trustedRef: string },
): Standing[] {
  const seen = new Set<string>();
  return listed.flatMap(({ key: name, ref, version }) => {
    const found = readCacheStanding(name, key);
    const isOurs = version === versions.own || version === versions.other;
    if (found === undefined || !isOurs || ref !== trustedRef) return [];
    const { place, standing } = found;
    const id = `${place}${standing.commit}`;
    if (seen.has(id) || !key.ancestors.includes(standing.commit)) return [];
    seen.add(id);
    return [standing];
  });
}

function explainUnusable(
  known: readonly ListedCacheEntry[],
  { prefix, trustedRef }: { prefix: string; trustedRef: string },
): RestoredBaseline {
  const [first] = known;
  if (first === undefined) return { state: 'absent', detail: `no entry under key ${prefix}` };
  if (first.ref !== trustedRef) {
    return { state: 'rejected', detail: `entry ${first.key} is of ${first.ref}, not of ${trustedRef}` };
  }
  return {
    state: 'unavailable',
    detail: `entry ${first.key} was packed by another tool than this runner has: install zstd on every runner, or on none`,
  };
}
