import { z } from 'zod';
import { differenceSchema } from '../../records/difference.ts';
import { contradictionSchema } from '../untrusted/contradiction.ts';

const model = z.string();
const count = z.int().nonnegative();
const position = z.int().positive();

/** Which shard of how many. */
const shard = z.strictObject({ index: position, of: z.int().min(2) });

/** The name that a result claims; `shard` is null for a whole model. */
const resultName = z.strictObject({ model, shard: shard.nullable() });

/** File of a result, relative to the folder of results. */
const place = z.string();

/** Fields that all results of a run must share. */
export const IDENTITY_FIELDS = [
  'repository',
  'runId',
  'commit',
  'baselineCommit',
  'use',
  'policy',
  'gate',
] as const;

/** Why a result is refused: it belongs to another run. */
const mismatchSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('other-identity'),
    field: z.enum(IDENTITY_FIELDS),
    got: z.string().nullable(),
    expected: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('later-attempt'), got: position, expected: position }),
  z.strictObject({ kind: z.literal('unknown-model') }),
  /** The route job chose the CPU fallback, but the measuring job did not run on it. */
  z.strictObject({ kind: z.literal('not-on-fallback') }),
  z.strictObject({ kind: z.literal('on-fallback') }),
]);

/** Why a file named like a result is not one. `message` comes from the schema or the operating system. */
const unreadableSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not-a-file') }),
  z.strictObject({ kind: z.literal('too-large'), bytes: count, maxBytes: count }),
  z.strictObject({ kind: z.literal('not-json') }),
  z.strictObject({ kind: z.literal('not-read'), message: z.string() }),
  /** `path` is empty if the file as a whole is wrong. */
  z.strictObject({ kind: z.literal('invalid'), path: z.string(), message: z.string() }),
]);

/** Why the results of several jobs do not make one verdict. */
export const problemSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('job-not-successful'),
    job: z.string(),
    result: z.enum(['failure', 'cancelled', 'skipped']),
  }),
  z.strictObject({ kind: z.literal('unreadable-file'), place, why: unreadableSchema }),
  z.strictObject({ kind: z.literal('refused-result'), result: resultName, place, why: mismatchSchema }),
  z.strictObject({ kind: z.literal('no-result'), model }),
  /** More than one result of a whole model. */
  z.strictObject({ kind: z.literal('several-results'), model, results: count }),
  z.strictObject({ kind: z.literal('whole-and-shards'), model }),
  z.strictObject({ kind: z.literal('different-splits'), model, of: z.array(position) }),
  z.strictObject({ kind: z.literal('duplicate-shard'), model, shard }),
  z.strictObject({ kind: z.literal('missing-shards'), model, shards: z.array(position), of: position }),
  /** The measuring job could not do its work. `message`: the error that ended it. */
  z.strictObject({ kind: z.literal('job-failed'), result: resultName, message: z.string() }),
  z.strictObject({ kind: z.literal('result-without-verdict'), model }),
  /** The verdict in the result cannot be true. */
  z.strictObject({ kind: z.literal('contradiction'), model, contradiction: contradictionSchema }),
  z.strictObject({ kind: z.literal('shard-without-outcomes'), model }),
  z.strictObject({
    kind: z.literal('other-settings'),
    model,
    shard,
    differences: z.array(differenceSchema),
  }),
  /** The shard has another model file than the first shard. */
  z.strictObject({ kind: z.literal('other-file'), model, shard, arm: z.enum(['baseline', 'candidate']) }),
  /** The shard sizes do not make up one set. */
  z.strictObject({ kind: z.literal('shards-of-different-sets'), model, message: z.string() }),
  /** From an untrusted verdict: the number of problems it names. */
  z.strictObject({ kind: z.literal('untrusted'), problems: position }),
]);

export type Problem = z.infer<typeof problemSchema>;
export type Mismatch = z.infer<typeof mismatchSchema>;
export type Unreadable = z.infer<typeof unreadableSchema>;
