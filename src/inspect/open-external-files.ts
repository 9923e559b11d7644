import { readSync, type Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { normalize } from 'node:path';
import { isInsideFolder, openExternalFile } from '../files/plain-file.ts';
import type { ExternalFileFacts, ExternalProblem } from './model-inspection.ts';
import type { ReadAt } from './tensor-bytes.ts';

/** External data of a model, open for reading. */
interface ExternalFiles {
  readonly facts: readonly ExternalFileFacts[];
  /** Keyed by location as written; unreadable files have no entry. */
  readonly readers: ReadonlyMap<string, ReadAt>;
  readonly close: () => Promise<void>;
}

/** Even exporters that write one file per tensor stay below this, and it is below the system's limit on open files. */
const MAX_FILES = 500;

/**
 * Opens the files with weights. A file that is missing, outside the model's folder or behind a link is not an error; its
 * facts have the problem.
 *
 * @param folders - Those that may have the files; as `foldersOfModel` finds them.
 * @param locations - As written in the model.
 */
export async function openExternalFiles(
  folders: readonly string[],
  locations: readonly string[],
): Promise<ExternalFiles> {
  const handles: FileHandle[] = [];
  const facts: ExternalFileFacts[] = [];
  const readers = new Map<string, ReadAt>();
  for (const location of locations) {
    const opened = handles.length < MAX_FILES ? await openInside(folders, location) : { problem: TOO_MANY };
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

const TOO_MANY: ExternalProblem = { kind: 'too-many-files', most: MAX_FILES };

type Opened =
  | { readonly handle: FileHandle; readonly stats: Stats; readonly problem?: undefined }
  | { readonly problem: ExternalProblem };

async function openInside(folders: readonly string[], location: string): Promise<Opened> {
  if (!isInsideFolder(location)) return { problem: { kind: 'outside-folder' } };
  const opened = await openExternalFile(folders, normalize(location));
  return opened.problem === undefined ? opened : { problem: { kind: 'unreadable', message: opened.problem } };
}

/** Random access to an open file. */
export function readHandle({ fd }: FileHandle): ReadAt {
  return (position, target) => readSync(fd, target, 0, target.byteLength, position);
}
