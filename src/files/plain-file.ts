import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/** A plain file, open for reading, and what the system says of it; or, in the words of a message, what is there instead. */
type PlainFile =
  | { readonly handle: FileHandle; readonly stats: Stats; readonly problem?: undefined }
  | { readonly problem: string };

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  ELOOP: 'a symbolic link',
  EACCES: 'a file that may not be read',
  EPERM: 'a file that may not be read',
};

/**
 * Opens a plain file. What is checked is the opened file itself, so that it cannot be exchanged between check and
 * reading. A pipe or a device is never waited for.
 *
 * @param link - Whether a symbolic link at the end of the path is followed or refused.
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
  return { problem: stats.isDirectory() ? 'a folder' : 'no plain file' };
}

function problemOf(error: unknown): string {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
  return PROBLEMS[error.code] ?? `a file that cannot be opened (${error.code})`;
}

/** Whether a location of external data, as a model writes it, names something in the folder of the model. */
export function isInsideFolder(location: string): boolean {
  return (
    location !== '' &&
    !/^(\/|[A-Za-z]:)/.test(location) &&
    !/[\\\p{Cc}]/u.test(location) &&
    !location.split('/').includes('..')
  );
}

/**
 * Opens external data of a model: a plain file of its own, reached without a link, so that a model cannot have other
 * files of the machine read.
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
  return { problem: links === 1 ? 'one behind a symbolic link' : `a file with ${links} hard links` };
}
