import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as cache from '@actions/cache';
import type { SavedBaseline } from '../baseline-store.ts';
import { type CacheLookup, cacheModePermits, cacheServiceVersion, lookUpCache } from './cache-lookup.ts';
import { captureStdout } from './capture-stdout.ts';

const RESTORE_MS = 60_000;
const SAVE_MS = 120_000;
export const LATE = Symbol('late');

/** Where the client works. The toolkit itself reads `process.env` and the working directory. */
export interface CacheSurroundings {
  readonly env: NodeJS.ProcessEnv;
  /** Absolute; must be the working directory, where the toolkit resolves paths. */
  readonly workspace: string;
}

/** The Actions cache, entry by entry. Paths are relative to the workspace: the toolkit hashes them as text. */
export interface CacheClient {
  /** Why the cache cannot even be asked; undefined when it can. */
  obstacle(right: 'read' | 'write'): string | undefined;
  lookUp(path: string, name: string): Promise<CacheLookup>;
  /** Whether the toolkit would only retry what the service has just refused. */
  isHopeless(lookup: CacheLookup): lookup is CacheLookup & { readonly reason: string };
  /** Unpacks the entry of that very name in place of what is there. @returns Why it could not; undefined when it has. */
  restore(path: string, name: string): Promise<string | undefined>;
  /** Packs what is at the path into a new entry, and looks whether it is there. */
  save(path: string, name: string): Promise<SavedBaseline>;
}

export function openCache({ env, workspace }: CacheSurroundings): CacheClient {
  const lookUp = async (path: string, name: string): Promise<CacheLookup> => {
    if (!cacheModePermits(env).read) return { state: 'unreachable', reason: 'cache-mode permits no reading' };
    return lookUpCache({ key: name, path, env });
  };

  const restore = async (path: string, name: string): Promise<string | undefined> => {
    try {
      // The toolkit unpacks over what is there; a file of an older entry must not survive beside the new ones.
      await rm(resolve(workspace, path), { recursive: true, force: true });
      const matched = await cache.restoreCache([path], name, [], { segmentTimeoutInMs: RESTORE_MS });
      if (matched?.toLowerCase() === name.toLowerCase()) return undefined;
      return `entry ${name} is there, but could not be downloaded or unpacked; see the log`;
    } catch (error) {
      return messageOf(error);
    }
  };

  const save = async (path: string, name: string): Promise<SavedBaseline> => {
    const saved = await within(
      SAVE_MS,
      captureStdout(() => cache.saveCache([path], name).catch(messageOf)),
    );
    if (saved === LATE)
      return { state: 'not-saved', detail: `the upload took more than ${SAVE_MS / 1000} s` };
    const { value, heard } = saved;
    const after = await lookUp(path, name);
    if (after.state === 'hit') return { state: 'saved', detail: `Actions cache entry ${name}` };
    // Without the right to read, an entry's number is all the proof there is.
    if (typeof value === 'number' && value > 0 && after.state !== 'miss') {
      return { state: 'saved', detail: `Actions cache entry ${name}, not verified: ${after.reason}` };
    }
    return { state: 'not-saved', detail: whyNotSaved(value, heard, after) };
  };

  return {
    obstacle: (right) => findIncomparable(env, right),
    lookUp,
    isHopeless: (lookup): lookup is CacheLookup & { readonly reason: string } => isHopeless(env, lookup),
    restore,
    save,
  };
}

function findIncomparable(env: NodeJS.ProcessEnv, right: 'read' | 'write'): string | undefined {
  if (!cache.isFeatureAvailable()) {
    const variable = cacheServiceVersion(env) === 'v2' ? 'ACTIONS_RESULTS_URL' : 'ACTIONS_CACHE_URL';
    return `this runner offers no cache (${variable} is not set)`;
  }
  if (!env['ACTIONS_RUNTIME_TOKEN'])
    return 'this runner gave no token for the cache (ACTIONS_RUNTIME_TOKEN is not set)';
  if (cacheModePermits(env)[right]) return undefined;
  return `the workflow's cache-mode "${env['ACTIONS_CACHE_MODE']}" does not permit to ${right}`;
}

/**
 * The toolkit tries a broken service for half a minute; where the service itself has just refused, that is of no use.
 * An unreachable one is left to the toolkit only where it knows a way that `fetch` does not.
 */
function isHopeless(env: NodeJS.ProcessEnv, lookup: CacheLookup): boolean {
  if (lookup.state === 'refused') return true;
  const hasProxy = Boolean(
    env['https_proxy'] || env['HTTPS_PROXY'] || env['http_proxy'] || env['HTTP_PROXY'],
  );
  return lookup.state === 'unreachable' && cacheModePermits(env).read && !hasProxy;
}

/** @param value - The entry's number, -1, or the message of what was thrown. */
function whyNotSaved(value: number | string, heard: string, after: CacheLookup): string {
  const denial = /cache write denied:[^\r\n%"]*/i.exec(heard)?.[0];
  if (denial !== undefined) return denial;
  if (typeof value === 'string') return value;
  if ('reason' in after) return after.reason;
  const reason = /Failed to save: ([^\r\n%]*)/.exec(heard)?.[1];
  return reason ?? 'the service took the entry, but does not have it';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The work cannot be stopped, only left behind: its outcome no longer counts. */
export async function within<Value>(limitMs: number, work: Promise<Value>): Promise<Value | typeof LATE> {
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
