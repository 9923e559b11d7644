import { createHash } from 'node:crypto';
import { chmod, type FileHandle, mkdir, open, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, normalize } from 'node:path';
import { InfrastructureError, UserError } from '../errors/errors.ts';
import { quoted } from '../errors/plain-text.ts';
import { type FileHash, hashFile } from '../files/hash-file.ts';
import { foldersOfModel, openExternalFile, openPlainFile } from '../files/plain-file.ts';
import { checkModel } from './check-model.ts';
import { refuseGitLfsPointer } from './git-lfs.ts';
import type { ModelFacts } from './model-facts.ts';
import { noModelFile, readModel } from './read-model.ts';

/** A copy of a model in a private folder, with every file that it needs and no other. */
export interface StagedModel {
  /** Path of the copy, absolute if the directory was. */
  readonly file: string;
  readonly facts: ModelFacts;
  /** Size of all files in bytes. */
  readonly sizeBytes: number;
  /**
   * Hex. Of the model file if there is no external data. Otherwise of one line `name sha256` per file: the model
   * first, under the name ".", then external data in order of name.
   */
  readonly sha256: string;
  /** The model first, then its external data in order of name. */
  readonly files: readonly StagedFile[];
}

interface StagedFile {
  /** Path relative to the folder of the model. */
  readonly name: string;
  /** Hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

interface StageOptions {
  /** The model; a symbolic link is resolved first. */
  readonly file: string;
  /** Path shown in messages. */
  readonly shownPath: string;
  /** Created with access for the owner only. If it exists, it must be empty. */
  readonly directory: string;
}

/**
 * Copies a model and the external files it declares into a private directory, because the runtime reads any file
 * below the model's folder and follows links. The copy is what is checked, hashed and run.
 *
 * @throws {UserError} As {@link readModel} and {@link checkModel}, or if external data is not a regular file of its
 *   own inside the model's folder.
 * @throws {InfrastructureError} If the directory is not empty.
 */
export async function stageModel(options: StageOptions): Promise<StagedModel> {
  const { shownPath, directory } = options;
  await makePrivate(directory);
  const source = await resolveModel(options);
  const name = basename(source);
  const file = join(directory, name);
  const model = await copyModel(source, file, shownPath);
  const facts = await readModel(file, shownPath);
  checkModel(facts, shownPath);
  const files = [{ name, sha256: model.sha256, sizeBytes: model.sizeBytes }];
  const folders = await foldersOfModel(options.file);
  for (const external of externalNames(facts, name, shownPath)) {
    files.push(await copyExternal({ folders, name: external, directory, shownPath }));
  }
  const sizeBytes = files.reduce((sum, staged) => sum + staged.sizeBytes, 0);
  return { file, facts, sizeBytes, sha256: digestOfModel(files), files };
}

/** Files with external data, in order of name. "./weights" and "weights" are one file. */
function externalNames(facts: ModelFacts, modelName: string, shownPath: string): readonly string[] {
  const names = new Set(facts.externalData.map((location) => normalize(location)));
  if (!names.has(modelName)) return [...names].sort();
  throw new UserError(
    `${shownPath}: expected external data in a separate file, got the model file itself.`,
    'Save the model again with its external data in another file.',
  );
}

/**
 * Checks that the staged files are unchanged since they were hashed.
 *
 * @throws {InfrastructureError} If one was changed, removed or replaced.
 */
export async function verifyStaged(staged: StagedModel): Promise<void> {
  for (const { name, sha256 } of staged.files) {
    const found = await foundAt(join(dirname(staged.file), name));
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

async function makePrivate(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  const [first] = await readdir(directory);
  if (first === undefined) return;
  throw new InfrastructureError(
    `staging directory: expected an empty folder, got ${quoted(first)} in it.`,
    'Use a separate directory for each staged model.',
  );
}

async function resolveModel({ file, shownPath }: StageOptions): Promise<string> {
  const opened = await openPlainFile(file, 'follow');
  if (opened.problem !== undefined) throw noModelFile(shownPath, opened.problem);
  await opened.handle.close();
  return realpath(file);
}

async function copyModel(source: string, target: string, shownPath: string): Promise<FileHash> {
  const opened = await openPlainFile(source, 'refuse');
  if (opened.problem !== undefined) throw noModelFile(shownPath, opened.problem);
  return copyOpen(opened.handle, target);
}

interface ExternalFile {
  /** Those that may have the file. */
  readonly folders: readonly string[];
  /** Relative to a folder, normalized. */
  readonly name: string;
  readonly directory: string;
  readonly shownPath: string;
}

async function copyExternal(external: ExternalFile): Promise<StagedFile> {
  const { folders, name, directory, shownPath } = external;
  const opened = await openExternalFile(folders, name);
  if (opened.problem !== undefined) throw externalError(external, opened.problem);
  const target = join(directory, name);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const { sha256, sizeBytes, start } = await copyOpen(opened.handle, target);
  refuseGitLfsPointer(start, `${shownPath}, external data ${quoted(name)}`, 'weights');
  return { name, sha256, sizeBytes };
}

function externalError({ name, shownPath }: ExternalFile, got: string): UserError {
  return new UserError(
    `${shownPath}: expected external data ${quoted(name)} to be a regular file in the model's folder, got ${got}.`,
    'Put the file itself next to the model, or a link that stays within the repository.',
  );
}

/** Copies to a file that must not exist yet, and closes the source. */
async function copyOpen(source: FileHandle, target: string): Promise<FileHash> {
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

/**
 * The digest of a whole model from the digests of its files; see {@link StagedModel.sha256}.
 *
 * @param files - The model first; at least one. Names are relative to the model's folder.
 */
export function digestOfModel([model, ...external]: readonly Pick<StagedFile, 'name' | 'sha256'>[]): string {
  const own = model?.sha256 ?? '';
  if (external.length === 0) return own;
  const lines = [{ name: '.', sha256: own }, ...external].map(({ name, sha256 }) => `${name} ${sha256}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}
