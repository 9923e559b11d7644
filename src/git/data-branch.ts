import { randomInt, randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Git, gitIn } from './git.ts';

/** Changes of one commit. Paths are relative to the root of the branch. */
export interface Edit {
  readonly written: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
}

/** Where to create a commit, and its message. */
interface CommitPlace {
  /** The git checkout, absolute. Its work tree and index are not touched. */
  readonly checkout: string;
  /** Folder for temporary files, absolute. */
  readonly scratch: string;
  readonly message: string;
}

/** Why a change is not on the branch. */
type PushFailure =
  /** Other runs pushed first, `times` in a row. `message`: git's rejection of the last push. */
  | { readonly kind: 'outrun'; readonly times: number; readonly message: string }
  /** The server accepted the push, but the branch does not have the file. */
  | { readonly kind: 'push-dropped'; readonly path: string };

/** Maximum attempts: with twenty concurrent runs, the last one loses the race nineteen times. */
const ATTEMPTS = 20;
const MAX_PAUSE_MS = 500;

/** Git's messages when another push came first, detected locally or by the server. */
const LOST_RACE =
  /\[rejected\]|\[remote rejected\].*(?:cannot lock ref|failed to update ref|incorrect old value)/;

const IDENTITY = {
  GIT_AUTHOR_NAME: 'regression-gate',
  GIT_AUTHOR_EMAIL: 'regression-gate@localhost',
  GIT_COMMITTER_NAME: 'regression-gate',
  GIT_COMMITTER_EMAIL: 'regression-gate@localhost',
};

/**
 * A data branch of `origin`, independent of the checkout. Each change is one commit on the current tip, pushed only if the tip
 * has not moved (compare-and-swap). Otherwise the change is redone on the new tip.
 *
 * All methods throw if git fails: a server that does not answer never counts as "none".
 */
export class DataBranch {
  readonly #git: Git;
  readonly #name: string;

  /** @param git - In a checkout, with the right to fetch from `origin`, and to push to it for changes. */
  constructor(git: Git, name: string) {
    this.#git = git;
    this.#name = name;
  }

  /** Fetches the tip and its objects. @returns Its SHA; undefined if the branch does not exist. */
  async fetchTip(): Promise<string | undefined> {
    const ref = `refs/heads/${this.#name}`;
    if ((await this.#git('ls-remote', 'origin', ref)).trim() === '') return undefined;
    const here = `refs/regression-gate/${this.#name}`;
    await this.#git('fetch', '--quiet', '--depth=1', '--no-tags', 'origin', `+${ref}:${here}`);
    return (await this.#git('rev-parse', '--verify', here)).trim();
  }

  /** @returns The file's text; undefined if the commit does not have it. */
  async readText(tip: string, path: string): Promise<string | undefined> {
    const blob = await this.#findBlob(tip, path);
    return blob === undefined ? undefined : this.#git('cat-file', 'blob', blob);
  }

  /** Lists the paths of all files below a folder. */
  async listNames(tip: string, folder: string): Promise<string[]> {
    const listed = await this.#git(
      ...['ls-tree', '-r', '-z', '--name-only', '--full-tree', '--end-of-options', tip, `${folder}/`],
    );
    return listed.split('\0').filter((name) => name !== '');
  }

  /**
   * @param makeEdit - Called again for each new tip.
   * @returns Why the change failed; undefined on success.
   */
  async change(
    makeEdit: (tip: string | undefined) => Promise<Edit>,
    place: CommitPlace,
  ): Promise<PushFailure | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      const tip = await this.fetchTip();
      const made = await this.#commit(tip, await makeEdit(tip), place);
      const lost = await this.#push(made.commit, tip);
      if (lost === undefined) return this.#verify(made.blobs);
      if (attempt === ATTEMPTS) return { kind: 'outrun', times: ATTEMPTS, message: lost };
      await sleep(randomInt(MAX_PAUSE_MS));
    }
  }

  async #findBlob(tip: string, path: string): Promise<string | undefined> {
    const listed = await this.#git('ls-tree', '--full-tree', '-z', tip, '--', path);
    return /^\d+ blob ([0-9a-f]+)\t/.exec(listed)?.[1];
  }

  async #commit(
    tip: string | undefined,
    { written, removed }: Edit,
    { checkout, scratch, message }: CommitPlace,
  ): Promise<{ readonly commit: string; readonly blobs: ReadonlyMap<string, string> }> {
    const work = join(scratch, `.${randomUUID()}`);
    await mkdir(work, { recursive: true });
    try {
      const withIndex = gitIn(checkout, { ...IDENTITY, GIT_INDEX_FILE: join(work, 'index') });
      await withIndex('read-tree', ...(tip === undefined ? ['--empty'] : [tip]));
      for (const path of removed) await withIndex('update-index', '--force-remove', '--', path);
      const blobs = new Map<string, string>();
      for (const [path, text] of written) {
        await writeFile(join(work, 'text'), text);
        const blob = (await this.#git('hash-object', '-w', '--no-filters', '--', join(work, 'text'))).trim();
        await withIndex('update-index', '--add', '--cacheinfo', `100644,${blob},${path}`);
        blobs.set(path, blob);
      }
      const tree = (await withIndex('write-tree')).trim();
      const parents = tip === undefined ? [] : ['-p', tip];
      const commit = (await withIndex('commit-tree', tree, ...parents, '-m', message)).trim();
      return { commit, blobs };
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }

  /** @returns Git's message if another push came first; undefined on success. */
  async #push(commit: string, tip: string | undefined): Promise<string | undefined> {
    const ref = `refs/heads/${this.#name}`;
    try {
      const lease = `--force-with-lease=${ref}:${tip ?? ''}`;
      await this.#git('push', '--quiet', '--no-verify', lease, 'origin', `${commit}:${ref}`);
      return undefined;
    } catch (error) {
      const said = ((error as { stderr?: string }).stderr ?? '').split('\n');
      const lost = said.find((line) => LOST_RACE.test(line));
      if (lost === undefined) throw error;
      return lost.trim();
    }
  }

  /** Checks that the first file arrived, since a hook may drop an accepted push. Files that all runs append to may differ by now. */
  async #verify(blobs: ReadonlyMap<string, string>): Promise<PushFailure | undefined> {
    const [path, blob] = [...blobs][0] ?? [];
    if (path === undefined) return undefined;
    const tip = await this.fetchTip();
    const found = tip && (await this.#findBlob(tip, path));
    return found === blob ? undefined : { kind: 'push-dropped', path };
  }
}

/**
 * Reads a file at the tip of a branch of `origin`, independent of the checkout.
 *
 * @param git - In a checkout, with the right to fetch from `origin`.
 * @param path - Relative to the root of the repository.
 * @returns Its text; undefined if the branch or the file does not exist.
 * @throws {Error} If git fails: a server that does not answer never counts as "none".
 */
export async function readBranchFile(git: Git, branch: string, path: string): Promise<string | undefined> {
  const data = new DataBranch(git, branch);
  const tip = await data.fetchTip();
  return tip === undefined ? undefined : data.readText(tip, path);
}
