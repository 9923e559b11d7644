import { createHash } from 'node:crypto';
import { z } from 'zod';
import { dataSetTag } from '../policy/data/data-sets.ts';
import { limitSchema } from '../policy/limit.ts';
import { metricSchema } from '../policy/metric.ts';
import { PROTOCOLS } from '../policy/served/engine.ts';
import { baselineSourceSchema } from '../records/baseline-fact.ts';
import { commitNoteSchema } from '../records/commit-note.ts';
import { canonicalJson } from '../records/comparability.ts';
import { refusalSchema } from '../records/refusal.ts';
import { endingSchema } from '../verdict/facts/ending.ts';
import { noteSchema } from '../verdict/facts/note.ts';
import { rowSchema } from '../verdict/row/row.ts';
import { STATES } from '../verdict/state.ts';
import { ceilingSchema } from '../verdict/waiver/waiver-standing.ts';

/** Version of the schema of `sign-off.json`. */
export const SIGN_OFF_VERSION = 2;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'expected a SHA-256 in hex' });
const commit = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, { error: 'expected a full commit SHA' });
const time = z.iso.datetime();
const run = z.strictObject({ id: z.string(), attempt: z.string(), url: z.string() });
const figure = z.number();
const count = z.int().nonnegative();

/** A file by its digest; paths are relative to the folder that the gate ran in. */
const file = z.strictObject({ path: z.string().min(1), sha256 });

/** Named settings with the digest over all of them. */
const fields = z.strictObject({ sha256, fields: z.record(z.string(), z.string()) });

/** One comparison of a model with that of the last release. */
const repeat = z.strictObject({
  /** Order and choice of the timed items; each repeat has its own. */
  seed: count,
  budgetNs: figure.positive(),
  state: z.enum(STATES),
  /** How it ended, before its rows are looked at. */
  ending: endingSchema,
  /** With and without a limit, as in `verdict.json`. */
  rows: z.array(rowSchema),
  /** Nodes that fell back heavily, by operator: a rise in their share of time counts only where there are more of them. */
  fallback: z.strictObject({
    baseline: z.record(z.string(), count),
    candidate: z.record(z.string(), count),
  }),
});

/** The nightly run that tested the same model file. */
const nightly = z.strictObject({
  run: run.nullable(),
  commit: commit.nullable(),
  recordedAt: z.iso.datetime({ offset: true }),
  model: sha256,
  state: z.enum(['pass', 'waived']),
});

/** What serves a model, as far as the machine of the run shows. */
const server = z.strictObject({
  protocol: z.enum(PROTOCOLS),
  /** Program and arguments, as the policy has them; null for a server that ran already. */
  start: z.array(z.string()).nullable(),
  /** Where it ran already; null for one that was started. */
  url: z.string().nullable(),
  /** The program that was started, such as `node`. */
  executable: z.strictObject({ name: z.string(), sha256, sizeBytes: count }).nullable(),
  /** Files that the command line names. */
  files: z.array(file),
  /** Lock files near them. `packages` is null for a format that is not read. */
  locks: z.array(
    file.extend({
      packages: z.array(z.strictObject({ name: z.string(), version: z.string() })).nullable(),
    }),
  ),
});

const measured = z.strictObject({
  dataset: file,
  /** What both arms had in common besides the machine: data set, task, runtime, traffic. */
  comparability: fields,
  environment: fields,
  /** What the model was compared with; null where there was nothing. */
  baseline: z.strictObject({ commit: commit.nullable(), sha256, source: baselineSourceSchema }).nullable(),
  /** Absent for a model file. */
  server: server.optional(),
});

