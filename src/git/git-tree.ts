import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join, posix, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { shortSha } from '../figures/short-sha.ts';
import { isGitLfsPointer } from '../model/git-lfs.ts';
import { expectCommit } from './commits.ts';
import { type Git, type GitSetting, gitEnvironment, gitFailure, gitIn, isMissingGit } from './git.ts';
import { gitError } from './git-error.ts';

/** A file or folder of a repository at a commit. */
export interface PlaceInHistory {
  /** An existing folder of the work tree, absolute. */
  readonly folder: string;
  /** Relative to `folder`. Need not exist in the work tree. */
  readonly path: string;
  /** Full SHA or any revision that git knows. */
  readonly commit: string;
}

/** Name of a file at a commit in errors: "models/m.onnx at commit abc1234". */
export const placeAtCommit = (path: string, commit: string): string =>
  `${path} at commit ${shortSha(commit)}`;

/** What a commit contains at a path. *Absent* means that the commit exists but the path does not. */
type Exported =
  | { readonly state: 'found'; readonly file: string }
  | { readonly state: 'absent' }
  | { readonly state: 'outside-repository' }
  /** The commit has a Git LFS pointer, but git could not fetch the file. `message`: from git-lfs; null if nothing fetches. */
  | { readonly state: 'in-lfs'; readonly message: string | null };

interface Blob {
  readonly object: string;
  /** Relative to the root of the repository. */
  readonly path: string;
}

const POINTER_BYTES = 64;

/**
 * Reads the object id at a path of a commit: a hash of the file's or folder's content.
 *
 * @returns Undefined if the commit does not have the path, or the path is outside the repository.
 * @throws {Error} If the commit or the repository does not exist.
 */
export async function readObjectId({ folder, path, commit }: PlaceInHistory): Promise<string | undefined> {
  const git = gitIn(folder);
  const place = await pathInRepository(folder, path);
  if (place === undefined) return undefined;
  await expectCommit(git, commit);
  if (place === '') return (await git('rev-parse', '--verify', `${commit}^{tree}`)).trim();
  const listed = await git('ls-tree', '--full-tree', '-z', '--end-of-options', commit, place);
  return /^\d+ \w+ ([0-9a-f]+)\t/.exec(listed)?.[1];
}

/**
 * Copies a file or folder of a commit into `directory`. Files keep their paths relative to the root of the repository.
 *
 * @throws {Error} If git fails: no such commit, no repository, objects that were never fetched.
 */
export async function exportFromCommit(place: PlaceInHistory, directory: string): Promise<Exported> {
  const git = gitIn(place.folder);
  const path = await pathInRepository(place.folder, place.path);
  if (path === undefined) return { state: 'outside-repository' };
  await expectCommit(git, place.commit);
  const blobs = await listBlobs(git, place.commit, path);
  if (blobs.length === 0) return { state: 'absent' };
  for (const { object, path: name } of blobs) {
    const file = join(directory, name);
    if (relative(directory, file).startsWith('..')) throw new Error(`a tree with the path ${name}`);
    await writeObject(place.folder, ['blob', '--end-of-options', object], file);
    if (!(await isPointer(file))) continue;
    const message = await fetchFromLfs(place, name, file);
    if (await isPointer(file)) return { state: 'in-lfs', message };
  }
  return { state: 'found', file: join(directory, path) };
}

/**
 * Replaces a Git LFS pointer with the file that git-lfs fetches, as a checkout does.
 *
 * @returns Why it failed; null if nothing said so. The pointer is then still there.
 */
async function fetchFromLfs(
  { folder, commit }: PlaceInHistory,
  name: string,
  file: string,
): Promise<string | null> {
  const fetched = `${file}.lfs`;
  try {
    const config = await lfsSettings(gitIn(folder));
    await writeObject(folder, ['--filters', `${commit}:${name}`], fetched, config);
    await rename(fetched, file);
    return null;
  } catch (error) {
    return lfsFailure(error);
  }
}

