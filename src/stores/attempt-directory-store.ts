import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type AttemptKey, MAX_ATTEMPT_BYTES, parseAttempt } from '../records/attempt-record.ts';
import { digestFields } from '../records/comparability.ts';
import { type AttemptStore, chooseAttempts, type FoundAttempts, isAttemptState } from './attempt-store.ts';
import { checkFolderName } from './directory-store.ts';

const NAME = /^(?<time>\d{1,15})-(?<state>[a-z-]+)-(?<digest>[0-9a-f]{32})\.json$/;

/**
 * Attempts in a folder, `<root>/<model id>/<comparison>/<time>-<state>-<digest>.json`: on a command line, and on a runner
 * whose workspace outlives a job.
 *
 * @param root - Made when the first attempt is kept.
 */
export function openAttemptDirectory(root: string): AttemptStore {
  const folderOf = ({ modelId, fields }: AttemptKey): string =>
    join(root, modelId, digestFields(fields).slice(0, 16));
  const title = `directory ${join(basename(dirname(root)), basename(root))}`;
  return {
    title,
    list: async (key) => (checkFolderName(key.modelId) === undefined ? list(folderOf(key), key) : NOTHING),
    save: async (key, state, { text, digest }) => {
      const misnamed = checkFolderName(key.modelId);
      if (misnamed !== undefined) return { state: 'not-saved', detail: misnamed };
      const file = join(folderOf(key), `${Date.now()}-${state}-${digest}.json`);
      const fresh = `${file}.${randomUUID()}.part`;
      try {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await writeFile(fresh, text);
        await rename(fresh, file);
        return { state: 'saved', detail: `folder ${basename(root)}` };
      } catch (error) {
        await rm(fresh, { force: true }).catch(() => undefined);
        return { state: 'not-saved', detail: `it could not be written (${codeOf(error)})` };
      }
    },
  };
}

const NOTHING: FoundAttempts = { found: [], notes: [] };

async function list(folder: string, key: AttemptKey): Promise<FoundAttempts> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return NOTHING;
    return { found: [], notes: [`earlier attempts could not be read (${codeOf(error)})`] };
  }
  const named = names.flatMap((name) => {
    const { time = '', state, digest = '' } = NAME.exec(name)?.groups ?? {};
    return isAttemptState(state) ? [{ name, time: Number(time), state, digest }] : [];
  });
  const found: FoundAttempts['found'][number][] = [];
  const notes: string[] = [];
  for (const { name, digest } of chooseAttempts(named.sort((left, right) => right.time - left.time))) {
    try {
      found.push({ record: parseAttempt(await readPlain(join(folder, name)), { key, digest }), digest });
    } catch (error) {
      notes.push(`an earlier attempt is not used: ${(error as Error).message}`);
    }
  }
  return { found, notes };
}

/** A link would let a checkout point the gate at any file. */
async function readPlain(file: string): Promise<string> {
  const found = await lstat(file);
  if (!found.isFile()) throw new Error(`${basename(file)} is not a plain file`);
  if (found.size > MAX_ATTEMPT_BYTES) throw new Error(`${basename(file)} is too large`);
  return readFile(file, 'utf8');
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
