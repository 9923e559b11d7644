import { randomInt, randomUUID } from 'node:crypto';
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Acceptance, MARK, markOf, readMark, type Standing } from './acceptance.ts';
import { readRecord } from './baseline-record.ts';
import type {
  BaselineKey,
  BaselineStore,
  ListedStandings,
  RestoredBaseline,
  SavedBaseline,
} from './baseline-store.ts';
import { checkFolderName, DirectoryStore } from './directory-store.ts';
import { type Git, gitFailure, gitIn } from './git.ts';
import { historyLine } from './history.ts';

/** What the store needs from outside. */
export interface BranchStoreSettings {
  /** Name of the branch at `origin`. */
  readonly branch: string;
  /** Absolute; a git checkout. */
  readonly workspace: string;
  /** Git in the workspace, with the right to fetch from `origin` and, where `mayWrite`, to push to it. */
  readonly git: Git;
  /** Only runs of the default branch write. */
  readonly mayWrite: boolean;
}

/** Where records wait before they are read or pushed, relative to the workspace. */
const STAGING = '.regression-gate/.data-branch';
const HISTORY = 'history.jsonl';

/** So often others may be faster: with twenty runs at once, each waits for the nineteen before it. */
const ATTEMPTS = 20;
const MAX_PAUSE_MS = 500;

/** How git says that somebody else has pushed meanwhile: before it sends anything, or when the server looks again. */
const LOST_RACE =
  /\[rejected\]|\[remote rejected\].*(?:cannot lock ref|failed to update ref|incorrect old value)/;

const IDENTITY = {
  GIT_AUTHOR_NAME: 'regression-gate',
  GIT_AUTHOR_EMAIL: 'regression-gate@localhost',
  GIT_COMMITTER_NAME: 'regression-gate',
  GIT_COMMITTER_EMAIL: 'regression-gate@localhost',
};

/**
 * Records on a branch of their own, and the history of all runs beside them, a line of JSON each. The models themselves
 * are not kept there: git has them, or they are too many for it.
 *
 * Every save is one commit on top of the branch as it is, pushed only if it still is so; else it is tried again on top
 * of what came between. The work tree and the index of the checkout are left alone.
 */
export class BranchStore implements BaselineStore {
  readonly title: string;
  readonly #settings: BranchStoreSettings;
  readonly #staging: DirectoryStore;
  readonly #root: string;

  constructor(settings: BranchStoreSettings) {
    this.title = `branch ${settings.branch}`;
    this.#settings = settings;
    this.#root = join(settings.workspace, STAGING);
    this.#staging = new DirectoryStore(this.#root);
  }

