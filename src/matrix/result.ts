import { z } from 'zod';
import { FAILURE_KINDS } from '../engine/onnxruntime/model-failure.ts';
import { armMeasurementSchema } from '../measure/arm-measurement.ts';
import { servedAnswersSchema } from '../measure/served-figures.ts';
import { policyChangeSchema } from '../policy/diff/policy-change.ts';
import { differenceSchema } from '../records/difference.ts';
import { OutcomeTable } from '../task/outcome-table.ts';
import { outcomeTableSchema } from '../task/outcome-table-schema.ts';
import { EXIT } from '../verdict/exit-code.ts';
import { modelVerdictSchema } from '../verdict/verdict.ts';

const fields = z.record(z.string(), z.string());
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'expected a SHA-256 in hex' });
const digest = z.strictObject({ sha256, sizeBytes: z.number().nonnegative() });
const outcomes = outcomeTableSchema.transform((table) => OutcomeTable.parse(table));
const exitCode = z.union(Object.values(EXIT).map((code) => z.literal(code)));

/** The run that a result belongs to: the same for all models and shards of the run. */
const identityShape = {
  /** Version of the gate that wrote it. */
  gate: z.string(),
  /** `owner/name`. */
  repository: z.string(),
  runId: z.string(),
  /** Full SHA of the run's commit. */
  commit: z.string(),
  /** Full SHA of the baseline commit; null if there is none. */
  baselineCommit: z.string().nullable(),
  use: z.enum(['pull-request', 'nightly', 'release']),
  /** SHA-256 of the judging policy. */
  policy: sha256,
};

/** Both models, and the fields that all shards of a model must share. */
const sharedShape = {
  models: z.strictObject({ baseline: digest.nullable(), candidate: digest }),
  comparability: fields,
  environment: fields,
  /** Ids of flipped items, keyed by position in the whole set, from 0. */
  ids: z.record(z.string().regex(/^\d{1,9}$/), z.string()),
};

/** A model's verdict. For a first shard, also the measurement, from which the verdict on all items is computed. */
const judged = z.strictObject({
  kind: z.literal('judged'),
  verdict: modelVerdictSchema,
  exitCode,
  /** Whether a store kept the measurement; null if nothing was to be recorded. */
  isRecorded: z.boolean().nullable(),
  dataChanges: z.array(policyChangeSchema),
  /** Null if one machine scored all items, or if nothing was compared. */
  measured: z
    .strictObject({
      ...sharedShape,
      baseline: armMeasurementSchema.nullable(),
      candidate: armMeasurementSchema,
      isPaired: z.boolean(),
      /** Present if baseline and candidate are the same file with the same settings, measured once. */
      isSameModel: z.literal(true).optional(),
      filePrecision: z.strictObject({ name: z.string(), isQuantized: z.boolean() }).nullable(),
    })
    .nullable(),
});

/** The outcomes of a shard other than the first. */
const scored = z.strictObject({
  kind: z.literal('scored'),
  ...sharedShape,
  baseline: outcomes.nullable(),
  candidate: outcomes,
  /** How the candidate's answers differ from the baseline's, if they were compared. */
  versus: outcomes.optional(),
  /** What was found about the answers of both models; absent unless the candidate is served. */
  served: z
    .strictObject({ baseline: servedAnswersSchema.nullable(), candidate: servedAnswersSchema })
    .optional(),
});

/** A shard other than the first without outcomes: the model failed on it, or the two models cannot be compared. */
const failed = z.strictObject({
  kind: z.literal('failed'),
  why: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('failure'), failure: z.enum(FAILURE_KINDS), message: z.string() }),
    z.strictObject({ kind: z.literal('incomparable'), differences: z.array(differenceSchema) }),
  ]),
});

/** The job ended in an error. `message`: the error's. */
const broken = z.strictObject({
  kind: z.literal('broken'),
  exitCode: z.union([z.literal(EXIT.badInput), z.literal(EXIT.infrastructure)]),
  message: z.string(),
});

/** Result file of one measuring job, about one model or one shard of its items. */
export const resultSchema = z
  .strictObject({
    version: z.literal(2, {
      error: (issue) =>
        `expected result version 2, got ${JSON.stringify(issue.input)}: run route, measure and verdict with the same version of the gate`,
    }),
    of: z.strictObject(identityShape),
    attempt: z.int().positive(),
    model: z.string(),
    shard: z
      .strictObject({ index: z.int().positive(), of: z.int().min(2).max(256) })
      .refine(({ index, of }) => index <= of, { error: 'expected an index of at most the number of shards' })
      .nullable(),
    /** Whether it was measured on the CPU although a GPU runner was requested. */
    fallback: z.boolean(),
    found: z.discriminatedUnion('kind', [judged, scored, failed, broken]),
  })
  .superRefine(({ shard, model, fallback, found }, context) => {
    const isFirst = shard === null || shard.index === 1;
    const isJudged = found.kind === 'judged';
    const add = (message: string): void => context.addIssue({ code: 'custom', path: ['found'], message });
    if (found.kind !== 'broken' && isFirst !== isJudged)
      add(`expected a verdict only for a first shard or a whole model, got "${found.kind}"`);
    if (isJudged && found.verdict.id !== model)
      add(`expected the verdict of "${model}", got that of another model`);
    if (isJudged && fallback !== (found.verdict.fallback !== undefined))
      add('expected result and verdict to agree on the CPU fallback');
  });

export type Result = z.output<typeof resultSchema>;
export type Identity = Result['of'];
export type JobFinding = Result['found'];
export type JudgedFound = Extract<JobFinding, { kind: 'judged' }>;
export type ScoredFound = Extract<JobFinding, { kind: 'scored' }>;
export type FailedFound = Extract<JobFinding, { kind: 'failed' }>;

/** "result-ocr.json", "result-ocr-2-of-4.json". */
export function resultFileName({ model, shard }: Pick<Result, 'model' | 'shard'>): string {
  return `result-${resultName({ model, shard })}.json`;
}

/** Name of a model or shard for file and artifact names, which must not contain slashes: "ocr", "ocr-2-of-4". */
export function resultName({ model, shard }: Pick<Result, 'model' | 'shard'>): string {
  return shard === null ? model : `${model}-${shard.index}-of-${shard.of}`;
}
