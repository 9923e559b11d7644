import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';

/** A file that `init` makes. */
export interface PlannedFile {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  /** Whether one that is there already is somebody's own work and stays, rather than stands in the way. */
  readonly isKept: boolean;
}

/** What becomes of the planned files. */
export interface FilePlan {
  readonly written: readonly PlannedFile[];
  /** Paths of files that stay as they are. */
  readonly kept: readonly string[];
}

/**
 * Decides which files are written, before any is. Nothing that is there is overwritten unless that is asked for.
 *
 * @param root - Absolute folder of the repository.
 * @throws {UserError} If a workflow of that name and another content is there, or if there is nothing left to write.
 */
export async function planFiles(
  root: string,
  files: readonly PlannedFile[],
  isForced: boolean,
): Promise<FilePlan> {
  if (isForced) return { written: files, kept: [] };
  const states = await Promise.all(
    files.map(async (file) => ({ file, present: await read(root, file.path) })),
  );
  const inTheWay = states.filter(
    ({ file, present }) => !file.isKept && present !== undefined && present !== file.text,
  );
  if (inTheWay.length > 0) throw exists(inTheWay.map(({ file }) => file.path));
  const isPresent = ({ present }: { present: string | undefined }) => present !== undefined;
  const kept = states.filter(isPresent).map(({ file }) => file.path);
  if (kept.length === files.length) throw exists(kept);
  return { written: states.filter((state) => !isPresent(state)).map(({ file }) => file), kept };
}

function exists(paths: readonly string[]): UserError {
  return new UserError(
    `init: expected no file of the same name, got ${paths.join(', ')}.`,
    'Nothing was written. --force overwrites; --use names other workflows.',
  );
}

async function read(root: string, path: string): Promise<string | undefined> {
  try {
    return await readFile(join(root, path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
