import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import * as cache from '@actions/cache';
import type { StoreProblem } from '../../records/store-fact.ts';
import type { SavedBaseline } from '../baseline-store.ts';
import { hasGnuTar, unpackingInto } from './confine-tar.ts';
import { defangingLog } from './defang-log.ts';

const RESTORE_MS = 60_000;
const SAVE_MS = 120_000;
const FIND_MS = 10_000;
/** Returned when an outcome did not arrive in time. */
export const LATE = Symbol('late');

/** Where the client works. The toolkit itself reads `process.env` and the working directory. */
export interface CacheSurroundings {
  readonly env: NodeJS.ProcessEnv;
  /** Absolute; must be the working directory, where the toolkit resolves paths. */
  readonly workspace: string;
}

/** The Actions cache, entry by entry. Paths are relative to the workspace, because the toolkit hashes them as text. */
export interface CacheClient {
  /** Why the cache cannot be used; undefined if it can. */
  obstacle(right: 'read' | 'write'): StoreProblem | undefined;
  /**
   * Unpacks the entry with exactly this name, replacing the folder. Everything in it can only end up in that folder.
   *
   * @returns Why it failed; undefined on success.
   */
  restore(path: string, name: string): Promise<StoreProblem | undefined>;
  /** The same for an untrusted entry: everything in it can only end up in this one file. */
  restoreFile(file: string, name: string): Promise<StoreProblem | undefined>;
  /**
   * The newest entry whose name starts with `prefix`; LATE after 10 s. The toolkit gives the same answer for no entry
   * and for a broken service, so undefined does not prove that there is none.
   */
  find(path: string, prefix: string): Promise<string | undefined | typeof LATE>;
  /** Packs the path into a new entry, then checks that the entry exists. */
  save(path: string, name: string): Promise<SavedBaseline>;
  /** Saves a text as this one file, whose folder must have nothing else in it. */
  saveFile(file: string, name: string, text: string): Promise<SavedBaseline>;
}

export function openCache({ env, workspace }: CacheSurroundings): CacheClient {
  return {
    obstacle: (right) => findObstacle(env, right),
    restore: (path, name) => inTurn(() => unpack(workspace, { folder: path }, name)),
    restoreFile: (file, name) => inTurn(() => unpack(workspace, { file }, name)),
    find,
    save: (path, name) => saveInTurn(() => upload(env, path, name)),
    saveFile: (file, name, text) =>
      saveInTurn(async () => {
        await emptyFolder(resolve(workspace, dirname(file)));
        await writeFile(resolve(workspace, file), text);
        return upload(env, file, name);
      }),
  };
}

async function unpack(
  workspace: string,
  place: { readonly file: string } | { readonly folder: string },
  name: string,
): Promise<StoreProblem | undefined> {
  if (!(await hasGnuTar())) return { kind: 'no-gnu-tar' };
  const [path, folder] = 'file' in place ? [place.file, dirname(place.file)] : [place.folder, place.folder];
  try {
    await emptyFolder(resolve(workspace, folder));
    const matched = await unpackingInto(place, () =>
      cache.restoreCache([path], name, [], { segmentTimeoutInMs: RESTORE_MS }),
    );
    return isSame(matched, name) ? undefined : { kind: 'not-restored', entry: name };
  } catch (error) {
    return { kind: 'failed', message: messageOf(error) };
  }
}

/** The toolkit unpacks over existing files; a file of an older entry must not survive next to the new ones. */
async function emptyFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

async function find(path: string, prefix: string): Promise<string | undefined | typeof LATE> {
  const ask = () => cache.restoreCache([path], prefix, [], { lookupOnly: true });
  const asked = defangingLog(ask).catch(() => undefined);
  const matched = await within(FIND_MS, asked);
  if (matched === LATE) return LATE;
  return matched?.toLowerCase().startsWith(prefix.toLowerCase()) ? matched : undefined;
}

async function upload(env: NodeJS.ProcessEnv, path: string, name: string): Promise<SavedBaseline> {
  const problem: StoreProblem = { kind: 'not-saved', entry: name };
  if ((await cache.saveCache([path], name)) <= 0) return { state: 'not-saved', problem };
  if (findObstacle(env, 'read') !== undefined) return { state: 'saved', place: name };
  // The toolkit ignores the answer to the last request of the older protocol.
  const found = await find(path, name);
  const isThere = found === LATE || isSame(found, name);
  return isThere ? { state: 'saved', place: name } : { state: 'not-saved', problem };
}

async function saveInTurn(work: () => Promise<SavedBaseline>): Promise<SavedBaseline> {
  try {
    const saved = await within(SAVE_MS, inTurn(work));
    if (saved !== LATE) return saved;
    return { state: 'not-saved', problem: { kind: 'no-answer', seconds: SAVE_MS / 1000 } };
  } catch (error) {
    return { state: 'not-saved', problem: { kind: 'failed', message: messageOf(error) } };
  }
}

let last: Promise<unknown> = Promise.resolve();

/** One archive at a time, even after one that timed out and was abandoned: all share tar's environment. */
function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const defanged = () => defangingLog(work);
  const turn = last.then(defanged, defanged);
  last = turn.catch(() => undefined);
  return turn;
}

/** Some servers return keys in lower case. */
const isSame = (matched: string | undefined, name: string): boolean =>
  matched?.toLowerCase() === name.toLowerCase();

function findObstacle(env: NodeJS.ProcessEnv, right: 'read' | 'write'): StoreProblem | undefined {
  if (!cache.isFeatureAvailable() || !env['ACTIONS_RUNTIME_TOKEN']) return { kind: 'not-offered' };
  const mode = (env['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
  return FORBIDDING[right].includes(mode) ? { kind: 'cache-mode', mode, forbids: right } : undefined;
}

/** Values of a workflow's `cache-mode` that forbid a job to read or to write; any other value permits both. */
const FORBIDDING: Readonly<Record<'read' | 'write', readonly string[]>> = {
  read: ['none', 'write-only'],
  write: ['none', 'read'],
};

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The work cannot be stopped, only abandoned: its outcome no longer counts. */
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
