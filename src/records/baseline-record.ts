import { constants } from 'node:fs';
import { copyFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../errors/errors.ts';
import { armMeasurementSchema } from '../measure/arm-measurement.ts';
import type { StagedModel } from '../model/stage-model.ts';
import { acceptanceSchema, type Standing, standingOf } from './acceptance.ts';
import { positiveControlSchema } from './positive-control.ts';

const RECORD_FILE = 'record.json';
const MODEL_FOLDER = 'model';
const MAX_RECORD_BYTES = 512 * 2 ** 20;
/** A larger model is not kept beside its figures; it can still be taken from git. */
const MAX_KEPT_BYTES = 100 * 2 ** 20;

const fields = z.record(z.string(), z.string());

/** `record.json`: what was measured of a model, on which commit, with what, where. */
const baselineRecordSchema = z.strictObject({
  version: z.literal(3, {
    error: (issue) => `expected schema version 3, got ${JSON.stringify(issue.input)}`,
  }),
  modelId: z.string(),
  commit: z.string().nullable(),
  recordedAt: z.iso.datetime(),
  run: z.strictObject({ id: z.string(), attempt: z.string(), url: z.string() }).nullable(),
  model: z.strictObject({
    sha256: z.string(),
    sizeBytes: z.number().nonnegative(),
    /** Name of the model's file under `model/`; null when it was too large to keep. */
    keptAs: z.string().nullable(),
  }),
  comparability: fields,
  environment: fields,
  measurement: armMeasurementSchema,
  /** What was measured, by metric, in the units of `verdict.json`: what a history is made of. */
  figures: z.record(z.string(), z.number()).optional(),
  /** In whose use it was recorded: "pull-request", "nightly". */
  use: z.enum(['pull-request', 'nightly', 'release']).optional(),
  /** Absent in older records, which are accepted. */
  acceptance: acceptanceSchema.optional(),
  /** The release that the model kept its drift limits against, and those limits by metric as the policy writes them. */
  drift: z.strictObject({ release: z.string(), limits: z.record(z.string(), z.string()) }).optional(),
  /** Of a nightly run that made the positive control. */
  positiveControl: positiveControlSchema.optional(),
});

export type BaselineRecord = z.infer<typeof baselineRecordSchema>;

/** Whether there is anything in a record to compare with: one of a model that could not be measured only tells that it is not accepted. */
export const isMeasured = ({ measurement }: BaselineRecord): boolean => measurement.outcomes.count > 0;

/** Whether a model's files are small enough to be kept beside their figures. */
export const isKept = (model: StagedModel): boolean => model.sizeBytes <= MAX_KEPT_BYTES;

/** Writes a record and, when small enough, the model's files into a folder. The record comes last: without it the folder is none. */
export async function writeRecord(
  directory: string,
  record: BaselineRecord,
  model: StagedModel,
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

/**
 * Reads a record.
 *
 * @param place - A `record.json`, or the folder that holds it.
 * @throws {UserError} If it is absent, too large, no JSON, of another schema version, or says what cannot be.
 */
export async function readRecord(place: string): Promise<{ record: BaselineRecord; directory: string }> {
  const file = basename(place).endsWith('.json') ? place : join(place, RECORD_FILE);
  const parsed = baselineRecordSchema.safeParse(await readJson(file), { reportInput: true });
  if (parsed.success) return { record: parsed.data, directory: dirname(file) };
  const issue = parsed.error.issues[0];
  throw new UserError(
    `${file}: ${issue?.path.join('.')}: ${issue?.message ?? 'unreadable'}.`,
    'Record a new baseline: run the gate on the default branch once, or `regression-gate check --record`.',
    { cause: parsed.error },
  );
}

const standingSchema = z.object({ commit: z.string().nullable(), acceptance: acceptanceSchema.optional() });

/**
 * How the commit of a record stands, of which nothing else is read.
 *
 * @returns Undefined for a record of no commit.
 * @throws {UserError} If there is no record, or it does not tell.
 */
export async function readStanding(file: string): Promise<Standing | undefined> {
  const parsed = standingSchema.safeParse(await readJson(file));
  if (!parsed.success) {
    throw new UserError(
      `${file}: expected a record that names its commit, got another.`,
      'Record a new one.',
    );
  }
  const { commit, acceptance } = parsed.data;
  return commit === null ? undefined : standingOf(commit, acceptance);
}

async function readJson(file: string): Promise<unknown> {
  try {
    const { size } = await stat(file);
    if (size > MAX_RECORD_BYTES) throw new Error(`${size} bytes, more than ${MAX_RECORD_BYTES}`);
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UserError(
      `${file}: expected a baseline record, got ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}.`,
      'Record one: `regression-gate check --record`, or `regression-gate measure MODEL`.',
      { cause: error },
    );
  }
}

/** The kept model file of a record; undefined when it was not kept. */
export function keptModelFile({
  record,
  directory,
}: {
  record: BaselineRecord;
  directory: string;
}): string | undefined {
  const { keptAs } = record.model;
  return keptAs === null ? undefined : join(directory, MODEL_FOLDER, basename(keptAs));
}
