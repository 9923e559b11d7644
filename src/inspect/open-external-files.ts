import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { normalize } from 'node:path';
import { isInsideFolder, openExternalFile } from '../files/plain-file.ts';
import type { ExternalFileFacts } from './model-inspection.ts';
import type { ReadAt } from './tensor-bytes.ts';

/** External data of a model, open for reading. */
interface ExternalFiles {
  readonly facts: readonly ExternalFileFacts[];
  /** By location as written; what cannot be read has no entry. */
  readonly readers: ReadonlyMap<string, ReadAt>;
  readonly close: () => Promise<void>;
}

/** An exporter that writes a file for each tensor of a large model stays below it; so does the system's own bound. */
const MAX_FILES = 500;

/**
 * Opens the files that weights lie in. What is missing, outside the folder of the model or behind a link is no error: it is
 * told in the facts.
 *
 * @param folder - Folder of the model, without symbolic links.
 * @param locations - As the model writes them.
 */
export async function openExternalFiles(
  folder: string,
  locations: readonly string[],
): Promise<ExternalFiles> {
  const handles: FileHandle[] = [];
  const facts: ExternalFileFacts[] = [];
  const readers = new Map<string, ReadAt>();
  for (const location of locations) {
    const opened = handles.length < MAX_FILES ? await openInside(folder, location) : TOO_MANY;
    if (opened.problem !== undefined) {
      facts.push({ location, sizeBytes: undefined, problem: opened.problem });
      continue;
    }
    handles.push(opened.handle);
    facts.push({ location, sizeBytes: opened.stats.size, problem: undefined });
    readers.set(location, readHandle(opened.handle));
  }
  const close = async () => {
    for (const handle of handles) await handle.close();
  };
  return { facts, readers, close };
}

const TOO_MANY = { problem: `more than ${MAX_FILES} files` } as const;

async function openInside(folder: string, location: string) {
  if (!isInsideFolder(location)) return { problem: 'outside the folder of the model' } as const;
  return openExternalFile(folder, normalize(location));
}

/** Reads an open file at any place. */
export function readHandle({ fd }: FileHandle): ReadAt {
  return (position, target) => readSync(fd, target, 0, target.byteLength, position);
}
