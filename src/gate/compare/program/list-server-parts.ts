import { readdir } from 'node:fs/promises';
import { delimiter, dirname, join, relative } from 'node:path';
import { hashFile } from '../../../files/hash-file.ts';
import { openPlainFile } from '../../../files/plain-file.ts';
import type { ServerPolicy } from '../../../policy/served/engine.ts';
import { isLock, type LockedPackage, MAX_LOCK_BYTES, readLock } from './read-lock.ts';
import type { ServerFolder, ServerProgram } from './server-program.ts';

/** The program that serves a model and its files, as far as they are known. Paths are relative to the working directory. */
export interface ServerParts {
  readonly protocol: ServerPolicy['protocol'];
  /** Program and arguments as the policy has them; null for a server that already runs. */
  readonly start: readonly string[] | null;
  /** Address of a server that already runs; null for one that the gate starts. */
  readonly url: string | null;
  /** The program that is started, such as `node`; null if there is none, or it cannot be read. */
  readonly executable: { readonly name: string; readonly sha256: string; readonly sizeBytes: number } | null;
  /** Files that the command line names. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** Lock files next to them, else in the nearest folder above that has any. */
  readonly locks: readonly ServerLock[];
}

interface ServerLock {
  readonly path: string;
  readonly sha256: string;
  /** What it pins; null for a format that is not read. */
  readonly packages: readonly LockedPackage[] | null;
}

/** Lists what serves a candidate. */
export async function listServerParts(
  { protocol, start, url }: ServerPolicy,
  { cwd, root }: ServerFolder,
  { files }: Pick<ServerProgram, 'files'>,
): Promise<ServerParts> {
  const named = files.map(({ name, sha256 }) => ({ file: join(cwd, name), sha256 }));
  return {
    protocol,
    start: start ?? null,
    url: url ?? null,
    executable: start === undefined ? null : await findExecutable(start[0] ?? '', cwd),
    files: named.map(({ file, sha256 }) => ({ path: shown(file), sha256 })),
    locks: await listLocks(
      named.map(({ file }) => dirname(file)),
      root,
    ),
  };
}

const shown = (file: string): string => relative(process.cwd(), file);

/** Resolved as the system does when it starts a program without a shell. */
async function findExecutable(name: string, cwd: string): Promise<ServerParts['executable']> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = name.includes('/') ? [join(cwd, name)] : folders.map((folder) => join(folder, name));
  for (const place of places) {
    const opened = await openPlainFile(place, 'follow');
    if (opened.problem !== undefined) continue;
    try {
      const { sha256, sizeBytes } = await hashFile(opened.handle);
      return { name, sha256, sizeBytes };
    } finally {
      await opened.handle.close();
    }
  }
  return null;
}

async function listLocks(folders: readonly string[], root: string): Promise<ServerLock[]> {
  const found = new Map<string, ServerLock>();
  for (const start of folders) {
    for (const file of await nearestLocks(start, root)) {
      const lock = found.has(file) ? undefined : await openLock(file);
      if (lock !== undefined) found.set(file, lock);
    }
  }
  return [...found.values()];
}

/** Empty if neither a folder nor any above it, up to the root, has a lock file. */
async function nearestLocks(folder: string, root: string): Promise<string[]> {
  const names = (await readdir(folder)).filter(isLock).sort();
  if (names.length > 0) return names.map((name) => join(folder, name));
  const isRoot = relative(root, folder) === '' || relative(root, folder).startsWith('..');
  return isRoot ? [] : nearestLocks(dirname(folder), root);
}

async function openLock(file: string): Promise<ServerLock | undefined> {
  const opened = await openPlainFile(file, 'follow');
  if (opened.problem !== undefined) return undefined;
  try {
    const { sha256, sizeBytes } = await hashFile(opened.handle);
    const text = sizeBytes > MAX_LOCK_BYTES ? undefined : (await opened.handle.readFile()).toString();
    return { path: shown(file), sha256, packages: text === undefined ? null : readLock(file, text) };
  } finally {
    await opened.handle.close();
  }
}
