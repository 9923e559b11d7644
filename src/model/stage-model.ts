import { createHash } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, normalize } from 'node:path';
import { UserError } from '../errors/errors.ts';
import { quoted } from '../errors/plain-text.ts';
import type { FileHash } from '../files/hash-file.ts';
import { foldersOfModel, openExternalFile, openPlainFile } from '../files/plain-file.ts';
import { checkModel } from './check-model.ts';
import { refuseGitLfsPointer } from './git-lfs.ts';
import type { ModelFacts } from './model-facts.ts';
import { noModelFile, readModel } from './read-model.ts';
import {
  copyOpen,
  makePrivate,
  type StagedArtifact,
  type StagedFile,
  type StageOptions,
} from './stage-artifact.ts';

/** A copy of an ONNX model in a private folder, with every file that it needs and no other. */
export interface StagedModel extends StagedArtifact {
  readonly facts: ModelFacts;
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

/**
 * The digest of a whole model from the digests of its files; see {@link StagedArtifact.sha256}.
 *
 * @param files - The model first; at least one. Names are relative to the model's folder.
 */
export function digestOfModel([model, ...external]: readonly Pick<StagedFile, 'name' | 'sha256'>[]): string {
  const own = model?.sha256 ?? '';
  if (external.length === 0) return own;
  const lines = [{ name: '.', sha256: own }, ...external].map(({ name, sha256 }) => `${name} ${sha256}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}
