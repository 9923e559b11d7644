import { z } from 'zod';
import { METRIC_NAMES, type Metric } from '../policy/metric.ts';
import { rowSchema, STATES } from '../verdict/verdict.ts';

/** Version of the schema of `sign-off.json`. */
export const SIGN_OFF_VERSION = 1;

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

const bound = z.strictObject({ kind: z.enum(['relative', 'points', 'absolute']), value: figure });

/** A limit as the policy was read, in the metric's own unit: what a row can be judged by again. */
const limit = z.strictObject({
  'max-increase': bound.optional(),
  'max-drop': bound.optional(),
  floor: figure.optional(),
  max: figure.optional(),
  min: figure.optional(),
  decide: z.enum(['point', 'confident']).optional(),
});

/** One comparison of a model with that of the last release. */
const repeat = z.strictObject({
  /** Order and choice of the timed items; each repeat has its own. */
  seed: count,
  budgetNs: figure.positive(),
  state: z.enum(STATES),
  /** One sentence: what was found. */
  headline: z.string(),
  /** Judged and merely shown, as in `verdict.json`. */
  rows: z.array(rowSchema),
  /** Nodes that fell back heavily, by operator: a rise in their share of time counts only where there are more of them. */
  fallback: z.strictObject({
    baseline: z.record(z.string(), count),
    candidate: z.record(z.string(), count),
  }),
});

/** The nightly run that tested the very model file. */
const nightly = z.strictObject({
  run: run.nullable(),
  commit: commit.nullable(),
  recordedAt: z.iso.datetime({ offset: true }),
  model: sha256,
  state: z.enum(['pass', 'waived']),
});

const measured = z.strictObject({
  dataset: file,
  /** All but the machine that both arms had in common: data set, task, runtime, traffic. */
  comparability: fields,
  environment: fields,
  /** What the model was compared with; null where there was nothing. */
  baseline: z.strictObject({ commit: commit.nullable(), sha256, source: z.string() }).nullable(),
});

const model = z.strictObject({
  id: z.string().min(1),
  /** Of the whole model, as the gate digests it: of the file where it stands alone, else over all of its files. */
  sha256,
  sizeBytes: count,
  /** The model first, then its external data. */
  files: z.array(file).min(1),
  /** What judged it: the policy's limits with those of the release profile. */
  limits: z.partialRecord(z.enum(METRIC_NAMES as [Metric, ...Metric[]]), limit),
  nightly: nightly.nullable(),
  /** Null where nothing was measured. */
  measured: measured.nullable(),
  repeats: z.array(repeat),
});

/** A waiver that stood in for a row that failed. */
const waiver = z.strictObject({
  model: z.string(),
  metric: z.enum(METRIC_NAMES as [Metric, ...Metric[]]),
  /** What the waiver allows instead of the same key of the limit. */
  ceiling: limit.pick({ 'max-increase': true, 'max-drop': true, max: true, min: true }),
  /** The last day on which it holds, in UTC. */
  expires: z.iso.date(),
  issue: z.string(),
  reason: z.string(),
});

/** `sign-off.json`. */
export const signOffSchema = z.strictObject({
  version: z.literal(SIGN_OFF_VERSION),
  /** Whether the release is signed off. */
  signed: z.boolean(),
  /** Of all models and repeats, the worst. */
  state: z.enum(STATES),
  exitCode: z.int().min(0).max(4),
  /** Why it is not signed off, a sentence each; empty where it is. */
  refusals: z.array(z.string()),
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
  /** Who asked for it; null where nobody told. */
  triggeredBy: z.strictObject({
    actor: z.string().nullable(),
    event: z.string().nullable(),
    run: run.nullable(),
  }),
  policy: file,
  /** What the policy asks of a sign-off, and what this one had. */
  profile: z.strictObject({
    repeats: z.int().min(1),
    budgetNs: figure.positive(),
    nightlyMaxAgeMs: figure.positive(),
    /** The one model of the policy that was asked for; null where it is all of them. */
    onlyModel: z.string().nullable(),
  }),
  /** The file of waivers, and those of them that a row rests on. */
  waivers: z.strictObject({ file: file.nullable(), inForce: z.array(waiver) }),
  models: z.array(model).min(1),
  /** What a reader must know besides. */
  notes: z.array(z.string()),
  /** Over all else, see `digestRecord`: it tells an edited record from a whole one. Who signed it the attestation tells. */
  digest: sha256,
});

export type SignOff = z.infer<typeof signOffSchema>;
export type SignedModel = SignOff['models'][number];
export type Repeat = SignedModel['repeats'][number];
export type Nightly = z.infer<typeof nightly>;
export type NamedWaiver = z.infer<typeof waiver>;
