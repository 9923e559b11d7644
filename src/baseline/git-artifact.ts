import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readModel } from '../model/read-model.ts';
import { type Git, gitFailure, gitIn } from './git.ts';

/** What git holds of a model at a commit. *Absent* means that the commit is there and the model is not in it. */
export type GitArtifact =
  | { readonly state: 'found'; readonly file: string }
  | { readonly state: 'absent' }
  | { readonly state: 'unavailable'; readonly detail: string };

const DEFAULT_BRANCHES = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/** The commit that the work in a folder started from: its merge base with the default branch. Undefined outside a repository. */
export async function findMergeBase(directory: string): Promise<string | undefined> {
  const git = gitIn(directory);
  for (const branch of DEFAULT_BRANCHES) {
    const base = await git('merge-base', '--end-of-options', 'HEAD', branch).catch(() => '');
    if (base !== '') return base.trim();
  }
  return undefined;
}

/** The commit that is checked out around a folder; undefined outside a repository. */
export async function readHeadCommit(directory: string): Promise<string | undefined> {
  const sha = await gitIn(directory)('rev-parse', '--verify', '--end-of-options', 'HEAD').catch(() => '');
  return sha.trim() || undefined;
}

/**
 * Takes a model and its external data out of a commit.
 *
 * @param model - Absolute path of the model in the working tree; it need not exist there.
 * @param directory - Where to put the files; their relative places are kept.
 */
export async function readGitArtifact(
  model: string,
  commit: string,
  directory: string,
): Promise<GitArtifact> {
  const git = gitIn(dirname(model));
  try {
    const path = await pathInRepository(git, model);
    await git('cat-file', '-e', '--end-of-options', `${commit}^{commit}`);
    const listed = await git('ls-tree', '--full-tree', '--end-of-options', commit, path);
    if (listed === '') return { state: 'absent' };
    const file = join(directory, basename(path));
    await writeBlob({ git: dirname(model), object: `${commit}:${path}`, file });
    const facts = await readModel(file, `${path} at ${commit.slice(0, 7)}`);
    for (const location of facts.externalData) {
      const object = `${commit}:${join(dirname(path), location).split(sep).join('/')}`;
      await writeBlob({ git: dirname(model), object, file: join(directory, location) });
    }
    return { state: 'found', file };
  } catch (error) {
    return { state: 'unavailable', detail: gitFailure(error) };
  }
}

async function pathInRepository(git: Git, model: string): Promise<string> {
  const root = (await git('rev-parse', '--show-toplevel')).trim();
  const folder = await realpath(dirname(model));
  return join(relative(await realpath(root), folder), basename(model))
    .split(sep)
    .join('/');
}

/** Blobs may be larger than any buffer, so git writes straight into the file. */
async function writeBlob({
  git,
  object,
  file,
}: {
  git: string;
  object: string;
  file: string;
}): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const child = spawn('git', ['cat-file', 'blob', '--end-of-options', object], {
    cwd: git,
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
  throw Object.assign(new Error(`git cat-file failed for ${object}`), { stderr });
}
