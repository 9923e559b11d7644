import { constants } from 'node:fs';
import { copyFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../errors/errors.ts';
import { readProblemText } from '../files/plain-file.ts';
import { repeatsKey } from '../files/repeats-key.ts';
import type { StagedArtifact } from '../model/stage-artifact.ts';
import { acceptanceSchema, type Standing, standingOf } from '../records/acceptance.ts';
import { type BaselineRecord, parseRecord } from '../records/baseline-record.ts';

const RECORD_FILE = 'record.json';
const MODEL_FOLDER = 'model';
const MAX_RECORD_BYTES = 512 * 2 ** 20;

/**
 * Writes a record and, if small enough, the model's files into a folder. The record comes last: a folder without it is
 * no baseline.
 */
export async function writeRecord(
  directory: string,
  record: BaselineRecord,
  model: StagedArtifact,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  if (record.model.keptAs !== null) {
    for (const { name } of model.files) {
      const target = join(directory, MODEL_FOLDER, name);
      await mkdir(dirname(target), { recursive: true });
      await copyFile(join(dirname(model.file), name), target, constants.COPYFILE_FICLONE);
    }
  }
  const file = join(directory, RECORD_FILE);
  await writeFile(`${file}.part`, `${JSON.stringify(record)}\n`);
  await rename(`${file}.part`, file);
}

/** A record, and the folder it is in. */
export interface FolderRecord {
  readonly record: BaselineRecord;
  readonly directory: string;
}

/**
 * Reads a record.
 *
 * @param place - A `record.json`, or its folder.
 * @throws {UserError} If it is absent, too large, not JSON, of another schema version, or has a key twice or an invalid value.
 */
export async function readRecord(place: string): Promise<FolderRecord> {
  const file = basename(place).endsWith('.json') ? place : join(place, RECORD_FILE);
  const value = await readJson(file);
  try {
    return { record: parseRecord(value), directory: dirname(file) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    throw new UserError(
      `${file}: ${issue?.path.join('.')}: ${issue?.message ?? 'unreadable'}.`,
      'Record a new baseline: run the gate on the default branch once, or `regression-gate check --record`.',
      { cause: error },
    );
  }
}

/** The part of a record that says whether its commit is accepted, in every schema version. */
const standingSchema = z.object({
  commit: z.string().nullable(),
  acceptance: z.object(acceptanceSchema.omit({ why: true }).shape).optional(),
});

/**
 * Whether a record accepts its commit; reads nothing else of it.
 *
 * @returns Undefined for a record without a commit.
 * @throws {UserError} If there is no record, or it does not name its commit.
 */
export async function readStanding(file: string): Promise<Standing | undefined> {
  const parsed = standingSchema.safeParse(await readJson(file));
  if (!parsed.success) {
    throw new UserError(
      `${file}: expected a record that names its commit, got one that does not.`,
      'Record a new baseline: run the gate on the default branch once, or `regression-gate check --record`.',
    );
  }
  const { commit, acceptance } = parsed.data;
  return commit === null ? undefined : standingOf(commit, acceptance);
}

async function readJson(file: string): Promise<unknown> {
  try {
    const { size } = await stat(file);
    if (size > MAX_RECORD_BYTES) throw new Error(`${size} bytes, more than ${MAX_RECORD_BYTES}`);
    const text = await readFile(file, 'utf8');
    const value: unknown = JSON.parse(text);
    if (repeatsKey(text, value)) throw new Error('an object with a key twice');
    return value;
  } catch (error) {
    throw new UserError(
      `${file}: expected a baseline record, got ${readProblemText(error)}.`,
      'Record one: `regression-gate check --record`, or `regression-gate measure MODEL`.',
      { cause: error },
    );
  }
}

/** The model file stored with a record; undefined if it was not stored. */
export function keptModelFile({ record, directory }: FolderRecord): string | undefined {
  const { keptAs } = record.model;
  return keptAs === null ? undefined : join(directory, MODEL_FOLDER, basename(keptAs));
}