  async restore(key: BaselineKey): Promise<RestoredBaseline> {
    const misnamed = checkFolderName(key.modelId);
    if (misnamed !== undefined) return { state: 'rejected', detail: misnamed };
    const { branch, git } = this.#settings;
    try {
      const tip = await this.#fetchTip();
      if (tip === undefined) return { state: 'absent', detail: `there is no branch ${branch}` };
      for (const commit of key.line) {
        const place = `${tip}:${recordPath(key, commit)}`;
        if (!(await isThere(git, place))) continue;
        const directory = join(this.#root, key.modelId);
        await rm(directory, { recursive: true, force: true });
        await mkdir(directory, { recursive: true });
        await writeFile(join(directory, 'record.json'), await git('cat-file', 'blob', place));
        return { state: 'found', directory, detail: `${place.slice(41)} at ${tip.slice(0, 7)}` };
      }
      return { state: 'absent', detail: `branch ${branch} has no record of these commits` };
    } catch (error) {
      return { state: 'unavailable', detail: gitFailure(error) };
    }
  }

  async listStandings(key: BaselineKey): Promise<ListedStandings> {
    const misnamed = checkFolderName(key.modelId);
    if (misnamed !== undefined) return { state: 'unavailable', detail: misnamed };
    try {
      const tip = await this.#fetchTip();
      if (tip === undefined) return { state: 'listed', standings: [] };
      const standings = readStandings(await this.#listNames(tip, modelFolder(key)));
      return { state: 'listed', standings: standings.filter(({ commit }) => key.line.includes(commit)) };
    } catch (error) {
      return { state: 'unavailable', detail: gitFailure(error) };
    }
  }

  async save(
    key: BaselineKey,
    write: (directory: string) => Promise<void>,
    acceptance?: Acceptance,
  ): Promise<SavedBaseline> {
    const [commit] = key.line;
    if (commit === undefined) return { state: 'not-saved', detail: 'there is no commit to save it under' };
    if (!this.#settings.mayWrite) {
      return { state: 'not-saved', detail: 'only runs of the default branch write baselines' };
    }
    const staged = await this.#staging.save(key, write);
    if (staged.state !== 'saved') return staged;
    const { record } = await readRecord(join(this.#root, key.modelId));
    const kept = { ...record, model: { ...record.model, keptAs: null } };
    const entry: Entry = {
      path: recordPath(key, commit),
      text: `${JSON.stringify(kept)}\n`,
      line: historyLine(record),
      mark: markOf(acceptance),
    };
    try {
      return await this.#append(entry);
    } catch (error) {
      return { state: 'not-saved', detail: gitFailure(error) };
    }
  }

  async #append(entry: Entry): Promise<SavedBaseline> {
    const { branch } = this.#settings;
    for (let attempt = 1; ; attempt += 1) {
      const tip = await this.#fetchTip();
      const { commit, blob } = await this.#commitOnTop(tip, entry);
      const lost = await this.#push(commit, tip);
      if (lost === undefined) return this.#verify(entry, blob);
      if (attempt === ATTEMPTS) {
        return {
          state: 'not-saved',
          detail: `others pushed to ${branch} ${ATTEMPTS} times meanwhile: ${lost}`,
        };
      }
      await sleep(randomInt(MAX_PAUSE_MS));
    }
  }

  /** A push that nobody refused may still have gone nowhere, as with a hook that drops it. */
  async #verify({ path }: Entry, blob: string): Promise<SavedBaseline> {
    const { branch, git } = this.#settings;
    const tip = await this.#fetchTip();
    const found = tip && (await git('rev-parse', '--verify', `${tip}:${path}`).catch(() => ''));
    if (found?.trim() === blob) return { state: 'saved', detail: `branch ${branch}, ${path}` };
    return {
      state: 'not-saved',
      detail: `the server took the push, but branch ${branch} does not have ${path}`,
    };
  }

  /** @returns The commit at the tip, its objects here; undefined where there is no such branch. */
  async #fetchTip(): Promise<string | undefined> {
    const { branch, git } = this.#settings;
    const ref = `refs/heads/${branch}`;
    const listed = await git('ls-remote', 'origin', ref);
    if (listed.trim() === '') return undefined;
    const here = `refs/regression-gate/${branch}`;
    await git('fetch', '--quiet', '--depth=1', '--no-tags', 'origin', `+${ref}:${here}`);
    return (await git('rev-parse', '--verify', here)).trim();
  }

  async #commitOnTop(
    tip: string | undefined,
    { path, text, line, mark }: Entry,
  ): Promise<{ readonly commit: string; readonly blob: string }> {
    const { workspace, git } = this.#settings;
    const work = join(this.#root, `.${randomUUID()}`);
    await mkdir(work, { recursive: true });
    try {
      const withIndex = gitIn(workspace, { ...IDENTITY, GIT_INDEX_FILE: join(work, 'index') });
      const history = tip === undefined ? '' : await readBlob(git, `${tip}:${HISTORY}`);
      await writeFile(join(work, 'history'), history);
      await appendFile(join(work, 'history'), `${line}\n`);
      await writeFile(join(work, 'record'), text);
      const [blob, lines] = await Promise.all(
        ['record', 'history'].map(async (name) =>
          (await git('hash-object', '-w', '--no-filters', '--', join(work, name))).trim(),
        ),
      );
      await withIndex('read-tree', ...(tip === undefined ? ['--empty'] : [tip]));
      await withIndex('update-index', '--add', '--cacheinfo', `100644,${blob},${path}`);
      // How the commit stood before no longer counts.
      const old = tip === undefined ? [] : await this.#listNames(tip, dirname(path));
      for (const name of old.filter((each) => each.startsWith(`${stemOf(path)}.`) && each !== path)) {
        await withIndex('update-index', '--force-remove', '--', name);
      }
      if (mark !== undefined) {
        const empty = (await git('hash-object', '-w', '--no-filters', '--', devNull)).trim();
        const place = `100644,${empty},${stemOf(path)}.${mark}`;
        await withIndex('update-index', '--add', '--cacheinfo', place);
      }
      await withIndex('update-index', '--add', '--cacheinfo', `100644,${lines},${HISTORY}`);
      const tree = (await withIndex('write-tree')).trim();
      const parents = tip === undefined ? [] : ['-p', tip];
      const commit = await withIndex('commit-tree', tree, ...parents, '-m', `Record ${path}`);
      return { commit: commit.trim(), blob: blob ?? '' };
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }

  /** Paths of all files below a folder of the branch. */
  async #listNames(tip: string, folder: string): Promise<string[]> {
    const listed = await this.#settings.git(
      ...['ls-tree', '-r', '-z', '--name-only', '--full-tree', '--end-of-options', tip, `${folder}/`],
    );
    return listed.split('\0').filter((name) => name !== '');
  }

