import { readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as cache from '@actions/cache';
import type { BaselineKey, BaselineStore, RestoredBaseline, SavedBaseline } from './baseline-store.ts';
import { cacheKey, cacheKeyPrefix, digestOfRecord, readCacheKey } from './cache-key.ts';
import {
  type CacheLookup,
  cacheEntryVersions,
  cacheModePermits,
  cacheServiceVersion,
  lookUpCache,
} from './cache-lookup.ts';
import { type ChosenEntry, chooseCacheEntry, type ListedCacheEntry } from './choose-cache-entry.ts';
import { checkFolderName, DirectoryStore } from './directory-store.ts';
import { overhearStdout } from './overhear-stdout.ts';

/**
 * Where entries are packed from and unpacked to, relative to the workspace. The toolkit hashes the path as text, so it
 * is the same on every runner. It is a folder of its own: an archive that arrives broken or too late must not touch
 * what the directory store holds.
 */
const STAGING = '.regression-gate/.actions-cache';

const RESTORE_MS = 60_000;
const SAVE_MS = 120_000;
const LATE = Symbol('late');

/** What the store needs from outside. The toolkit itself reads `process.env` and the working directory. */
export interface ActionsCacheSettings {
  readonly env: NodeJS.ProcessEnv;
  /** Absolute; must be the working directory, where the toolkit resolves paths. */
  readonly workspace: string;
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

  constructor(settings: ActionsCacheSettings) {
    this.#settings = settings;
    this.#staging = new DirectoryStore(resolve(settings.workspace, STAGING));
  }

  async restore(key: BaselineKey): Promise<RestoredBaseline> {
    const misnamed = checkFolderName(key.modelId);
    if (misnamed !== undefined) return { state: 'rejected', detail: misnamed };
    const obstacle = this.#obstacle('read');
    if (obstacle !== undefined) return { state: 'unavailable', detail: obstacle };
    if (key.line.length === 0) return { state: 'unavailable', detail: 'there is no commit to look for' };
    const limitMs = this.#settings.restoreMs ?? RESTORE_MS;
    const restored = await within(limitMs, this.#restoreNearest(key));
    if (restored !== LATE) return restored;
    return { state: 'unavailable', detail: `no entry arrived within ${limitMs / 1000} s` };
  }

  async save(key: BaselineKey, write: (directory: string) => Promise<void>): Promise<SavedBaseline> {
    const obstacle = checkFolderName(key.modelId) ?? this.#obstacle('write');
    if (obstacle !== undefined) return { state: 'not-saved', detail: obstacle };
    const [commit] = key.line;
    if (commit === undefined) return { state: 'not-saved', detail: 'there is no commit to save it under' };
    if (!this.#settings.mayWrite) {
      return { state: 'not-saved', detail: 'only runs of the default branch write baselines' };
    }
    const before = await this.#lookUp(key, cacheKeyPrefix(key));
    if (this.#isHopeless(before)) return { state: 'not-saved', detail: before.reason };
    const staged = await this.#staging.save(key, write);
    if (staged.state !== 'saved') return staged;
    const digest = await this.#readDigest(key);
    return this.#saveEntry(key, cacheKey(key, { commit, digest }, this.#settings.run));
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
      const asked = await this.#lookUp(key, `${prefix}${commit}-`);
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
    const asked = await this.#lookUp(key, name);
    if (asked.state === 'miss')
      return { state: 'unavailable', detail: `entry ${name} cannot be read by this run` };
    if (this.#isHopeless(asked)) return { state: 'unavailable', detail: asked.reason };
    try {
      // The toolkit unpacks over what is there; a file of an older entry must not survive beside the new ones.
      await rm(resolve(this.#settings.workspace, path), { recursive: true, force: true });
      const matched = await cache.restoreCache([path], name, [], { segmentTimeoutInMs: RESTORE_MS });
      if (matched?.toLowerCase() !== name.toLowerCase()) {
        const detail = `entry ${name} is there, but could not be downloaded or unpacked; see the log`;
        return { state: 'unavailable', detail };
      }
    } catch (error) {
      return { state: 'unavailable', detail: messageOf(error) };
    }
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

  async #saveEntry(key: BaselineKey, name: string): Promise<SavedBaseline> {
    const saved = await within(
      SAVE_MS,
      overhearStdout(() => cache.saveCache([stagedPath(key)], name).catch(messageOf)),
    );
    if (saved === LATE)
      return { state: 'not-saved', detail: `the upload took more than ${SAVE_MS / 1000} s` };
    const { value, heard } = saved;
    const after = await this.#lookUp(key, name);
    if (after.state === 'hit') return { state: 'saved', detail: `Actions cache entry ${name}` };
    // Without the right to read, an entry's number is all the proof there is.
    if (typeof value === 'number' && value > 0 && after.state !== 'miss') {
      return { state: 'saved', detail: `Actions cache entry ${name}, not verified: ${after.reason}` };
    }
    return { state: 'not-saved', detail: whyNotSaved(value, heard, after) };
  }

  /** @returns Why the cache cannot even be asked; undefined when it can. */
  #obstacle(right: 'read' | 'write'): string | undefined {
    const { env } = this.#settings;
    if (!cache.isFeatureAvailable()) {
      const variable = cacheServiceVersion(env) === 'v2' ? 'ACTIONS_RESULTS_URL' : 'ACTIONS_CACHE_URL';
      return `this runner offers no cache (${variable} is not set)`;
    }
    if (!env['ACTIONS_RUNTIME_TOKEN'])
      return 'this runner gave no token for the cache (ACTIONS_RUNTIME_TOKEN is not set)';
    if (cacheModePermits(env)[right]) return undefined;
    return `the workflow's cache-mode "${env['ACTIONS_CACHE_MODE']}" does not permit to ${right}`;
  }

  async #lookUp(key: BaselineKey, name: string): Promise<CacheLookup> {
    const { env } = this.#settings;
    if (!cacheModePermits(env).read) return { state: 'unreachable', reason: 'cache-mode permits no reading' };
    return lookUpCache({ key: name, path: stagedPath(key), env });
  }

  /**
   * The toolkit tries a broken service for half a minute; where the service itself has just refused, that is of no use.
   * An unreachable one is left to the toolkit only where it knows a way that `fetch` does not.
   */
  #isHopeless(asked: CacheLookup): asked is CacheLookup & { readonly reason: string } {
    if (asked.state === 'refused') return true;
    const { env } = this.#settings;
    const hasProxy = Boolean(
      env['https_proxy'] || env['HTTPS_PROXY'] || env['http_proxy'] || env['HTTP_PROXY'],
    );
    return asked.state === 'unreachable' && cacheModePermits(env).read && !hasProxy;
  }
}

function stagedPath({ modelId }: BaselineKey): string {
  return `${STAGING}/${modelId}`;
}

/** @param value - The entry's number, -1, or the message of what was thrown. */
function whyNotSaved(value: number | string, heard: string, after: CacheLookup): string {
  const denial = /cache write denied:[^\r\n%"]*/i.exec(heard)?.[0];
  if (denial !== undefined) return denial;
  if (typeof value === 'string') return value;
  if ('reason' in after) return after.reason;
  const told = /Failed to save: ([^\r\n%]*)/.exec(heard)?.[1];
  return told ?? 'the service took the entry, but does not have it';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The work cannot be stopped, only left behind: its outcome no longer counts. */
async function within<Value>(limitMs: number, work: Promise<Value>): Promise<Value | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<typeof LATE>((pass) => {
    timer = setTimeout(pass, limitMs, LATE);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
