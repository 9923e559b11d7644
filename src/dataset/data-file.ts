import type { Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { InfrastructureError, UserError } from '../errors/errors.ts';
import { refuseGitLfsPointer } from '../model/git-lfs.ts';
import type { DataFile, WantedFile } from './regression-set.ts';

/** @throws {UserError} If it is neither a folder nor a regular file: a pipe or a device may never end. */
export async function isFolder({ path, shownPath, expectedDigest }: WantedFile): Promise<boolean> {
  let found: Stats;
  try {
    found = await stat(path);
  } catch (error) {
    if (expectedDigest !== undefined && isMissing(error)) throw notFetched(shownPath, expectedDigest);
    throw describeUnreadable(error, shownPath);
  }
  if (found.isFile() || found.isDirectory()) return found.isDirectory();
  throw unreadable(shownPath, 'something other than a regular file');
}

/** @throws {UserError} If the file cannot be read, or is the pointer that Git LFS leaves in place of a file. */
export async function refusePointer(file: DataFile): Promise<void> {
  refuseGitLfsPointer(await readStart(file), file.shownPath, 'a regression set');
}

async function readStart({ path, shownPath }: DataFile): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(64) });
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw describeUnreadable(error, shownPath);
  }
}

function describeUnreadable(error: unknown, shownPath: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason = UNREADABLE.get(code);
  return reason === undefined ? error : unreadable(shownPath, reason);
}

/** The error for a path that no regression set can be read from. */
export const unreadable = (shownPath: string, got: string): UserError =>
  new UserError(
    `${shownPath}: expected a regression set, got ${got}.`,
    'Check "dataset: { path: … }". The path is relative to the policy file.',
  );

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** Data with a digest are usually not in git. */
const notFetched = (shownPath: string, digest: string): UserError =>
  new UserError(
    `${shownPath}: expected the data set with SHA-256 ${digest}, got no such file or folder.`,
    'Fetch it before the gate runs: in a step with "dvc pull", as in .github/examples/dvc.yml, or as the artifact of an earlier job, as in .github/examples/built-model.yml. Or name a program that makes it under "prepare". "path" is relative to the policy file.',
  );

const UNREADABLE: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'no such file or folder'],
  ['EACCES', 'no permission to read it'],
]);

/**
 * Passes items on. No data is never a pass.
 *
 * @throws {UserError} At the end, if there were none.
 * @throws {InfrastructureError} If the file is gone: it was there when the set was opened.
 */
export async function* expectItems<Item>(
  items: AsyncIterable<Item>,
  file: DataFile,
): AsyncGenerator<Item, void, undefined> {
  let isEmpty = true;
  try {
    for await (const item of items) {
      isEmpty = false;
      yield item;
    }
  } catch (error) {
    refuseGone(error, file);
  }
  if (!isEmpty) return;
  throw new UserError(
    `${file.shownPath}: expected at least one item, got none.`,
    'Add labelled items: a model cannot be judged without them.',
  );
}

/**
 * Checks that the files of a set still have their digest.
 *
 * @param compute - Digest of the files at a path.
 * @throws {InfrastructureError} If they have changed, or are gone.
 */
export async function expectDigest(
  digest: string,
  compute: (path: string) => Promise<string>,
  file: DataFile,
): Promise<void> {
  const now = await compute(file.path).catch((error: unknown) => refuseGone(error, file));
  if (now !== digest) throw changed(file, `SHA-256 ${now} in place of ${digest}`);
}

/** A data set is complete, but not the one that the policy means. Its hint knows whether "prepare" makes the set. */
export class OtherDigestError extends UserError {}

/**
 * Checks the digest that the policy gives, before anything is measured.
 *
 * @param digest - SHA-256 of the set, hex.
 * @throws {OtherDigestError} If it is another one.
 */
export function refuseOtherDigest(
  digest: string,
  { shownPath, expectedDigest, preparation }: WantedFile,
): void {
  if (expectedDigest === undefined || expectedDigest === digest) return;
  throw new OtherDigestError(
    `${shownPath}: expected the data set with SHA-256 ${expectedDigest}, as the policy says, got ${digest}.`,
    `${otherDigestRemedy(preparation)}, write "digest: sha256:${digest}" under "dataset" in a separate policy change.`,
  );
}

function otherDigestRemedy(preparation: WantedFile['preparation']): string {
  switch (preparation) {
    case 'made':
      return 'It was not moved into place. Run the program by hand and review what it makes. If that is the data set that you mean';
    case 'possible':
      return 'Delete it, and "prepare" makes it again. If the new one is meant';
    case undefined:
      return 'Restore that version of the data. If the new one is meant';
  }
}

/** Other errors are rethrown. */
function refuseGone(error: unknown, file: DataFile): never {
  const { code } = error as NodeJS.ErrnoException;
  throw code === 'ENOENT' ? changed(file, 'no such file') : error;
}

const changed = ({ shownPath }: DataFile, got: string): InfrastructureError =>
  new InfrastructureError(
    `${shownPath}: expected a regression set that stays the same during a run, got ${got}.`,
    'Another program changed it. Run the gate again.',
  );
