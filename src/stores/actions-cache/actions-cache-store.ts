import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Acceptance, markOf, readAcceptanceMark, type Standing } from '../../records/acceptance.ts';
import type {
  BaselineKey,
  BaselineStore,
  ListedStandings,
  RestoredBaseline,
  SavedBaseline,
} from '../baseline-store.ts';
import { checkFolderName, DirectoryStore } from '../directory-store.ts';
import {
  type CacheClient,
  type CacheSurroundings,
  LATE,
  messageOf,
  openCache,
  within,
} from './cache-client.ts';
import {
  type CacheEntryName,
  cacheKey,
  cacheKeyPrefix,
  digestOfRecord,
  modelKeyPrefix,
  readCacheKey,
} from './cache-key.ts';
import { cacheEntryVersions } from './cache-lookup.ts';
import {
  type ChosenEntry,
  chooseCacheEntry,
  type ListedCacheEntry,
  readListedStandings,
} from './choose-cache-entry.ts';

/**
 * Where entries are packed from and unpacked to, relative to the workspace. The toolkit hashes the path as text, so it
 * is the same on every runner. It is a folder of its own: an archive that arrives broken or too late must not touch
 * what the directory store holds.
 */
const STAGING = '.regression-gate/.actions-cache';

const RESTORE_MS = 60_000;

/** What the store needs from outside. */
export interface ActionsCacheSettings extends CacheSurroundings {
  /** `<run id>.<attempt>`: makes the key of what is saved unique. */
  readonly run: string;
  /** Ref of the default branch, whose entries alone are trusted; undefined where the event does not tell. */
  readonly trustedRef: string | undefined;
  /** Only runs of the default branch write. */
  readonly mayWrite: boolean;
  /** Lists the entries whose key starts with `prefix`, newest first; rejects where the server does not tell. */
  readonly listEntries: (prefix: string) => Promise<readonly ListedCacheEntry[]>;
  /** Time limit of a whole restore in ms; 60 s by default. */
  readonly restoreMs?: number;
}

/**
 * Baselines in GitHub's Actions cache, by both of its protocols: an accelerator, whose every entry is checked.
 *
 * A run sees the entries of its own scope before those of the default branch, so a pull request could put one in their
 * way. Which scope an entry is of only the REST interface tells; where it does not (no right to read, or a server
 * without it), an entry is used with that said. Its record must have the digest that its key ends in either way.
 */
export class ActionsCacheStore implements BaselineStore {
  readonly title = 'Actions cache';
  readonly #settings: ActionsCacheSettings;
  readonly #staging: DirectoryStore;
  readonly #cache: CacheClient;
  /** The entries of each model, asked for once: standings and record are told by the same list. */
  readonly #listed = new Map<string, Promise<readonly ListedCacheEntry[]>>();

  constructor(settings: ActionsCacheSettings) {
    this.#settings = settings;
    this.#cache = openCache(settings);
    this.#staging = new DirectoryStore(resolve(settings.workspace, STAGING));
  }

