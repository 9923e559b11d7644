import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BaselineKey, BaselineStore, RestoredBaseline, SavedBaseline } from './baseline-store.ts';
import {
  type CacheClient,
  type CacheSurroundings,
  LATE,
  messageOf,
  openCache,
  within,
} from './cache-client.ts';
import { cacheKey, cacheKeyPrefix, digestOfRecord, readCacheKey } from './cache-key.ts';
import { cacheEntryVersions } from './cache-lookup.ts';
import { type ChosenEntry, chooseCacheEntry, type ListedCacheEntry } from './choose-cache-entry.ts';
import { checkFolderName, DirectoryStore } from './directory-store.ts';

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

  constructor(settings: ActionsCacheSettings) {
    this.#settings = settings;
    this.#cache = openCache(settings);
    this.#staging = new DirectoryStore(resolve(settings.workspace, STAGING));
  }

  async restore(key: BaselineKey): Promise<RestoredBaseline> {
    const misnamed = checkFolderName(key.modelId);
    if (misnamed !== undefined) return { state: 'rejected', detail: misnamed };
    const obstacle = this.#cache.obstacle('read');
    if (obstacle !== undefined) return { state: 'unavailable', detail: obstacle };
    if (key.line.length === 0) return { state: 'unavailable', detail: 'there is no commit to look for' };
    const limitMs = this.#settings.restoreMs ?? RESTORE_MS;
    const restored = await within(limitMs, this.#restoreNearest(key));
    if (restored !== LATE) return restored;
    return { state: 'unavailable', detail: `no entry arrived within ${limitMs / 1000} s` };
  }

  async save(key: BaselineKey, write: (directory: string) => Promise<void>): Promise<SavedBaseline> {
    const obstacle = checkFolderName(key.modelId) ?? this.#cache.obstacle('write');
    if (obstacle !== undefined) return { state: 'not-saved', detail: obstacle };
    const [commit] = key.line;
    if (commit === undefined) return { state: 'not-saved', detail: 'there is no commit to save it under' };
    if (!this.#settings.mayWrite) {
      return { state: 'not-saved', detail: 'only runs of the default branch write baselines' };
    }
    const before = await this.#cache.lookUp(stagedPath(key), cacheKeyPrefix(key));
    if (this.#cache.isHopeless(before)) return { state: 'not-saved', detail: before.reason };
    const staged = await this.#staging.save(key, write);
    if (staged.state !== 'saved') return staged;
    const digest = await this.#readDigest(key);
    return this.#cache.save(stagedPath(key), cacheKey(key, { commit, digest }, this.#settings.run));
  }

  async #restoreNearest(key: BaselineKey): Promise<RestoredBaseline> {
    const chosen = await this.#choose(key);
    return 'state' in chosen ? chosen : this.#restoreEntry(key, chosen);
  }

  /** By the server's list, which tells scopes; else by the cache service, commit by commit. */
  async #choose(key: BaselineKey): Promise<ChosenEntry | RestoredBaseline> {
    const { listEntries, trustedRef } = this.#settings;
    try {
      if (trustedRef === undefined) throw new Error('the event does not name the default branch');
      const listed = await listEntries(cacheKeyPrefix(key));
      const versions = await cacheEntryVersions(stagedPath(key));
      return chooseCacheEntry(listed, { key, versions, trustedRef });
    } catch (error) {
      return this.#chooseUnlisted(key, messageOf(error));
    }
  }

  async #chooseUnlisted(key: BaselineKey, why: string): Promise<ChosenEntry | RestoredBaseline> {
    const prefix = cacheKeyPrefix(key);
    for (const commit of key.line) {
      const asked = await this.#cache.lookUp(stagedPath(key), `${prefix}${commit}-`);
      if (asked.state === 'miss') continue;
      if (asked.state !== 'hit') return { state: 'unavailable', detail: asked.reason };
      const entry = readCacheKey(asked.key, prefix);
      if (entry === undefined) continue;
      return { name: asked.key, digest: entry.digest, caveat: `its scope could not be checked (${why})` };
    }
    return { state: 'absent', detail: `no entry under key ${prefix}${key.line[0]}` };
  }

  async #restoreEntry(key: BaselineKey, { name, digest, caveat }: ChosenEntry): Promise<RestoredBaseline> {
    const path = stagedPath(key);
    const asked = await this.#cache.lookUp(path, name);
    if (asked.state === 'miss')
      return { state: 'unavailable', detail: `entry ${name} cannot be read by this run` };
    if (this.#cache.isHopeless(asked)) return { state: 'unavailable', detail: asked.reason };
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
