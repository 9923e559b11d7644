import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FAILURE_KINDS } from '../engine/onnxruntime/model-failure.ts';
import { armMeasurementSchema } from '../measure/arm-measurement.ts';
import { digestFields, type Fields } from './comparability.ts';

/** Schema version of attempts. Stores look for this version alone. */
export const ATTEMPT_VERSION = 3;

/** What two attempts must have in common to be attempts at the same comparison. */
export interface AttemptKey {
  readonly modelId: string;
  /** Candidate, baseline, settings, machine and limits, by name. */
  readonly fields: Fields;
}

/** No attempt has more: this is the planned number of launches of one run. */
const MAX_LAUNCHES = 100;
const MAX_PROCESSES = 100;
/** A larger record is not stored. */
export const MAX_ATTEMPT_BYTES = 64 * 2 ** 20;

/** Verdict states that an attempt may end in. */
export const ATTEMPT_STATES = ['fail', 'inconclusive', 'error', 'no-baseline', 'waived', 'pass'] as const;

const armSchema = armMeasurementSchema.refine(
  ({ launches, ramPeakBytes }) => launches.length <= MAX_LAUNCHES && ramPeakBytes.length <= MAX_PROCESSES,
  { error: `expected at most ${MAX_LAUNCHES} launches, got more` },
);

/** The candidate's arm, preceded by the baseline's if both were measured. */
const armsSchema = z
  .array(armSchema)
  .min(1)
  .max(2)
  .refine((arms) => new Set(arms.map(({ launches }) => launches.length)).size === 1, {
    error: 'expected as many launches of each model',
  })
  .refine((arms) => new Set(arms.map(({ outcomes }) => outcomes.count)).size === 1, {
    error: 'expected as many items of each model',
  });

/** The measurements of one attempt at a comparison: its own launches only, never those of earlier attempts. */
const attemptRecordSchema = z.strictObject({
  version: z.literal(ATTEMPT_VERSION, {
    error: ({ input }) => `expected schema version ${ATTEMPT_VERSION}, got ${JSON.stringify(input)}`,
  }),
  modelId: z.string(),
  fields: z.record(z.string(), z.string()),
  run: z.strictObject({ id: z.string(), attempt: z.string(), url: z.string() }).nullable(),
  at: z.iso.datetime(),
  /** State of the run, which took the earlier attempts into account. */
  state: z.enum(ATTEMPT_STATES),
  /** Version of the gate that measured. */
  gate: z.string(),
  /** Digest of the waivers that it was judged by. */
  waivers: z.string(),
  /** Null if nothing was measured. */
  arms: armsSchema.nullable(),
  /** Why a model could not be measured; null if both were. */
  failure: z
    .strictObject({
      kind: z.enum(FAILURE_KINDS),
      arm: z.enum(['baseline', 'candidate']),
      message: z.string().max(2_000),
    })
    .nullable(),
});

export type AttemptRecord = z.infer<typeof attemptRecordSchema>;

export type AttemptState = AttemptRecord['state'];

/** A record as stored, with the digest that its name ends in. */
export interface WrittenAttempt {
  readonly text: string;
  readonly digest: string;
}

/** @returns Undefined for a record that is too large to store. */
export function writeAttempt(record: AttemptRecord): WrittenAttempt | undefined {
  const text = `${JSON.stringify(record)}\n`;
  return Buffer.byteLength(text) > MAX_ATTEMPT_BYTES ? undefined : { text, digest: digestOf(text) };
}

/**
 * Reads a record.
 *
 * @param digest - From the end of the record's name.
 * @throws {Error} If its content does not match its name, has an invalid value, or belongs to another comparison.
 */
export function parseAttempt(
  text: string,
  { key, digest }: { key: AttemptKey; digest: string },
): AttemptRecord {
  if (digestOf(text) !== digest) throw new Error('its content does not match the digest in its name');
  const parsed = attemptRecordSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(describeIssue(parsed.error));
  if (!isOf(parsed.data, key)) throw new Error('it belongs to another comparison');
  return parsed.data;
}

const isOf = ({ modelId, fields }: AttemptKey, key: AttemptKey): boolean =>
  modelId === key.modelId && digestFields(fields) === digestFields(key.fields);

function describeIssue({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join('.')}: ${issue?.message ?? 'unreadable'}`;
}

/** `evidence.json`: what a run measured of each model, to be judged again in the merge queue. */
const evidenceSchema = z.strictObject({
  version: z.literal(1),
  attempts: z.array(attemptRecordSchema).max(100),
});

export const writeEvidence = (attempts: readonly AttemptRecord[]): string =>
  `${JSON.stringify({ version: 1, attempts })}\n`;

/**
 * Finds the record of a comparison in `evidence.json`.
 *
 * @returns Undefined if it has none.
 * @throws {Error} If it is invalid.
 */
export function parseEvidence(text: string, key: AttemptKey): AttemptRecord | undefined {
  const parsed = evidenceSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(describeIssue(parsed.error));
  return parsed.data.attempts.find((record) => isOf(record, key));
}

/** First 32 hex digits of the SHA-256 over a record. */
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
