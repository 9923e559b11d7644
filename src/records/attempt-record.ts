import { createHash } from 'node:crypto';
import { z } from 'zod';
import { armMeasurementSchema } from '../measure/arm-measurement.ts';
import { digestFields, type Fields } from './comparability.ts';

/** What an attempt must have in common with a later one to be evidence on the same question. */
export interface AttemptKey {
  readonly modelId: string;
  /** Candidate, baseline, what is measured by and on, limits: by name. */
  readonly fields: Fields;
}

/** As the planned launches of one run: no attempt has more. */
const MAX_LAUNCHES = 100;
const MAX_PROCESSES = 100;
/** Larger evidence is not kept. */
export const MAX_ATTEMPT_BYTES = 64 * 2 ** 20;

/** States in which an attempt may have ended, by the names of verdicts. */
export const ATTEMPT_STATES = ['fail', 'inconclusive', 'error', 'no-baseline', 'waived', 'pass'] as const;

const armSchema = armMeasurementSchema.refine(
  ({ launches, ramPeakBytes }) => launches.length <= MAX_LAUNCHES && ramPeakBytes.length <= MAX_PROCESSES,
  { error: `expected at most ${MAX_LAUNCHES} launches, got more` },
);

/** What one attempt at a comparison measured: its own launches alone, never those of the attempts before it. */
const attemptRecordSchema = z.strictObject({
  version: z.literal(1),
  modelId: z.string(),
  fields: z.record(z.string(), z.string()),
  run: z.strictObject({ id: z.string(), attempt: z.string(), url: z.string() }).nullable(),
  at: z.iso.datetime(),
  /** Of the run, with all that it knew of earlier attempts. */
  state: z.enum(ATTEMPT_STATES),
  /** Version of the gate that measured. */
  gate: z.string(),
  /** Digest over the waivers that judged. */
  waivers: z.string(),
  /** The candidate's arm, after the baseline's where both were measured; null where nothing was. */
  arms: z
    .array(armSchema)
    .min(1)
    .max(2)
    .refine((arms) => new Set(arms.map(({ launches }) => launches.length)).size === 1, {
      error: 'expected as many launches of each model',
    })
    .refine((arms) => new Set(arms.map(({ outcomes }) => outcomes.count)).size === 1, {
      error: 'expected as many items of each model',
    })
    .nullable(),
  /** Why the candidate could not be measured; null where it was, or an earlier attempt had decided. */
  failure: z.string().max(2_000).nullable(),
});

export type AttemptRecord = z.infer<typeof attemptRecordSchema>;
export type AttemptState = AttemptRecord['state'];

/** A record as it is kept, with the digest by which its name ends. */
export interface WrittenAttempt {
  readonly text: string;
  readonly digest: string;
}

/** @returns undefined for evidence that is too large to keep. */
export function writeAttempt(record: AttemptRecord): WrittenAttempt | undefined {
  const text = `${JSON.stringify(record)}\n`;
  return Buffer.byteLength(text) > MAX_ATTEMPT_BYTES ? undefined : { text, digest: digestOf(text) };
}

/**
 * Reads what was kept.
 *
 * @param digest - By which the record's name ends.
 * @throws {Error} If it is not what the name says, or says what cannot be, or is of another question.
 */
export function parseAttempt(
  text: string,
  { key, digest }: { key: AttemptKey; digest: string },
): AttemptRecord {
  if (digestOf(text) !== digest) throw new Error('its content is not what its name was made for');
  const parsed = attemptRecordSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(describeIssue(parsed.error));
  if (!isOf(parsed.data, key)) throw new Error('it is of another comparison');
  return parsed.data;
}

const isOf = ({ modelId, fields }: AttemptKey, key: AttemptKey): boolean =>
  modelId === key.modelId && digestFields(fields) === digestFields(key.fields);

function describeIssue({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join('.')}: ${issue?.message ?? 'unreadable'}`;
}

/** `evidence.json`: what a run measured of each model, for whoever may judge it again. */
const evidenceSchema = z.strictObject({
  version: z.literal(1),
  attempts: z.array(attemptRecordSchema).max(100),
});

export const writeEvidence = (attempts: readonly AttemptRecord[]): string =>
  `${JSON.stringify({ version: 1, attempts })}\n`;

/**
 * Finds in `evidence.json` what is of a comparison.
 *
 * @returns Undefined where it holds nothing of it.
 * @throws {Error} If it is not what it should be.
 */
export function parseEvidence(text: string, key: AttemptKey): AttemptRecord | undefined {
  const parsed = evidenceSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(describeIssue(parsed.error));
  return parsed.data.attempts.find((record) => isOf(record, key));
}

/** First 32 hex digits of the SHA-256 over a record. */
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