/** `git lfs install` writes these, as does actions/checkout with `lfs: true`. */
const LFS_FILTER: readonly GitSetting[] = [
  ['filter.lfs.smudge', 'git-lfs smudge -- %f'],
  ['filter.lfs.required', 'true'],
];

/** The filter of git-lfs, unless the checkout has its own. */
async function lfsSettings(git: Git): Promise<readonly GitSetting[]> {
  const known = await git('config', '--get-regexp', '^filter\\.lfs\\.(process|smudge)$').catch(() => '');
  return known === '' ? LFS_FILTER : [];
}

/** The message of git-lfs; git itself only reports that the filter failed. */
function lfsFailure(error: unknown): string {
  const { stderr = '' } = error as { stderr?: string };
  const lines = stderr.split('\n').map((line) => line.trim());
  const said = lines.find((line) => /smudge error|batch response|not found|error downloading/i.test(line));
  return (said ?? gitFailure(error)).slice(0, 300);
}

/** Text of a small file at a commit; undefined if the commit does not have it. Throws like {@link exportFromCommit}. */
export async function readTextAt({ folder, path, commit }: PlaceInHistory): Promise<string | undefined> {
  const object = await readObjectId({ folder, path, commit });
  return object === undefined ? undefined : gitIn(folder)('cat-file', 'blob', '--end-of-options', object);
}

/**
 * Whether git tracks a file of the work tree (committed or staged). Outside a repository, and without git, it does not.
 *
 * @throws {InfrastructureError} If git cannot say: that never counts as "untracked".
 */
export async function isTracked(folder: string, path: string): Promise<boolean> {
  const place = isAbsolute(path) ? relative(folder, path) : path;
  try {
    return (await gitIn(folder)('ls-files', '-z', '--', `:(literal)${place}`)) !== '';
  } catch (error) {
    if (isMissingGit(error) || OUTSIDE.test((error as { stderr?: string }).stderr ?? '')) return false;
    throw gitError(error, {
      place: path,
      expected: 'say whether it tracks the file',
      otherwise: 'Check that the checkout is complete, then run again.',
    });
  }
}

const OUTSIDE = /not a git repository|is outside repository|outside of the repository/;

/** Path relative to the root of the repository; empty for the root, undefined outside. It need not exist. */
export async function pathInRepository(folder: string, path: string): Promise<string | undefined> {
  const prefix = (await gitIn(folder)('rev-parse', '--show-prefix')).replace(/\n$/, '');
  const below = isAbsolute(path) ? relative(folder, path) : path;
  const place = posix.join(prefix, below.split(sep).join('/')).replace(/\/$/, '');
  if (place === '.') return '';
  return place === '..' || place.startsWith('../') ? undefined : place;
}

async function listBlobs(git: Git, commit: string, path: string): Promise<Blob[]> {
  const places = path === '' ? [] : [path];
  const listed = await git('ls-tree', '-r', '--full-tree', '-z', '--end-of-options', commit, ...places);
  return [...listed.matchAll(/\d+ blob ([0-9a-f]+)\t([^\0]+)\0/g)].map(([, object = '', name = '']) => ({
    object,
    path: name,
  }));
}

async function isPointer(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: new Uint8Array(POINTER_BYTES) });
    return isGitLfsPointer(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** For one file, which git-lfs may have to download. */
const TRANSFER_MS = 15 * 60_000;

/** Objects may be larger than any buffer, so git writes straight into the file. */
async function writeObject(
  folder: string,
  words: readonly string[],
  file: string,
  config: readonly GitSetting[] = [],
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const child = spawn('git', ['cat-file', ...words], {
    cwd: folder,
    env: gitEnvironment(config),
    timeout: TRANSFER_MS,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-4096);
  });
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  await pipeline(child.stdout, createWriteStream(file));
  if ((await exited) === 0) return;
  await rm(file, { force: true });
  throw Object.assign(new Error(`git cat-file ${words.join(' ')} failed`), { stderr });
}
