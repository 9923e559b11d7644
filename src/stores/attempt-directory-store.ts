import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { ATTEMPT_VERSION, type AttemptKey } from '../records/attempt-record.ts';
import { digestFields } from '../records/comparability.ts';
import type { StoreProblem } from '../records/store-fact.ts';
import {
  type AttemptStore,
  chooseAttempts,
  type FoundAttempts,
  isAttemptState,
  sortAttempts,
} from './attempt-store.ts';
import { checkFolderName } from './directory-store.ts';
import { readAttempt } from './read-attempt.ts';

const NAME = /^(?<time>\d{1,15})-(?<state>[a-z-]+)-(?<digest>[0-9a-f]{32})\.json$/;

/**
 * Attempts in a folder, `<root>/<model id>/v<version>-<comparison>/<time>-<state>-<digest>.json`: for a command line, and
 * for a runner whose workspace outlives a job.
 *
 * @param root - Created when the first attempt is saved.
 */
export function openAttemptDirectory(root: string): AttemptStore {
  const folderOf = ({ modelId, fields }: AttemptKey): string =>
    join(root, modelId, `v${ATTEMPT_VERSION}-${digestFields(fields).slice(0, 16)}`);
  const path = join(basename(dirname(root)), basename(root));
  return {
    name: { kind: 'directory', path },
    list: async (key) =>
      checkFolderName(key.modelId) === undefined ? list(folderOf(key), { key, path, root }) : NOTHING,
    save: async (key, state, { text, digest }) => {
      const problem = checkFolderName(key.modelId);
      if (problem !== undefined) return { state: 'not-saved', problem };
      const file = join(folderOf(key), `${Date.now()}-${state}-${digest}.json`);
      const fresh = `${file}.${randomUUID()}.part`;
      try {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await writeFile(fresh, text);
        await rename(fresh, file);
        return { state: 'saved', place: join(path, relative(root, file)) };
      } catch (error) {
        await rm(fresh, { force: true }).catch(() => undefined);
        return { state: 'not-saved', problem: { kind: 'unwritable', path, code: codeOf(error) } };
      }
    },
  };
}

const NOTHING: FoundAttempts = { found: [], notes: [], unreadFailures: [] };

/** @param path - Path of the store, as shown in messages. */
async function list(
  folder: string,
  { key, path, root }: { key: AttemptKey; path: string; root: string },
): Promise<FoundAttempts> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return NOTHING;
    const problem: StoreProblem = { kind: 'unreadable', path, code: codeOf(error) };
    return { ...NOTHING, notes: [{ kind: 'attempts-unknown', problem }] };
  }
  const named = names.flatMap((name) => {
    const { time = '', state, digest = '' } = NAME.exec(name)?.groups ?? {};
    return isAttemptState(state) ? [{ name, time: Number(time), state, digest }] : [];
  });
  const chosen = chooseAttempts(named.sort((left, right) => right.time - left.time));
  const read = chosen.map(async ({ name, digest, state }) => {
    const attempt = await readAttempt(join(folder, name), { key, digest });
    const entry = { digest, state, place: join(path, relative(root, join(folder, name))) };
    return 'kind' in attempt ? { ...entry, problem: attempt } : { ...entry, record: attempt };
  });
  return sortAttempts(await Promise.all(read));
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
