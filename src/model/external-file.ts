import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { openPlainFile, type PlainFile } from './plain-file.ts';

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
