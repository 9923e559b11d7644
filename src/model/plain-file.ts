import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** A plain file, open for reading, and what the system says of it; or, in the words of a message, what is there instead. */
export type PlainFile =
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
