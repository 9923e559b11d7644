import { randomUUID } from 'node:crypto';
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '../errors/errors.ts';
import type { Acceptance, Standing } from '../records/acceptance.ts';
import type { StoreName, StoreProblem } from '../records/store-fact.ts';
import type {
  BaselineKey,
  BaselineStore,
  ListedStandings,
  RestoredBaseline,
  SavedBaseline,
} from './baseline-store.ts';
import { readStanding } from './record-folder.ts';

/** Names under the root that are not baselines: `out` has results, and `attempts` has attempts. */
const RESERVED = ['out', 'attempts'];

/**
 * Stores the last accepted baseline of each model in `<root>/<modelId>/`, whatever its commit: the record in it decides
 * whether it may be used. The last one that is not accepted is in a separate folder, so that it never replaces one that
 * others may be compared with.
 */
export class DirectoryStore implements BaselineStore {
  readonly name: StoreName;
  readonly #root: string;
  readonly #isTrusted: boolean;
  /** Path as shown in messages. */
  readonly #path: string;

  /**
   * @param root - Folder of all baselines; created when the first is saved.
   * @param isTrusted - Whether its records may be used. In the run of a change, an earlier step of the change could have
   *   written them; they are then named and left out.
   */
  constructor(root: string, { isTrusted = true }: { readonly isTrusted?: boolean } = {}) {
    this.#root = root;
    this.#isTrusted = isTrusted;
    this.#path = basename(root);
    this.name = { kind: 'directory', path: this.#path };
  }

  async restore({ modelId }: BaselineKey): Promise<RestoredBaseline> {
    const misnamed = checkFolderName(modelId);
    if (misnamed !== undefined) return { state: 'rejected', problem: misnamed };
    const directory = join(this.#root, modelId);
    const path = join(this.#path, modelId);
    try {
      const folder = await lstat(directory);
      if (!folder.isDirectory()) return { state: 'rejected', problem: { kind: 'not-a-folder', path } };
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return { state: 'absent' };
      return { state: 'unavailable', problem: unreadable(path, error) };
    }
    if (!this.#isTrusted) return { state: 'rejected', problem: { kind: 'written-by-change', path } };
    const problem = await checkRecord(join(directory, 'record.json'), join(path, 'record.json'));
    return problem === undefined ? { state: 'found', directory } : { state: 'rejected', problem };
  }

  async listStandings({ modelId }: BaselineKey): Promise<ListedStandings> {
    const misnamed = checkFolderName(modelId);
    if (misnamed !== undefined) return { state: 'unavailable', problem: misnamed };
    if (!this.#isTrusted) return { state: 'listed', standings: [] };
    const standings: Standing[] = [];
    for (const folder of [modelId, unacceptedFolder(modelId)]) {
      const standing = await this.#readStanding(folder);
      if ('problem' in standing) return { state: 'unavailable', ...standing };
      if ('commit' in standing) standings.push(standing);
    }
    return { state: 'listed', standings };
  }

  async save(
    { modelId }: BaselineKey,
    write: (directory: string) => Promise<void>,
    acceptance?: Acceptance,
  ): Promise<SavedBaseline> {
    const misnamed = checkFolderName(modelId);
    if (misnamed !== undefined) return { state: 'not-saved', problem: misnamed };
    const [folder, other] = [modelId, unacceptedFolder(modelId)];
    if (acceptance === undefined || acceptance.accepted) return this.#replace(folder, write, other);
    return this.#replace(other, write, folder);
  }

  /** @returns An object without keys if there is no record, or it has no commit. */
  async #readStanding(
    folder: string,
  ): Promise<Standing | { readonly problem: StoreProblem } | Record<never, never>> {
    const file = join(this.#root, folder, 'record.json');
    try {
      await lstat(file);
      return (await readStanding(file)) ?? {};
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return {};
      if (error instanceof UserError) return { problem: { kind: 'failed', message: error.message } };
      return { problem: unreadable(join(this.#path, folder), error) };
    }
  }

  /** Also removes the other folder if it is about the same commit, because the last recording counts. */
  async #replace(
    folder: string,
    write: (directory: string) => Promise<void>,
    other: string,
  ): Promise<SavedBaseline> {
    const saved = await this.#write(folder, write);
    if (saved.state !== 'saved') return saved;
    const [own, before] = [await this.#readStanding(folder), await this.#readStanding(other)];
    const isSuperseded = 'commit' in own && 'commit' in before && own.commit === before.commit;
    if (isSuperseded) await rm(join(this.#root, other), { recursive: true, force: true });
    return saved;
  }

  async #write(folder: string, write: (directory: string) => Promise<void>): Promise<SavedBaseline> {
    const directory = join(this.#root, folder);
    const path = join(this.#path, folder);
    // Siblings, so that renaming never crosses a file system. The leading dot keeps them from being a model's folder.
    const fresh = join(this.#root, `.${folder}.${randomUUID()}.new`);
    const old = join(this.#root, `.${folder}.${randomUUID()}.old`);
    try {
      await mkdir(fresh, { recursive: true, mode: 0o700 });
      try {
        await write(fresh);
        await renameIfThere(directory, old);
        await rename(fresh, directory);
      } finally {
        await rm(fresh, { recursive: true, force: true });
        await rm(old, { recursive: true, force: true });
      }
      return { state: 'saved', place: path };
    } catch (error) {
      const code = systemCode(error);
      // An error that is not from the file system is a fault in `write`, which a store must not hide.
      if (code === undefined) throw error;
      return { state: 'not-saved', problem: { kind: 'unwritable', path, code } };
    }
  }
}

/** Never a model's own folder, because ids do not begin with a dot. */
const unacceptedFolder = (modelId: string): string => `.${modelId}.unaccepted`;

/**
 * Whether a model may have its own folder under a store's root.
 *
 * @returns The problem with a name such as `..` or `out`; undefined if there is none.
 */
export function checkFolderName(modelId: string): StoreProblem | undefined {
  const isFine = /^\w[\w.-]*$/.test(modelId) && !RESERVED.includes(modelId);
  return isFine ? undefined : { kind: 'bad-name', modelId };
}

/** Only a plain file counts: a link would let an archive or a checkout point the gate at any file. */
async function checkRecord(file: string, path: string): Promise<StoreProblem | undefined> {
  try {
    const found = await lstat(file);
    if (!found.isFile()) return { kind: 'not-a-file', path };
    if (found.size === 0) return { kind: 'empty-file', path };
    const handle = await open(file, 'r');
    await handle.close();
    return undefined;
  } catch (error) {
    return unreadable(path, error);
  }
}

const unreadable = (path: string, error: unknown): StoreProblem => ({
  kind: 'unreadable',
  path,
  code: systemCode(error) ?? String(error),
});

async function renameIfThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

/** `ENOSPC`, `EACCES` …; undefined for an error that is not the system's. */
function systemCode(error: unknown): string | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall === undefined ? undefined : code;
}
