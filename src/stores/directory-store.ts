import { randomUUID } from 'node:crypto';
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '../errors/errors.ts';
import type { Acceptance, Standing } from '../records/acceptance.ts';
import { readStanding } from '../records/baseline-record.ts';
import type {
  BaselineKey,
  BaselineStore,
  ListedStandings,
  RestoredBaseline,
  SavedBaseline,
} from './baseline-store.ts';

/** Names under the root that are no baselines: results are written to `out`, and attempts kept in `attempts`. */
const RESERVED = ['out', 'attempts'];

/**
 * Keeps the last accepted baseline of each model in `<root>/<modelId>/`, whatever commit it was recorded for: whether it
 * may be used is judged by the record in it. The last one that is not accepted lies in a folder beside it, so that it
 * never takes the place of one that others may be compared with.
 */
export class DirectoryStore implements BaselineStore {
  readonly title: string;
  readonly #root: string;
  readonly #name: string;

  /** @param root - Folder of all baselines; made when the first is saved. */
  constructor(root: string) {
    this.#root = root;
    this.#name = basename(root);
    this.title = `directory ${this.#name}`;
  }

  async restore({ modelId }: BaselineKey): Promise<RestoredBaseline> {
    const misnamed = checkFolderName(modelId);
    if (misnamed !== undefined) return { state: 'rejected', detail: misnamed };
    const directory = join(this.#root, modelId);
    const place = join(this.#name, modelId);
    try {
      const folder = await lstat(directory);
      if (!folder.isDirectory()) return { state: 'rejected', detail: `${place} is not a folder` };
    } catch (error) {
      const code = systemCode(error);
      if (code === 'ENOENT') return { state: 'absent', detail: `there is no folder ${place}` };
      return { state: 'unavailable', detail: `${place} could not be read (${code})` };
    }
    const unreadable = await checkRecord(join(directory, 'record.json'), join(place, 'record.json'));
    if (unreadable !== undefined) return { state: 'rejected', detail: unreadable };
    return { state: 'found', directory, detail: `folder ${place}` };
  }

  async listStandings({ modelId }: BaselineKey): Promise<ListedStandings> {
    const misnamed = checkFolderName(modelId);
    if (misnamed !== undefined) return { state: 'unavailable', detail: misnamed };
    const standings: Standing[] = [];
    for (const folder of [modelId, unacceptedFolder(modelId)]) {
      const standing = await this.#readStanding(folder);
      if ('detail' in standing) return { state: 'unavailable', ...standing };
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
    if (misnamed !== undefined) return { state: 'not-saved', detail: misnamed };
    const [folder, other] = [modelId, unacceptedFolder(modelId)];
    if (acceptance === undefined || acceptance.accepted) return this.#replace(folder, write, other);
    return this.#replace(other, write, folder);
  }

  /** @returns An object without keys where there is no record, or one of no commit. */
  async #readStanding(
    folder: string,
  ): Promise<Standing | { readonly detail: string } | Record<never, never>> {
    const file = join(this.#root, folder, 'record.json');
    try {
      await lstat(file);
      return (await readStanding(file)) ?? {};
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return {};
      if (error instanceof UserError) return { detail: error.message };
      return { detail: `${join(this.#name, folder)} could not be read (${systemCode(error)})` };
    }
  }

  /** The other folder goes where it tells of the same commit: what was recorded last counts. */
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
    const place = join(this.#name, folder);
    // Siblings, so that renaming never crosses a file system; the leading dot keeps them from being a model's folder.
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
      return { state: 'saved', detail: `folder ${place}` };
    } catch (error) {
      const code = systemCode(error);
      // Whatever is not the file system's answer is a fault in `write`, and not for a store to hide.
      if (code === undefined) throw error;
      return { state: 'not-saved', detail: `${place} could not be written (${code})` };
    }
  }
}

/** No model's own: ids do not begin with a dot. */
const unacceptedFolder = (modelId: string): string => `.${modelId}.unaccepted`;

/**
 * Whether a model may have a folder of its own under a store's root.
 *
 * @returns What is wrong with the name, such as `..` or `out`; undefined when nothing is.
 */
export function checkFolderName(modelId: string): string | undefined {
  if (!/^\w[\w.-]*$/.test(modelId) || RESERVED.includes(modelId)) {
    return `"${modelId}" cannot be the name of a folder here`;
  }
  return undefined;
}

/** A link would let an archive or a checkout point the gate at any file, so only a plain file counts. */
async function checkRecord(file: string, place: string): Promise<string | undefined> {
  try {
    const found = await lstat(file);
    if (!found.isFile()) return `${place} is not a plain file`;
    if (found.size === 0) return `${place} is empty`;
    const handle = await open(file, 'r');
    await handle.close();
    return undefined;
  } catch (error) {
    return `${place} could not be read (${systemCode(error)})`;
  }
}

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
