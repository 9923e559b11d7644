import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  ATTEMPT_STATES,
  type AttemptKey,
  MAX_ATTEMPT_BYTES,
  parseAttempt,
} from '../../records/attempt-record.ts';
import { digestFields } from '../../records/comparability.ts';
import {
  type AttemptStore,
  chooseAttempts,
  type FoundAttempts,
  isAttemptState,
  type NamedAttempt,
} from '../attempt-store.ts';
import type { SavedBaseline } from '../baseline-store.ts';
import {
  type CacheClient,
  type CacheSurroundings,
  LATE,
  messageOf,
  openCache,
  within,
} from './cache-client.ts';
import { cacheEntryVersions } from './cache-lookup.ts';
import type { ListedCacheEntry } from './choose-cache-entry.ts';
import { readTarEntry } from './read-tar-entry.ts';

/** Packed as a folder of its own; nothing is ever unpacked into it. */
const STAGING = '.regression-gate/.attempts-cache';
const FILE = 'attempt.json';
const LIST_MS = 60_000;

/** What the store needs from outside. */
export interface AttemptCacheSettings extends CacheSurroundings {
  /** `<run id>.<attempt>`: makes the key of what is saved unique. */
  readonly run: string;
  /** Refs whose entries count: the run's own and the default branch's. */
  readonly refs: readonly string[];
  /** Lists the entries whose key starts with `prefix`, newest first; rejects where the server does not tell. */
  readonly listEntries: (prefix: string) => Promise<readonly ListedCacheEntry[]>;
}

type Entry = NamedAttempt & { readonly name: string };

/**
 * Attempts in the Actions cache, in the scope of the run: on GitHub the re-runs of a pull request see those of each other,
 * and nobody else does. One entry an attempt, because entries are immutable; its key says how the attempt ended, so that a
 * failed one is found even where entries cannot be listed.
 */
export function openAttemptCache(settings: AttemptCacheSettings): AttemptStore {
  const cache = openCache(settings);
  return {
    title: 'Actions cache',
    list: async (key) => {
      const incomparable = cache.obstacle('read');
      if (incomparable !== undefined) return cannotAsk(incomparable);
      const found = await within(LIST_MS, list(cache, key, settings));
      return found === LATE ? cannotAsk(`no answer within ${LIST_MS / 1000} s`) : found;
    },
    save: async (key, state, { text, digest }): Promise<SavedBaseline> => {
      const incomparable = cache.obstacle('write');
      if (incomparable !== undefined) return { state: 'not-saved', detail: incomparable };
      const name = `${prefixOf(key)}${state}-${settings.run}-${digest}`;
      const before = await cache.lookUp(STAGING, name);
      if (cache.isHopeless(before)) return { state: 'not-saved', detail: before.reason };
      const folder = resolve(settings.workspace, STAGING);
      try {
        await rm(folder, { recursive: true, force: true });
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(join(folder, FILE), text);
      } catch (error) {
        return { state: 'not-saved', detail: messageOf(error) };
      }
      return cache.save(STAGING, name);
    },
  };
}

const cannotAsk = (why: string): FoundAttempts => ({
  found: [],
  notes: [`it could not be asked for earlier attempts: ${why}`],
});

/** Some servers hand keys back in lower case. */
const prefixOf = ({ modelId, fields }: AttemptKey): string =>
  `regression-gate-attempt-v1-${modelId}-${digestFields(fields).slice(0, 32)}-`.toLowerCase();

async function list(
  cache: CacheClient,
  key: AttemptKey,
  settings: AttemptCacheSettings,
): Promise<FoundAttempts> {
  const entries = await listEntries(cache, prefixOf(key), settings);
  if ('why' in entries) return cannotAsk(entries.why);
  const found: FoundAttempts['found'][number][] = [];
  const notes: string[] = [];
  for (const { name, digest } of chooseAttempts(entries)) {
    try {
      found.push({ record: parseAttempt(await readEntry(cache, name), { key, digest }), digest });
    } catch (error) {
      notes.push(`an earlier attempt is not used: ${messageOf(error)}`);
    }
  }
  return { found, notes };
}

async function readEntry(cache: CacheClient, name: string): Promise<string> {
  const lookup = await cache.lookUp(STAGING, name);
  if (lookup.state === 'miss') throw new Error(`entry ${name} cannot be read by this run`);
  if (lookup.state !== 'hit') throw new Error(lookup.reason);
  if (typeof lookup.archive !== 'string' || !URL.canParse(lookup.archive))
    throw new Error('it has no address');
  return readTarEntry(lookup.archive, { name: FILE, maxBytes: MAX_ATTEMPT_BYTES });
}

/** By the server's list; where it gives none, by the cache service: the newest of each state. */
async function listEntries(
  cache: CacheClient,
  prefix: string,
  { refs, listEntries: listAll }: AttemptCacheSettings,
): Promise<Entry[] | { readonly why: string }> {
  try {
    if (refs.length === 0) throw new Error('the event does not name the run’s own ref');
    const { own } = await cacheEntryVersions(STAGING);
    const listed = await listAll(prefix);
    return listed
      .filter(({ ref, version }) => refs.includes(ref) && version === own)
      .flatMap(({ key }) => readName(key, prefix));
  } catch {
    return lookUpEach(cache, prefix);
  }
}

async function lookUpEach(cache: CacheClient, prefix: string): Promise<Entry[] | { readonly why: string }> {
  const entries: Entry[] = [];
  for (const state of ATTEMPT_STATES) {
    const lookup = await cache.lookUp(STAGING, `${prefix}${state}-`);
    if (lookup.state === 'hit') entries.push(...readName(lookup.key, prefix));
    else if (lookup.state !== 'miss') return { why: lookup.reason };
  }
  return entries;
}

function readName(name: string, prefix: string): Entry[] {
  if (!name.toLowerCase().startsWith(prefix)) return [];
  const rest = name.slice(prefix.length).toLowerCase();
  const [, state, digest = ''] = /^([a-z-]+)-\d+\.\d+-([0-9a-f]{32})$/.exec(rest) ?? [];
  return isAttemptState(state) ? [{ name, state, digest }] : [];
}