  async restore(key: BaselineKey): Promise<RestoredBaseline> {
    const misnamed = checkFolderName(key.modelId);
    if (misnamed !== undefined) return { state: 'rejected', detail: misnamed };
    const incomparable = this.#cache.obstacle('read');
    if (incomparable !== undefined) return { state: 'unavailable', detail: incomparable };
    if (key.ancestors.length === 0) return { state: 'absent', detail: 'there is no commit to look for' };
    const limitMs = this.#settings.restoreMs ?? RESTORE_MS;
    const restored = await within(limitMs, this.#restoreNearest(key));
    if (restored !== LATE) return restored;
    return { state: 'unavailable', detail: `no entry arrived within ${limitMs / 1000} s` };
  }

  async listStandings(key: BaselineKey): Promise<ListedStandings> {
    const incomparable = checkFolderName(key.modelId) ?? this.#cache.obstacle('read');
    if (incomparable !== undefined) return { state: 'unavailable', detail: incomparable };
    const limitMs = this.#settings.restoreMs ?? RESTORE_MS;
    const standings = await within(limitMs, this.#findStandings(key));
    if (standings !== LATE) return standings;
    return { state: 'unavailable', detail: `no answer arrived within ${limitMs / 1000} s` };
  }

  async save(
    key: BaselineKey,
    write: (directory: string) => Promise<void>,
    acceptance?: Acceptance,
  ): Promise<SavedBaseline> {
    const incomparable = checkFolderName(key.modelId) ?? this.#cache.obstacle('write');
    if (incomparable !== undefined) return { state: 'not-saved', detail: incomparable };
    const [commit] = key.ancestors;
    if (commit === undefined) return { state: 'not-saved', detail: 'there is no commit to save it under' };
    if (!this.#settings.mayWrite) {
      return { state: 'not-saved', detail: 'only runs of the default branch write baselines' };
    }
    const before = await this.#cache.lookUp(stagedPath(key), cacheKeyPrefix(key));
    if (this.#cache.isHopeless(before)) return { state: 'not-saved', detail: before.reason };
    const staged = await this.#staging.save(key, write);
    if (staged.state !== 'saved') return staged;
    const entry: CacheEntryName = { commit, digest: await this.#readDigest(key), mark: markOf(acceptance) };
    this.#listed.clear();
    return this.#cache.save(stagedPath(key), cacheKey(key, entry, this.#settings.run));
  }

  async #restoreNearest(key: BaselineKey): Promise<RestoredBaseline> {
    const chosen = await this.#choose(key);
    return 'state' in chosen ? chosen : this.#restoreEntry(key, chosen);
  }

  /** By the server's list, which tells scopes; else by the cache service, commit by commit. */
  async #choose(key: BaselineKey): Promise<ChosenEntry | RestoredBaseline> {
    const listed = await this.#list(key).catch(messageOf);
    if (typeof listed === 'string') return this.#chooseUnlisted(key, listed);
    return chooseCacheEntry(listed.entries, { key, ...listed });
  }

  async #findStandings(key: BaselineKey): Promise<ListedStandings> {
    const listed = await this.#list(key).catch(messageOf);
    if (typeof listed === 'string') return this.#askStandings(key);
    return { state: 'listed', standings: readListedStandings(listed.entries, { key, ...listed }) };
  }

  /** @throws {Error} Where the server does not list its entries, or the event does not tell whose to trust. */
  async #list(key: BaselineKey) {
    const { listEntries, trustedRef } = this.#settings;
    if (trustedRef === undefined) throw new Error('the event does not name the default branch');
    const prefix = modelKeyPrefix(key);
    const listing = this.#listed.get(prefix) ?? listEntries(prefix);
    this.#listed.set(prefix, listing);
    return { entries: await listing, versions: await cacheEntryVersions(stagedPath(key)), trustedRef };
  }

  /** Commit by commit, of this machine and these settings only, until one is accepted. A person's word is not taken from a scope that nobody tells. */
  async #askStandings(key: BaselineKey): Promise<ListedStandings> {
    const prefix = cacheKeyPrefix(key);
    const standings: Standing[] = [];
    for (const commit of key.ancestors) {
      const lookup = await this.#cache.lookUp(stagedPath(key), `${prefix}${commit}-`);
      if (lookup.state === 'miss') continue;
      if (lookup.state !== 'hit') return { state: 'unavailable', detail: lookup.reason };
      const entry = readCacheKey(lookup.key, prefix);
      if (entry === undefined) continue;
      standings.push({ ...readAcceptanceMark(commit, entry.mark), isByHand: false });
      if (standings.at(-1)?.accepted) break;
    }
    return { state: 'listed', standings };
  }

  async #chooseUnlisted(key: BaselineKey, why: string): Promise<ChosenEntry | RestoredBaseline> {
    const prefix = cacheKeyPrefix(key);
    for (const commit of key.ancestors) {
      const lookup = await this.#cache.lookUp(stagedPath(key), `${prefix}${commit}-`);
      if (lookup.state === 'miss') continue;
      if (lookup.state !== 'hit') return { state: 'unavailable', detail: lookup.reason };
      const entry = readCacheKey(lookup.key, prefix);
      if (entry === undefined) continue;
      return { name: lookup.key, digest: entry.digest, caveat: `its scope could not be checked (${why})` };
    }
    return { state: 'absent', detail: `no entry under key ${prefix}${key.ancestors[0]}` };
  }

  async #restoreEntry(key: BaselineKey, { name, digest, caveat }: ChosenEntry): Promise<RestoredBaseline> {
    const path = stagedPath(key);
    const lookup = await this.#cache.lookUp(path, name);
    if (lookup.state === 'miss')
      return { state: 'unavailable', detail: `entry ${name} cannot be read by this run` };
    if (this.#cache.isHopeless(lookup)) return { state: 'unavailable', detail: lookup.reason };
    const failure = await this.#cache.restore(path, name);
    if (failure !== undefined) return { state: 'unavailable', detail: failure };
    const restored = await this.#staging.restore(key);
    if (restored.state !== 'found') {
      return { state: 'rejected', detail: `entry ${name} holds no baseline: ${restored.detail}` };
    }
    if ((await this.#readDigest(key)) !== digest) {
      return {
        state: 'rejected',
        detail: `the record in entry ${name} is not the one that its key was made for`,
      };
    }
    return { ...restored, detail: `Actions cache entry ${name}`, ...(caveat !== undefined && { caveat }) };
  }

  async #readDigest(key: BaselineKey): Promise<string> {
    const file = resolve(this.#settings.workspace, stagedPath(key), 'record.json');
    return digestOfRecord(await readFile(file));
  }
}

function stagedPath({ modelId }: BaselineKey): string {
  return `${STAGING}/${modelId}`;
}
