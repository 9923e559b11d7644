import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { join } from 'node:path';

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
 * Opens a file with a model's external data. It must be a regular file without hard links, and no symbolic link may
 * lead to it. Otherwise a model could read other files on the machine.
 *
 * @param folder - Folder of the model, without symbolic links.
 * @param name - Relative to the folder, normalized.
 * @returns An open handle, which the caller closes, or the problem.
 */
export async function openExternalFile(folder: string, name: string): Promise<PlainFile> {
  const file = join(folder, name);
  const opened = await openPlainFile(file, 'refuse');
  if (opened.problem !== undefined) return opened;
  const links = opened.stats.nlink;
  if (links === 1 && (await realpath(file)) === file) return opened;
  await opened.handle.close();
  return { problem: links === 1 ? 'a file behind a symbolic link' : `a file with ${links} hard links` };
}
