import { createHash } from 'node:crypto';
import { z } from 'zod';
import { armMeasurementSchema } from '../measure/arm-measurement.ts';
import { digestFields, type Fields } from './comparability.ts';

/** What an attempt and a later one must have in common to be attempts at the same comparison. */
export interface AttemptKey {
  readonly modelId: string;
  /** Candidate, baseline, settings, machine and limits, by name. */
  readonly fields: Fields;
}

/** No attempt has more: these are the planned launches of one run. */
const MAX_LAUNCHES = 100;
const MAX_PROCESSES = 100;
/** A larger record is not kept. */
export const MAX_ATTEMPT_BYTES = 64 * 2 ** 20;

/** Verdict states that an attempt may end in. */
export const ATTEMPT_STATES = ['fail', 'inconclusive', 'error', 'no-baseline', 'waived', 'pass'] as const;

const armSchema = armMeasurementSchema.refine(
  ({ launches, ramPeakBytes }) => launches.length <= MAX_LAUNCHES && ramPeakBytes.length <= MAX_PROCESSES,
  { error: `expected at most ${MAX_LAUNCHES} launches, got more` },
);

/** The candidate's arm, after the baseline's where both were measured. */
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

/** The measurements of one attempt at a comparison: its own launches alone, never those of the attempts before it. */
const attemptRecordSchema = z.strictObject({
  version: z.literal(2, {
    error: ({ input }) => `expected schema version 2, got ${JSON.stringify(input)}`,
  }),
  modelId: z.string(),
  fields: z.record(z.string(), z.string()),
  run: z.strictObject({ id: z.string(), attempt: z.string(), url: z.string() }).nullable(),
  at: z.iso.datetime(),
  /** Of the run, which knew of the earlier attempts. */
  state: z.enum(ATTEMPT_STATES),
  /** Version of the gate that measured. */
  gate: z.string(),
  /** Digest over the waivers that judged. */
  waivers: z.string(),
  /** Null where nothing was measured. */
  arms: armsSchema.nullable(),
  /** Why the candidate could not be measured; null where it was, or an earlier attempt had decided. */
  failure: z.string().max(2_000).nullable(),
});

export type AttemptRecord = z.infer<typeof attemptRecordSchema>;

export type AttemptState = AttemptRecord['state'];

/** A record as it is kept, with the digest that its name ends in. */
export interface WrittenAttempt {
  readonly text: string;
  readonly digest: string;
}

/** @returns Undefined for a record that is too large to keep. */
export function writeAttempt(record: AttemptRecord): WrittenAttempt | undefined {
  const text = `${JSON.stringify(record)}\n`;
  return Buffer.byteLength(text) > MAX_ATTEMPT_BYTES ? undefined : { text, digest: digestOf(text) };
}

/**
 * Reads a record.
 *
 * @param digest - From the end of the record's name.
 * @throws {Error} If its content does not match its name, has a value that cannot be, or is of another comparison.
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
 * @returns Undefined where it has none.
 * @throws {Error} If it is not valid.
 */
export function parseEvidence(text: string, key: AttemptKey): AttemptRecord | undefined {
  const parsed = evidenceSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(describeIssue(parsed.error));
  return parsed.data.attempts.find((record) => isOf(record, key));
}

/** First 32 hex digits of the SHA-256 over a record. */
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
