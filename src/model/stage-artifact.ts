import { createHash } from 'node:crypto';
import { chmod, type FileHandle, mkdir, open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InfrastructureError, UserError } from '../errors/errors.ts';
import { quoted } from '../errors/plain-text.ts';
import { type FileHash, hashFile } from '../files/hash-file.ts';
import { isInsideFolder, openExternalFile, openPlainFile } from '../files/plain-file.ts';
import { isGitLfsPointer, refuseGitLfsPointer } from './git-lfs.ts';

/** A private copy of the artifact. */
export interface StagedArtifact {
  /** Path of the copied file, or of the copied folder, absolute if the directory was. */
  readonly file: string;
  /** Size of all files in bytes. */
  readonly sizeBytes: number;
  /**
   * Hex. Of the file if there is only one. Otherwise of one line `name sha256` per file: of a model with external data the
   * model first, under the name ".", then its data; of a folder all files in order of name.
   */
  readonly sha256: string;
  /** Of a model the model first, then its external data in order of name; of a folder all in order of name. */
  readonly files: readonly StagedFile[];
  /** Whether `file` is a folder, with `files` in it, rather than next to them. */
  readonly isFolder?: boolean;
}

export interface StagedFile {
  /** Path relative to the folder. */
  readonly name: string;
  /** Hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface StageOptions {
  /** The file or folder; a symbolic link is resolved first. */
  readonly file: string;
  /** Path shown in messages. */
  readonly shownPath: string;
  /** Created with access for the owner only. If it exists, it must be empty. */
  readonly directory: string;
}

/** A folder with more files is something other than a model. */
const MAX_FILES = 20_000;

/**
 * Copies a file, or a folder without its hidden files, into a private directory. The copy is what is hashed and served.
 *
 * @throws {UserError} If there is none, it is empty or a Git LFS pointer, or a link in the folder leads out of it.
 * @throws {InfrastructureError} If the directory is not empty, or the disk is full.
 */
export async function stageArtifact({ file, shownPath, directory }: StageOptions): Promise<StagedArtifact> {
  await makePrivate(directory);
  const source = await realpath(file).catch(() => file);
  const isFolder = await stat(source).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  return isFolder
    ? stageFolder(source, { shownPath, directory })
    : stageFile(source, { shownPath, directory });
}

type Target = Omit<StageOptions, 'file'>;

async function stageFile(source: string, { shownPath, directory }: Target): Promise<StagedArtifact> {
  const opened = await openPlainFile(source, 'refuse');
  if (opened.problem !== undefined) throw noArtifact(shownPath, opened.problem);
  const name = basename(source);
  const target = join(directory, name);
  const { sha256, sizeBytes, start } = await copyOpen(opened.handle, target);
  refuseGitLfsPointer(start, shownPath, 'a model');
  return { file: target, sizeBytes, sha256, files: [{ name, sha256, sizeBytes }] };
}

async function stageFolder(source: string, { shownPath, directory }: Target): Promise<StagedArtifact> {
  const found = await readdir(source, { recursive: true, withFileTypes: true });
  const names = found
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(source.length + 1))
    .filter(isInsideFolder)
    .sort();
  if (names.length === 0) throw noArtifact(shownPath, 'an empty folder');
  if (names.length > MAX_FILES) throw noArtifact(shownPath, `a folder with ${names.length} files`);
  const files: StagedFile[] = [];
  for (const name of names) {
    const opened = await openExternalFile([source], name);
    if (opened.problem !== undefined) throw notWhole(join(shownPath, name), opened.problem);
    const target = join(directory, name);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const { sha256, sizeBytes, start } = await copyOpen(opened.handle, target);
    if (isGitLfsPointer(start)) refuseGitLfsPointer(start, join(shownPath, name), 'a file of the model');
    files.push({ name, sha256, sizeBytes });
  }
  const lines = files.map(({ name, sha256 }) => `${name} ${sha256}\n`);
  return {
    file: directory,
    sizeBytes: files.reduce((sum, each) => sum + each.sizeBytes, 0),
    sha256: createHash('sha256').update(lines.join('')).digest('hex'),
    files,
    isFolder: true,
  };
}

const notWhole = (shownPath: string, got: string): UserError =>
  new UserError(
    `${shownPath}: expected a regular file, like all files of the model’s folder, got ${got}.`,
    'Put the file itself into the folder, or a link that stays within the repository.',
  );

const noArtifact = (shownPath: string, got: string): UserError =>
  new UserError(
    `${shownPath}: expected the file or folder of a model, got ${got}.`,
    'Check `artifact` in the policy: the path is relative to the policy file.',
  );

/**
 * Checks that the staged files are unchanged since they were hashed.
 *
 * @throws {InfrastructureError} If one was changed, removed or replaced.
 */
export async function verifyStaged(staged: StagedArtifact): Promise<void> {
  for (const { name, sha256 } of staged.files) {
    const found = await foundAt(join(folderOf(staged), name));
    if (found === sha256) continue;
    throw new InfrastructureError(
      `staged model: expected ${quoted(name)} with SHA-256 ${sha256}, got ${found}.`,
      'Something wrote to the private directory of this run. Run the gate again on a clean machine.',
    );
  }
}

/** SHA-256 of a regular file, or why the path is not one, for an error message. */
async function foundAt(file: string): Promise<string> {
  const opened = await openPlainFile(file, 'refuse');
  if (opened.problem !== undefined) return opened.problem;
  try {
    return (await hashFile(opened.handle)).sha256;
  } finally {
    await opened.handle.close();
  }
}

/** Creates a folder that only this user can read. @throws {InfrastructureError} If it has something in it. */
export async function makePrivate(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  const [first] = await readdir(directory);
  if (first === undefined) return;
  throw new InfrastructureError(
    `staging directory: expected an empty folder, got ${quoted(first)} in it.`,
    'Use a separate directory for each staged model.',
  );
}

/** The folder that the names of a staged artifact's files are relative to. */
const folderOf = ({ file, isFolder = false }: Pick<StagedArtifact, 'file' | 'isFolder'>): string =>
  isFolder ? file : dirname(file);

/** Copies to a file that must not exist yet, and closes the source. */
export async function copyOpen(source: FileHandle, target: string): Promise<FileHash> {
  try {
    const copy = await open(target, 'wx', 0o600);
    try {
      return await hashFile(source, copy);
    } finally {
      await copy.close();
    }
  } catch (cause) {
    throw new InfrastructureError(
      `staging directory: expected to copy ${quoted(basename(target))} into it, got ${describe(cause)}.`,
      'Check that the disk has room for a copy of both models.',
      { cause },
    );
  } finally {
    await source.close();
  }
}

function describe(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? `${cause.code}` : `${cause}`;
}
