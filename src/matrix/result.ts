import { z } from 'zod';
import { armMeasurementSchema } from '../measure/arm-measurement.ts';
import { policyChangeSchema } from '../policy/diff/policy-change.ts';
import { OutcomeTable, outcomeTableSchema } from '../task/outcome-table.ts';
import { EXIT } from '../verdict/exit-code.ts';
import { modelVerdictSchema, STATES } from '../verdict/verdict.ts';

const fields = z.record(z.string(), z.string());
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'expected a SHA-256 in hex' });
const digest = z.strictObject({ sha256, sizeBytes: z.number().nonnegative() });
const outcomes = outcomeTableSchema.transform((table) => OutcomeTable.parse(table));
const exitCode = z.union(Object.values(EXIT).map((code) => z.literal(code)));

/** What a result belongs to: of a run, all results have the same but for model and shard. */
const identityShape = {
  /** Version of the gate that wrote it. */
  gate: z.string(),
  /** `owner/name`. */
  repository: z.string(),
  runId: z.string(),
  /** Full SHA that the run is for. */
  commit: z.string(),
  /** Full SHA of the baseline commit; null where there is none. */
  baselineCommit: z.string().nullable(),
  use: z.enum(['pull-request', 'nightly', 'release']),
  /** SHA-256 of the policy that judges. */
  policy: sha256,
};

/** What both arms were, and what the shards of a model must have in common. */
const sharedShape = {
  models: z.strictObject({ baseline: digest.nullable(), candidate: digest }),
  comparability: fields,
  environment: fields,
  /** Ids of flipped items by their position in the whole set, from 0. */
  ids: z.record(z.string().regex(/^\d{1,9}$/), z.string()),
};

/** A model's verdict. Of a first shard, with all that a verdict on the whole set is made of. */
const judged = z.strictObject({
  kind: z.literal('judged'),
  verdict: modelVerdictSchema,
  exitCode,
  mayLackBaseline: z.boolean(),
  /** Whether a store keeps what was measured; null where nothing was to be recorded. */
  isRecorded: z.boolean().nullable(),
  dataChanges: z.array(policyChangeSchema),
  /** Null where one machine scored all items, and where there was nothing to compare. */
  measured: z
    .strictObject({
      ...sharedShape,
      baseline: armMeasurementSchema.nullable(),
      candidate: armMeasurementSchema,
      isPaired: z.boolean(),
      filePrecision: z.string().nullable(),
    })
    .nullable(),
});

/** The outcomes of a shard after the first. */
const scored = z.strictObject({
  kind: z.literal('scored'),
  ...sharedShape,
  baseline: outcomes.nullable(),
  candidate: outcomes,
});

/** A shard after the first that could not be scored, by the model's or the comparison's own fault. */
const failed = z.strictObject({
  kind: z.literal('failed'),
  state: z.enum(STATES),
  why: z.string(),
});

/** The gate could not do its work. */
const broken = z.strictObject({
  kind: z.literal('broken'),
  exitCode: z.union([z.literal(EXIT.badInput), z.literal(EXIT.infrastructure)]),
  message: z.string(),
});

/** One file: what one measure job found of one model, or of a shard of its items. */
export const resultSchema = z
  .strictObject({
    version: z.literal(1, {
      error: (issue) => `expected result version 1, got ${JSON.stringify(issue.input)}`,
    }),
    of: z.strictObject(identityShape),
    attempt: z.int().positive(),
    model: z.string(),
    shard: z
      .strictObject({ index: z.int().positive(), of: z.int().min(2).max(256) })
      .refine(({ index, of }) => index <= of, { error: 'expected a shard among those that there are' })
      .nullable(),
    /** Whether it was measured on the CPU although a GPU runner was wanted. */
    fallback: z.boolean(),
    found: z.discriminatedUnion('kind', [judged, scored, failed, broken]),
  })
  .superRefine(({ shard, model, fallback, found }, context) => {
    const isFirst = shard === null || shard.index === 1;
    const isJudged = found.kind === 'judged';
    const add = (message: string): void => context.addIssue({ code: 'custom', path: ['found'], message });
    if (found.kind !== 'broken' && isFirst !== isJudged)
      add(`expected a verdict of the first shard or of a whole model, and of no other, got "${found.kind}"`);
    if (isJudged && found.verdict.id !== model)
      add(`expected the verdict of "${model}", got that of another`);
    if (isJudged && fallback !== (found.verdict.fallback !== undefined))
      add('expected a verdict that says whether it is of the CPU fallback as the result does');
  });

export type Result = z.output<typeof resultSchema>;
export type Identity = Result['of'];
export type JobFinding = Result['found'];
export type JudgedFound = Extract<JobFinding, { kind: 'judged' }>;
export type ScoredFound = Extract<JobFinding, { kind: 'scored' }>;

/** "result-ocr.json", "result-ocr-2-of-4.json". */
export function resultFileName({ model, shard }: Pick<Result, 'model' | 'shard'>): string {
  return `result-${resultName({ model, shard })}.json`;
}

/** Of a model or a shard, as a part of the names of files and artifacts, which take no slash. */
export function resultName({ model, shard }: Pick<Result, 'model' | 'shard'>): string {
  return shard === null ? model : `${model}-${shard.index}-of-${shard.of}`;
}

/** "“ocr”, shard 2/4", for messages. */
export function describeResult({ model, shard }: Pick<Result, 'model' | 'shard'>): string {
  return shard === null ? `"${model}"` : `"${model}", shard ${shard.index}/${shard.of}`;
}
