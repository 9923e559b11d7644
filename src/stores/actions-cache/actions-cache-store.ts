import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Acceptance, markOf } from '../../records/acceptance.ts';
import type { StoreName, StoreProblem } from '../../records/store-fact.ts';
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
import { type CacheEntryName, cacheKey, digestOf, modelKeyPrefix } from './cache-key.ts';
import {
  type ChosenEntry,
  chooseCacheEntries,
  type ListedCacheEntry,
  readListedStandings,
} from './choose-cache-entry.ts';

/**
 * Folder that entries are packed from and unpacked to, relative to the workspace. The toolkit hashes the path as text,
 * so it is the same on every runner. It is a separate folder, so that an archive that arrives broken or too late cannot
 * touch the directory store.
 */
const STAGING = '.regression-gate/.actions-cache';

const RESTORE_MS = 60_000;

/** What the store needs from outside. */
export interface ActionsCacheSettings extends CacheSurroundings {
  /** `<run id>.<attempt>`: makes the key of each saved entry unique. */
  readonly run: string;
  /** Ref of the default branch, the only one whose entries are restored; undefined if the event does not name it. */
  readonly trustedRef: string | undefined;
  /** Only runs of the default branch write. */
  readonly mayWrite: boolean;
  /** Lists the entries whose key starts with `prefix`, newest first; rejects if the server does not list them. */
  readonly listEntries: (prefix: string) => Promise<readonly ListedCacheEntry[]>;
  /** Time limit of a whole restore in ms; 60 s by default. */
  readonly restoreMs?: number;
}

/**
 * Baselines in GitHub's Actions cache: an accelerator in which every entry is checked. A run sees the entries of its
 * own ref before those of the default branch, so a pull request could put one in their place. Only the REST API says
 * which ref wrote an entry. So only entries that it lists as written by the default branch are restored. If it lists
 * nothing (no permission, or a server without it), the cache is not used. The record must have the digest that the
 * entry's key ends in.
 */
export class ActionsCacheStore implements BaselineStore {
  readonly name: StoreName = { kind: 'actions-cache' };
  readonly #settings: ActionsCacheSettings;
  readonly #staging: DirectoryStore;
  readonly #cache: CacheClient;
  /** The entries of each model, listed once for both standings and records. */
  readonly #listed = new Map<string, Promise<readonly ListedCacheEntry[]>>();

  constructor(settings: ActionsCacheSettings) {
    this.#settings = settings;
    this.#cache = openCache(settings);
    this.#staging = new DirectoryStore(resolve(settings.workspace, STAGING));
  }

  async restore(key: BaselineKey): Promise<RestoredBaseline> {
    const misnamed = checkFolderName(key.modelId);
    if (misnamed !== undefined) return { state: 'rejected', problem: misnamed };
    const obstacle = this.#cache.obstacle('read');
    if (obstacle !== undefined) return { state: 'unavailable', problem: obstacle };
    if (key.ancestors.length === 0) return { state: 'absent' };
    return this.#inTime(this.#restoreNearest(key));
  }

  async listStandings(key: BaselineKey): Promise<ListedStandings> {
    const problem = checkFolderName(key.modelId) ?? this.#cache.obstacle('read');
    if (problem !== undefined) return { state: 'unavailable', problem };
    return this.#inTime(this.#findStandings(key));
  }

  async save(
    key: BaselineKey,
    write: (directory: string) => Promise<void>,
    acceptance?: Acceptance,
  ): Promise<SavedBaseline> {
    const problem = checkFolderName(key.modelId) ?? this.#cache.obstacle('write');
    if (problem !== undefined) return { state: 'not-saved', problem };
    const [commit] = key.ancestors;
    if (commit === undefined) return { state: 'not-saved', problem: { kind: 'no-commit' } };
    if (!this.#settings.mayWrite) return { state: 'not-saved', problem: { kind: 'not-default-branch' } };
    const staged = await this.#staging.save(key, write);
    if (staged.state !== 'saved') return staged;
    const entry: CacheEntryName = { commit, digest: await this.#readDigest(key), mark: markOf(acceptance) };
    this.#listed.clear();
    return this.#cache.save(stagedPath(key), cacheKey(key, entry, this.#settings.run));
  }

  async #inTime<Found>(
    work: Promise<Found>,
  ): Promise<Found | { readonly state: 'unavailable'; readonly problem: StoreProblem }> {
    const limitMs = this.#settings.restoreMs ?? RESTORE_MS;
    const found = await within(limitMs, work);
    if (found !== LATE) return found;
    return { state: 'unavailable', problem: { kind: 'no-answer', seconds: limitMs / 1000 } };
  }

  async #restoreNearest(key: BaselineKey): Promise<RestoredBaseline> {
    const listed = await this.#list(key);
    if ('kind' in listed) return { state: 'unavailable', problem: listed };
    const chosen = chooseCacheEntries(listed.entries, { key, trustedRef: listed.trustedRef });
    return 'state' in chosen ? chosen : this.#restoreFirst(key, chosen);
  }

  async #findStandings(key: BaselineKey): Promise<ListedStandings> {
    const listed = await this.#list(key);
    if ('kind' in listed) return { state: 'unavailable', problem: listed };
    return { state: 'listed', standings: readListedStandings(listed.entries, { key, ...listed }) };
  }

  /** @returns The entries and the ref to trust, or why that is unknown. */
  async #list(
    key: BaselineKey,
  ): Promise<{ readonly entries: readonly ListedCacheEntry[]; readonly trustedRef: string } | StoreProblem> {
    const { listEntries, trustedRef } = this.#settings;
    if (trustedRef === undefined) return { kind: 'default-branch-unknown' };
    const prefix = modelKeyPrefix(key);
    const listing = this.#listed.get(prefix) ?? listEntries(prefix);
    this.#listed.set(prefix, listing);
    try {
      return { entries: await listing, trustedRef };
    } catch (error) {
      const isMissing = error instanceof Error && 'status' in error && error.status === 404;
      return isMissing ? { kind: 'list-not-offered' } : { kind: 'not-listed', message: messageOf(error) };
    }
  }

  /**
   * Restores the first entry that this runner can unpack: runners with and without zstd cannot unpack each other's
   * entries.
   */
  async #restoreFirst(key: BaselineKey, chosen: readonly ChosenEntry[]): Promise<RestoredBaseline> {
    let problem: StoreProblem | undefined;
    for (const entry of chosen) {
      const failure = await this.#cache.restore(stagedPath(key), entry.name);
      if (failure === undefined) return this.#checkRestored(key, entry);
      problem ??= failure;
    }
    return problem === undefined ? { state: 'absent' } : { state: 'unavailable', problem };
  }

  async #checkRestored(key: BaselineKey, { name: entry, digest }: ChosenEntry): Promise<RestoredBaseline> {
    const restored = await this.#staging.restore(key);
    if (restored.state !== 'found') return { state: 'rejected', problem: { kind: 'no-record', entry } };
    if ((await this.#readDigest(key)) === digest) return restored;
    return { state: 'rejected', problem: { kind: 'wrong-record', entry } };
  }

  async #readDigest(key: BaselineKey): Promise<string> {
    const file = resolve(this.#settings.workspace, stagedPath(key), 'record.json');
    return digestOf(await readFile(file));
  }
}

function stagedPath({ modelId }: BaselineKey): string {
  return `${STAGING}/${modelId}`;
}
