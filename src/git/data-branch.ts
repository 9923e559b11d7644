import { randomInt, randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Git, gitIn } from './git.ts';

/** What one commit changes, by paths from the root of the branch. */
export interface Edit {
  readonly written: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
}

/** Where commits are made, and what they are called. */
interface CommitPlace {
  /** Absolute; the git checkout, whose work tree and index are left alone. */
  readonly workspace: string;
  /** Absolute; for files that are gone afterwards. */
  readonly scratch: string;
  readonly message: string;
}

/** Why a change is not on the branch. */
type PushFailure =
  /** Another run pushed first, `times` in a row; `message`: how git refused the last push. */
  | { readonly kind: 'outrun'; readonly times: number; readonly message: string }
  /** The server accepted the push, but the branch does not have the file. */
  | { readonly kind: 'push-dropped'; readonly path: string };

/** How often other runs may push first: with twenty runs at the same time, each waits for the nineteen before it. */
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
 * A branch of `origin` for data, independent of the checkout. Every change is one commit on top of the branch as it is,
 * pushed only if it still is so (compare-and-swap); else it is made again on top of what came between.
 *
 * Everything throws if git fails: a server that does not answer is never taken for "none".
 */
export class DataBranch {
  readonly #git: Git;
  readonly #name: string;

  /** @param git - In a checkout, with the right to fetch from `origin`, and to push to it for changes. */
  constructor(git: Git, name: string) {
    this.#git = git;
    this.#name = name;
  }

  /** @returns The commit at the tip, its objects here; undefined where there is no such branch. */
  async fetchTip(): Promise<string | undefined> {
    const ref = `refs/heads/${this.#name}`;
    if ((await this.#git('ls-remote', 'origin', ref)).trim() === '') return undefined;
    const here = `refs/regression-gate/${this.#name}`;
    await this.#git('fetch', '--quiet', '--depth=1', '--no-tags', 'origin', `+${ref}:${here}`);
    return (await this.#git('rev-parse', '--verify', here)).trim();
  }

  /** @returns Text of a file; undefined where the commit has none of that name. */
  async readText(tip: string, path: string): Promise<string | undefined> {
    const blob = await this.#findBlob(tip, path);
    return blob === undefined ? undefined : this.#git('cat-file', 'blob', blob);
  }

  /** Paths of all files below a folder. */
  async listNames(tip: string, folder: string): Promise<string[]> {
    const listed = await this.#git(
      ...['ls-tree', '-r', '-z', '--name-only', '--full-tree', '--end-of-options', tip, `${folder}/`],
    );
    return listed.split('\0').filter((name) => name !== '');
  }

  /**
   * @param makeEdit - Asked anew for every tip that the change is made on.
   * @returns Why the change is not there; undefined when it is.
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
    { workspace, scratch, message }: CommitPlace,
  ): Promise<{ readonly commit: string; readonly blobs: ReadonlyMap<string, string> }> {
    const work = join(scratch, `.${randomUUID()}`);
    await mkdir(work, { recursive: true });
    try {
      const withIndex = gitIn(workspace, { ...IDENTITY, GIT_INDEX_FILE: join(work, 'index') });
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

  /** @returns Why somebody else was faster; undefined when the push went through. */
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

  /** Checks that the branch has the first file: a hook may drop a push that was not refused. Files that all runs append to may have changed since. */
  async #verify(blobs: ReadonlyMap<string, string>): Promise<PushFailure | undefined> {
    const [path, blob] = [...blobs][0] ?? [];
    if (path === undefined) return undefined;
    const tip = await this.fetchTip();
    const found = tip && (await this.#findBlob(tip, path));
    return found === blob ? undefined : { kind: 'push-dropped', path };
  }
}
