import { execFile } from 'node:child_process';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lacksHistory } from '../git/commits.ts';
import { type Git, gitEnvironment, gitFailure, gitIn, isMissingGit } from '../git/git.ts';
import { isGitLfsPointer } from '../model/git-lfs.ts';
import type { GitCondition, LfsCondition } from './condition.ts';

/** Enough to recognize a pointer. */
const START_BYTES = 64;
const MAX_FILES = 2_000;
/** Git's message if the checkout belongs to another user. */
const REFUSED = /dubious ownership/;

interface Checkout {
  readonly git: GitCondition;
  readonly lfs: LfsCondition;
  /** Absolute; undefined if there is none that git can read. */
  readonly root: string | undefined;
  /** Files in `.regression-gate` that git tracks. */
  readonly trackedRecords: number;
}

/** Asks git about the checkout that a folder is in. Changes nothing. */
export async function examineCheckout(folder: string): Promise<Checkout> {
  const git = gitIn(folder);
  const none = { lfs: { kind: 'unknown' }, root: undefined, trackedRecords: 0 } as const;
  const version = await readVersion(git);
  if (version === undefined) return { git: { kind: 'not-installed' }, ...none };
  try {
    const root = (await git('rev-parse', '--show-toplevel')).trimEnd();
    const at = gitIn(root);
    const tracked = await at('ls-files', '-z', '--', join(folder, '.regression-gate'));
    return {
      git: await describeRepository(at, version),
      lfs: await describeLfs(at, root),
      root,
      trackedRecords: splitNames(tracked).length,
    };
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    if (REFUSED.test(stderr))
      return { git: { kind: 'refused', version, message: gitFailure(error) }, ...none };
    return { git: { kind: 'no-repository', version }, ...none };
  }
}

/** "2.47.3"; undefined if git is not installed. */
async function readVersion(git: Git): Promise<string | undefined> {
  try {
    return /\d[\w.]*/.exec(await git('--version'))?.[0] ?? '';
  } catch (error) {
    if (isMissingGit(error)) return undefined;
    throw error;
  }
}

async function describeRepository(git: Git, version: string): Promise<GitCondition> {
  const head = await git('rev-parse', '--verify', '--quiet', 'HEAD').catch(() => '');
  if (head === '') return { kind: 'no-commit', version };
  return { kind: 'ready', version, isShallow: await lacksHistory(git) };
}

async function describeLfs(git: Git, root: string): Promise<LfsCondition> {
  const files = splitNames(await git('ls-files', '-z', '--', ':(attr:filter=lfs)'));
  if (files.length === 0) return { kind: 'not-used' };
  const isInstalled = await promisify(execFile)('git', ['lfs', 'version'], {
    cwd: root,
    env: gitEnvironment([]),
  }).then(
    () => true,
    () => false,
  );
  let pointers = 0;
  for (const file of files.slice(0, MAX_FILES)) if (await isPointer(join(root, file))) pointers += 1;
  return pointers === 0
    ? { kind: 'fetched', files: files.length, isInstalled }
    : { kind: 'pointers', pointers, files: files.length, isInstalled };
}

/** A file that is not there, or cannot be read, is not a pointer. */
async function isPointer(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'r');
    try {
      const start = Buffer.alloc(START_BYTES);
      const { bytesRead } = await handle.read(start, 0, START_BYTES, 0);
      return isGitLfsPointer(start.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) return false;
    throw error;
  }
}

const splitNames = (text: string): string[] => text.split('\0').filter((name) => name !== '');

/** Number of baselines in a store: folders with a `record.json` are below it. */
export async function countRecords(store: string): Promise<number> {
  const names = await readdir(store, { recursive: true }).catch(() => []);
  return names.filter((name) => /(?:^|[\\/])record\.json$/.test(name)).length;
}
