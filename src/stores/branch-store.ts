import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DataBranch, type Edit } from '../git/data-branch.ts';
import { type Git, gitFailure } from '../git/git.ts';
import { type Acceptance, MARK, markOf, readAcceptanceMark, type Standing } from '../records/acceptance.ts';
import { HISTORY_FILE, historyLine } from '../records/history.ts';
import type { StoreName, StoreProblem } from '../records/store-fact.ts';
import type {
  BaselineKey,
  BaselineStore,
  ListedStandings,
  RestoredBaseline,
  SavedBaseline,
} from './baseline-store.ts';
import { checkFolderName, DirectoryStore } from './directory-store.ts';
import { readRecord } from './record-folder.ts';

/** What the store needs from outside. */
export interface BranchStoreSettings {
  /** Name of the branch at `origin`. */
  readonly branch: string;
  /** Absolute; records wait in a folder of it. */
  readonly workspace: string;
  /** Absolute; a git checkout. */
  readonly checkout: string;
  /** Git in the checkout, allowed to fetch from `origin` and, if `mayWrite`, to push to it. */
  readonly git: Git;
  /** Only runs of the default branch write. */
  readonly mayWrite: boolean;
}

/** Where records wait before they are read or pushed, relative to the workspace. */
const STAGING = '.regression-gate/.data-branch';

/**
 * Records on a separate branch, and next to them the history of all runs, one line of JSON each. The models themselves
 * are not stored there: git has them, or they are too many for it.
 */
export class BranchStore implements BaselineStore {
  readonly name: StoreName;
  readonly #settings: BranchStoreSettings;
  readonly #branch: DataBranch;
  readonly #staging: DirectoryStore;
  readonly #root: string;

  constructor(settings: BranchStoreSettings) {
    this.name = { kind: 'branch', name: settings.branch };
    this.#settings = settings;
    this.#branch = new DataBranch(settings.git, settings.branch);
    this.#root = join(settings.workspace, STAGING);
    this.#staging = new DirectoryStore(this.#root);
  }

  async restore(key: BaselineKey): Promise<RestoredBaseline> {
    const misnamed = checkFolderName(key.modelId);
    if (misnamed !== undefined) return { state: 'rejected', problem: misnamed };
    try {
      const tip = await this.#branch.fetchTip();
      if (tip === undefined) return { state: 'absent' };
      for (const commit of key.ancestors) {
        const path = recordPath(key, commit);
        const text = await this.#branch.readText(tip, path);
        if (text === undefined) continue;
        const directory = join(this.#root, key.modelId);
        await rm(directory, { recursive: true, force: true });
        await mkdir(directory, { recursive: true });
        await writeFile(join(directory, 'record.json'), text);
        return { state: 'found', directory };
      }
      return { state: 'absent' };
    } catch (error) {
      return { state: 'unavailable', problem: failed(error) };
    }
  }

  async listStandings(key: BaselineKey): Promise<ListedStandings> {
    const misnamed = checkFolderName(key.modelId);
    if (misnamed !== undefined) return { state: 'unavailable', problem: misnamed };
    try {
      const tip = await this.#branch.fetchTip();
      if (tip === undefined) return { state: 'listed', standings: [] };
      const standings = readStandings(await this.#branch.listNames(tip, modelFolder(key)));
      return { state: 'listed', standings: standings.filter(({ commit }) => key.ancestors.includes(commit)) };
    } catch (error) {
      return { state: 'unavailable', problem: failed(error) };
    }
  }

  async save(
    key: BaselineKey,
    write: (directory: string) => Promise<void>,
    acceptance?: Acceptance,
  ): Promise<SavedBaseline> {
    const [commit] = key.ancestors;
    if (commit === undefined) return { state: 'not-saved', problem: { kind: 'no-commit' } };
    if (!this.#settings.mayWrite) return { state: 'not-saved', problem: { kind: 'not-default-branch' } };
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
      return { state: 'not-saved', problem: failed(error) };
    }
  }

  async #append(entry: Entry): Promise<SavedBaseline> {
    const { branch, checkout } = this.#settings;
    const { path } = entry;
    const place = { checkout, scratch: this.#root, message: `Record ${path}` };
    const failure = await this.#branch.change((tip) => this.#makeEdit(tip, entry), place);
    return failure === undefined
      ? { state: 'saved', place: path }
      : { state: 'not-saved', problem: { branch, ...failure } };
  }

  /** The record comes first: it is what a reader looks for, and only this save writes it. */
  async #makeEdit(tip: string | undefined, { path, text, line, mark }: Entry): Promise<Edit> {
    const history = tip === undefined ? undefined : await this.#branch.readText(tip, HISTORY_FILE);
    const names = tip === undefined ? [] : await this.#branch.listNames(tip, dirname(path));
    return {
      written: new Map([
        [path, text],
        ...(mark === undefined ? [] : [[`${stemOf(path)}.${mark}`, ''] as const]),
        [HISTORY_FILE, `${history ?? ''}${line}\n`],
      ]),
      // Marks of the commit's earlier standing no longer count.
      removed: names.filter((name) => name.startsWith(`${stemOf(path)}.`) && name !== path),
    };
  }
}

const failed = (error: unknown): StoreProblem => ({ kind: 'failed', message: gitFailure(error) });

/** What one save adds to the branch. */
interface Entry {
  readonly path: string;
  readonly text: string;
  /** Line of the history, without its line end. */
  readonly line: string;
  /** Suffix of an empty file next to the record, whose name shows that the record's own verdict has not accepted it. */
  readonly mark: string | undefined;
}

const modelFolder = ({ modelId }: BaselineKey): string => `records/${modelId}`;

function recordPath(key: BaselineKey, commit: string): string {
  const { comparability, environment } = key;
  return `${modelFolder(key)}/${comparability.slice(0, 16)}-${environment.slice(0, 16)}/${commit}.json`;
}

/** A record's path without its ending. The names of its marks start with it too. */
const stemOf = (path: string): string => path.replace(/\.json$/, '');

/** Standings of the commits by the names of records and marks, one per record. */
function readStandings(names: readonly string[]): Standing[] {
  const marks = new Map<string, string>();
  for (const name of names) {
    const [, stem, mark] = new RegExp(`^(.*/[0-9a-f]+)\\.${MARK}$`).exec(name) ?? [];
    if (stem !== undefined && mark !== undefined) marks.set(stem, mark);
  }
  return names.flatMap((name) => {
    const commit = /\/([0-9a-f]+)\.json$/.exec(name)?.[1];
    return commit === undefined ? [] : [readAcceptanceMark(commit, marks.get(stemOf(name)))];
  });
}