  /** @returns Why somebody else was faster; undefined when the push went through. */
  async #push(commit: string, tip: string | undefined): Promise<string | undefined> {
    const { branch, git } = this.#settings;
    const ref = `refs/heads/${branch}`;
    try {
      const lease = `--force-with-lease=${ref}:${tip ?? ''}`;
      await git('push', '--quiet', '--no-verify', lease, 'origin', `${commit}:${ref}`);
      return undefined;
    } catch (error) {
      const said = (error as { stderr?: string }).stderr ?? '';
      if (!LOST_RACE.test(said)) throw error;
      return (
        said
          .split('\n')
          .find((line) => LOST_RACE.test(line))
          ?.trim() ?? ''
      );
    }
  }
}

/** What one save adds to the branch. */
interface Entry {
  readonly path: string;
  readonly text: string;
  /** Of the history, without its end. */
  readonly line: string;
  /** Makes an empty file beside the record, by whose name it stands out where it is not accepted by its own verdict. */
  readonly mark: string | undefined;
}

const modelFolder = ({ modelId }: BaselineKey): string => `records/${modelId}`;

function recordPath(key: BaselineKey, commit: string): string {
  const { comparability, environment } = key;
  return `${modelFolder(key)}/${comparability.slice(0, 16)}-${environment.slice(0, 16)}/${commit}.json`;
}

/** The path of a record without its ending, with which the names of its marks begin too. */
const stemOf = (path: string): string => path.replace(/\.json$/, '');

/** How the commits stand by the names of records and marks, one entry a record. */
function readStandings(names: readonly string[]): Standing[] {
  const marks = new Map<string, string>();
  for (const name of names) {
    const [, stem, mark] = new RegExp(`^(.*/[0-9a-f]+)\\.${MARK}$`).exec(name) ?? [];
    if (stem !== undefined && mark !== undefined) marks.set(stem, mark);
  }
  return names.flatMap((name) => {
    const commit = /\/([0-9a-f]+)\.json$/.exec(name)?.[1];
    return commit === undefined ? [] : [readMark(commit, marks.get(stemOf(name)))];
  });
}

async function isThere(git: Git, place: string): Promise<boolean> {
  return git('cat-file', '-e', place).then(
    () => true,
    () => false,
  );
}

/** Empty where there is none, as on a branch that somebody has begun by hand. */
async function readBlob(git: Git, place: string): Promise<string> {
  return (await isThere(git, place)) ? git('cat-file', 'blob', place) : '';
}
