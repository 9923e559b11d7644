import { constants, existsSync, type Stats } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** A regular file open for reading, with its stats; or a `problem` that completes "expected …, got". */
type PlainFile =
  | { readonly handle: FileHandle; readonly stats: Stats; readonly problem?: undefined }
  | { readonly problem: string };

/** The problem of a path where nothing is. */
export const NO_FILE = 'no such file';

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: NO_FILE,
  ENOTDIR: NO_FILE,
  ELOOP: 'a symbolic link',
  EACCES: 'a file without read permission',
  EPERM: 'a file without read permission',
};

/**
 * Opens a regular file. The check is made on the opened file, so it cannot be swapped between check and reading.
 * Never blocks on a pipe or a device.
 *
 * @param link - Whether to follow or refuse a symbolic link at the end of the path.
 * @returns An open handle, which the caller closes, or the problem.
 */
export async function openPlainFile(file: string, link: 'follow' | 'refuse'): Promise<PlainFile> {
  const noFollow = link === 'refuse' ? constants.O_NOFOLLOW : 0;
  let handle: FileHandle;
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK | noFollow);
  } catch (error) {
    return { problem: problemOf(error) };
  }
  const stats = await handle.stat();
  if (stats.isFile()) return { handle, stats };
  await handle.close();
  return { problem: stats.isDirectory() ? 'a folder' : 'something other than a regular file' };
}

function problemOf(error: unknown): string {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
  return PROBLEMS[error.code] ?? `a file that cannot be opened (${error.code})`;
}

/** What an error on reading a file completes "expected …, got" with: "no such file", or its message. */
export function readProblemText(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined ? message : (PROBLEMS[code] ?? code);
}

/**
 * Whether an external data location, as written in a model, is inside the model's folder and not hidden. `.git` and dot
 * files may hold secrets, and no exporter writes weights there.
 */
export function isInsideFolder(location: string): boolean {
  return (
    location !== '' &&
    !/^(\/|[A-Za-z]:)/.test(location) &&
    !/[\\\p{Cc}]/u.test(location) &&
    location.split('/').every((part) => part === '.' || !part.startsWith('.'))
  );
}

/**
 * Opens a file with a model's external data. It may be a hard link, as DVC makes them: whoever made one could have made a
 * copy. A symbolic link may lead to it only within the repository around the folder or, in a cache of Hugging Face, from
 * `snapshots/` to `blobs/`, and never into `.git`. Otherwise a model could read other files on the machine.
 *
 * @param folders - From {@link foldersOfModel}; the first that has the file counts.
 * @param name - Relative to a folder, normalized.
 * @returns An open handle, which the caller closes, or the problem.
 */
export async function openExternalFile(
  [folder = '', ...others]: readonly string[],
  name: string,
): Promise<PlainFile> {
  const opened = await openIn(folder, name);
  return opened.problem === NO_FILE && others.length > 0 ? openExternalFile(others, name) : opened;
}

/**
 * Folders that may have the external data of a model, without symbolic links. If the model is a link, its data may be next
 * to the link, as in a cache of Hugging Face, or next to what it leads to.
 */
export async function foldersOfModel(file: string): Promise<readonly string[]> {
  return [...new Set([await realpath(dirname(file)), dirname(await realpath(file))])];
}

async function openIn(folder: string, name: string): Promise<PlainFile> {
  const file = join(folder, name);
  const real = await realpath(file).catch(() => file);
  if (real !== file && !isWithin(linkRoot(folder), real)) {
    const opened = await openPlainFile(file, 'refuse');
    if (opened.problem !== undefined) return opened;
    await opened.handle.close();
    return { problem: 'a file behind a symbolic link' };
  }
  const opened = await openPlainFile(real, 'refuse');
  if (opened.problem !== undefined || (await realpath(real)) === real) return opened;
  await opened.handle.close();
  return { problem: 'a file that is being replaced' };
}

/** The folder that links from a model's folder may not leave. */
function linkRoot(folder: string): string {
  const cached = /^(.+\/(?:models|datasets)--[^/]+)\/snapshots\/[^/]+(?:\/|$)/.exec(`${folder}/`)?.[1];
  if (cached !== undefined) return join(cached, 'blobs');
  for (let root = folder; dirname(root) !== root; root = dirname(root)) {
    if (existsSync(join(root, '.git'))) return root;
  }
  return folder;
}

function isWithin(root: string, file: string): boolean {
  const parts = relative(root, file).split(sep);
  return parts[0] !== '..' && !parts.includes('.git');
}
