import { resolve } from 'node:path';
import {
  ATTEMPT_STATES,
  ATTEMPT_VERSION,
  type AttemptKey,
  MAX_ATTEMPT_BYTES,
} from '../../records/attempt-record.ts';
import { digestFields } from '../../records/comparability.ts';
import type { StoreProblem } from '../../records/store-fact.ts';
import {
  type AttemptNote,
  type AttemptStore,
  chooseAttempts,
  type FoundAttempts,
  isAttemptState,
  type NamedAttempt,
  sortAttempts,
} from '../attempt-store.ts';
import type { SavedBaseline } from '../baseline-store.ts';
import { readAttempt } from '../read-attempt.ts';
import {
  type CacheClient,
  type CacheSurroundings,
  LATE,
  messageOf,
  openCache,
  within,
} from './cache-client.ts';
import type { ListedCacheEntry } from './choose-cache-entry.ts';

/**
 * The one file that an entry is packed from and unpacked to, relative to the workspace. Its folder has nothing else in
 * it.
 */
const STAGED = '.regression-gate/.attempts-cache/attempt.json';
const LIST_MS = 60_000;

/** What the store needs from outside. */
export interface AttemptCacheSettings extends CacheSurroundings {
  /** `<run id>.<attempt>`: makes the key of each saved entry unique. */
  readonly run: string;
  /** Refs whose entries count: the run's own and the default branch's. */
  readonly refs: readonly string[];
  /** Lists the entries whose key starts with `prefix`, newest first; rejects if the server does not list them. */
  readonly listEntries: (prefix: string) => Promise<readonly ListedCacheEntry[]>;
  /** Time limit for finding and restoring all attempts, in ms; 60 s by default. */
  readonly listMs?: number;
}

type Entry = NamedAttempt & {
  readonly name: string;
  /** Undefined if the server did not list it, which leaves unknown who wrote it. */
  readonly sizeBytes?: number;
};

/**
 * Attempts in the Actions cache, in the scope of the run: on GitHub the re-runs of a pull request see each other's
 * attempts, and no other pull request does. Artifacts would not work: when all jobs of a run are re-run, GitHub deletes
 * those of the earlier attempts.
 * There is one entry per attempt, because entries are immutable. Its key says how the attempt ended, so that a failed
 * one is noticed even if entries cannot be listed. A pull request may have written an entry itself, so unpacking is
 * confined to one file, and that file is read as untrusted input.
 */
export function openAttemptCache(settings: AttemptCacheSettings): AttemptStore {
  const cache = openCache(settings);
  const { listMs = LIST_MS } = settings;
  return {
    name: { kind: 'actions-cache' },
    list: async (key) => {
      const obstacle = cache.obstacle('read');
      if (obstacle !== undefined) return unknown(obstacle);
      const found = await within(listMs, list(cache, key, settings));
      return found === LATE ? unknown({ kind: 'no-answer', seconds: listMs / 1000 }) : found;
    },
    save: async (key, state, { text, digest }): Promise<SavedBaseline> => {
      const obstacle = cache.obstacle('write');
      if (obstacle !== undefined) return { state: 'not-saved', problem: obstacle };
      return cache.saveFile(STAGED, `${prefixOf(key)}${state}-${settings.run}-${digest}`, text);
    },
  };
}

const unknown = (problem: StoreProblem): FoundAttempts => ({
  found: [],
  notes: [{ kind: 'attempts-unknown', problem }],
  unreadFailures: [],
});

/** Some servers return keys in lower case. */
const prefixOf = ({ modelId, fields }: AttemptKey): string =>
  `regression-gate-attempt-v${ATTEMPT_VERSION}-${modelId}-${digestFields({ ...fields, modelId }).slice(0, 32)}-`.toLowerCase();

async function list(
  cache: CacheClient,
  key: AttemptKey,
  settings: AttemptCacheSettings,
): Promise<FoundAttempts> {
  const { entries, notes } = await listEntries(cache, prefixOf(key), settings);
  const read: Parameters<typeof sortAttempts>[0][number][] = [];
  // One by one: all are unpacked to the same file.
  for (const { name, digest, state, sizeBytes } of chooseAttempts(entries)) {
    const problem =
      sizeBytes === undefined
        ? ({ kind: 'unlisted', entry: name } as const)
        : await restore(cache, name, sizeBytes);
    const attempt = problem ?? (await readAttempt(resolve(settings.workspace, STAGED), { key, digest }));
    const entry = { digest, state, place: name };
    read.push('kind' in attempt ? { ...entry, problem: attempt } : { ...entry, record: attempt });
  }
  return sortAttempts(read, notes);
}

async function restore(
  cache: CacheClient,
  name: string,
  sizeBytes: number,
): Promise<StoreProblem | undefined> {
  if (sizeBytes > MAX_ATTEMPT_BYTES) return { kind: 'too-large', path: name };
  return cache.restoreFile(STAGED, name);
}

/**
 * The entries that the server lists. If it does not list them, finds the newest of each state through the cache and
 * reports the missing list. Such an entry is never restored, because who wrote it is unknown.
 */
async function listEntries(
  cache: CacheClient,
  prefix: string,
  { refs, listEntries: listAll }: AttemptCacheSettings,
): Promise<{ readonly entries: Entry[]; readonly notes: readonly AttemptNote[] }> {
  try {
    if (refs.length === 0) throw new Error('GITHUB_REF is not set');
    const listed = await listAll(prefix);
    const own = listed.filter(({ ref }) => refs.includes(ref));
    const entries = own.flatMap(({ key, sizeBytes }) =>
      readName(key, prefix).map((entry) => ({ ...entry, sizeBytes })),
    );
    return { entries, notes: [] };
  } catch (error) {
    const problem: StoreProblem = { kind: 'not-listed', message: messageOf(error) };
    return { entries: await findEach(cache, prefix), notes: [{ kind: 'attempts-unknown', problem }] };
  }
}

async function findEach(cache: CacheClient, prefix: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const state of ATTEMPT_STATES) {
    const name = await cache.find(STAGED, `${prefix}${state}-`);
    // If the service is broken for one state, it is broken for all.
    if (name === LATE) break;
    if (name !== undefined) entries.push(...readName(name, prefix));
  }
  return entries;
}

function readName(name: string, prefix: string): Entry[] {
  if (!name.toLowerCase().startsWith(prefix)) return [];
  const rest = name.slice(prefix.length).toLowerCase();
  const [, state, digest = ''] = /^([a-z-]+)-\d+\.\d+-([0-9a-f]{32})$/.exec(rest) ?? [];
  return isAttemptState(state) ? [{ name, state, digest }] : [];
}