const model = z.strictObject({
  id: z.string().min(1),
  /** Set if the model was only scored, on this one of its further data sets. */
  dataSet: dataSetTag.optional(),
  /** Of the whole model: of the file where there is one, else over all of its files. */
  sha256,
  sizeBytes: count,
  /** The model first, then its external data. */
  files: z.array(file).min(1),
  /** The limits that judged it: the policy's with those of the release profile. */
  limits: z.partialRecord(metricSchema, limitSchema),
  /** The policy's limits by slice; absent if it has none. */
  slices: z.record(z.string(), z.partialRecord(metricSchema, limitSchema)).optional(),
  nightly: nightly.nullable(),
  /** Null where nothing was measured. */
  measured: measured.nullable(),
  repeats: z.array(repeat),
});

/** A waiver that a waived row rests on. */
const waiver = z.strictObject({
  model: z.string(),
  metric: metricSchema,
  /** The slice whose limit it raises; absent for all items. */
  slice: z.string().optional(),
  /** What the waiver allows instead of the same key of the limit. */
  ceiling: ceilingSchema,
  /** Its last day, in UTC. */
  expires: z.iso.date(),
  issue: z.string(),
  reason: z.string(),
});

/** What a reader should know besides. */
const signOffNoteSchema = z.discriminatedUnion('kind', [
  ...commitNoteSchema.options,
  /** A note on a model, from any of its repeats. */
  z.strictObject({ kind: z.literal('of-model'), model: z.string(), note: noteSchema }),
]);

/** `sign-off.json`. */
export const signOffSchema = z.strictObject({
  version: z.literal(SIGN_OFF_VERSION),
  /** Whether the release is signed off. */
  signed: z.boolean(),
  /** The worst of all models and repeats. */
  state: z.enum(STATES),
  exitCode: z.int().min(0).max(4),
  /** Why it is not signed off; empty where it is. */
  refusals: z.array(refusalSchema),
  /** When it was decided. */
  at: time,
  gate: z.strictObject({ version: z.string().min(1) }),
  release: z.strictObject({
    /** Address of the repository; null on a command line. */
    repository: z.url().nullable(),
    commit: commit.nullable(),
    tag: z.string().nullable(),
    ref: z.string().nullable(),
  }),
  /** Who requested it; null if unknown. */
  triggeredBy: z.strictObject({
    actor: z.string().nullable(),
    event: z.string().nullable(),
    run: run.nullable(),
  }),
  policy: file,
  /** What the policy required of this sign-off. */
  profile: z.strictObject({
    repeats: z.int().min(1),
    budgetNs: figure.positive(),
    nightlyMaxAgeMs: figure.positive(),
    /** The requested model of the policy; null for all of them. */
    onlyModel: z.string().nullable(),
  }),
  /** The file of waivers, and those of them that a row rests on. */
  waivers: z.strictObject({ file: file.nullable(), inForce: z.array(waiver) }),
  models: z.array(model).min(1),
  notes: z.array(signOffNoteSchema),
  /** Over everything else, see `digestRecord`: it reveals edits. Who signed the record is in its attestation. */
  digest: sha256,
});

export type SignOff = z.infer<typeof signOffSchema>;
export type SignedModel = SignOff['models'][number];
export type Repeat = SignedModel['repeats'][number];
export type SignedServer = z.infer<typeof server>;
export type Nightly = z.infer<typeof nightly>;
export type NamedWaiver = z.infer<typeof waiver>;
export type SignOffNote = z.infer<typeof signOffNoteSchema>;

/** A record without its digest. */
type Unsealed = Omit<SignOff, 'digest'>;

/**
 * SHA-256, hex, over the canonical JSON of a record without its digest.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785, by which any other program can compute it again.
 */
export function digestRecord(record: Unsealed & { readonly digest?: string }): string {
  const { digest: _, ...rest } = record;
  return createHash('sha256')
    .update(canonicalJson(asWritten(rest)))
    .digest('hex');
}

/** The value as JSON stores it: NaN becomes null, and half of a surrogate pair becomes U+FFFD. */
const asWritten = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
    typeof inner === 'string' ? Buffer.from(inner).toString() : inner,
  );
