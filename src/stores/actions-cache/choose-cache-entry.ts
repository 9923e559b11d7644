import type { Standing } from '../../records/acceptance.ts';
import type { BaselineKey, RestoredBaseline } from '../baseline-store.ts';
import { cacheKeyPrefix, readCacheKey, readCacheStanding } from './cache-key.ts';

/** An entry as the REST API lists it. */
export interface ListedCacheEntry {
  readonly key: string;
  /** The ref that wrote it: `refs/heads/main`, `refs/pull/7/merge`. */
  readonly ref: string;
  /** Differs between runners that pack with zstd and without; only one kind can be restored here. */
  readonly version: string;
  /** Size when packed. */
  readonly sizeBytes: number;
}

/** An entry to restore. */
export interface ChosenEntry {
  readonly name: string;
  /** Digest of the record in it. */
  readonly digest: string;
}

/**
 * Chooses among the entries that the trusted ref wrote: the newest of the nearest commit for each way of packing,
 * nearest first.
 *
 * @param listed - Newest first.
 * @returns At least one entry, or why none can be trusted.
 */
export function chooseCacheEntries(
  listed: readonly ListedCacheEntry[],
  { key, trustedRef }: { key: BaselineKey; trustedRef: string },
): readonly ChosenEntry[] | RestoredBaseline {
  const prefix = cacheKeyPrefix(key);
  const known = listed.flatMap((entry) => {
    const name = readCacheKey(entry.key, prefix);
    const distance = name === undefined ? -1 : key.ancestors.indexOf(name.commit);
    return name === undefined || distance < 0 ? [] : [{ ...entry, ...name, distance }];
  });
  const nearestFirst = known
    .filter(({ ref }) => ref === trustedRef)
    .sort((left, right) => left.distance - right.distance);
  const chosen = nearestFirst.filter(
    ({ version }, index) => nearestFirst.findIndex((each) => each.version === version) === index,
  );
  const stranger = known.find(({ ref }) => ref !== trustedRef);
  if (chosen.length === 0) return explainUnusable(stranger, trustedRef);
  const rival = known.find(
    ({ key: entry, ref }) => ref !== trustedRef && chosen.some((each) => each.key === entry),
  );
  if (rival !== undefined) {
    return { state: 'rejected', problem: { kind: 'shadowed', entry: rival.key, ref: rival.ref } };
  }
  return chosen.map(({ key: name, digest }) => ({ name, digest }));
}

function explainUnusable(stranger: ListedCacheEntry | undefined, wanted: string): RestoredBaseline {
  if (stranger === undefined) return { state: 'absent' };
  const { key: entry, ref } = stranger;
  return { state: 'rejected', problem: { kind: 'of-another-ref', entry, ref, wanted } };
}

/**
 * Which commits are accepted, by the entries that the trusted ref wrote: the newest per machine and settings.
 *
 * @param listed - Newest first.
 */
export function readListedStandings(
  listed: readonly ListedCacheEntry[],
  { key, trustedRef }: { key: BaselineKey; trustedRef: string },
): Standing[] {
  const seen = new Set<string>();
  return listed.flatMap(({ key: name, ref }) => {
    const found = readCacheStanding(name, key);
    if (found === undefined || ref !== trustedRef) return [];
    const { place, standing } = found;
    const id = `${place}${standing.commit}`;
    if (seen.has(id) || !key.ancestors.includes(standing.commit)) return [];
    seen.add(id);
    return [standing];
  });
}
