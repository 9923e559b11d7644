import { z } from 'zod';
import { releaseUnknownSchema } from './release-unknown.ts';

const model = z.string();
/** ISO 8601. */
const recordedAt = z.string();
const path = z.string();
const sha256 = z.string();
/** Words of git, the server or the operating system; shown as a quotation, never read. */
const message = z.string();

/** Why no nightly run tested a model file. */
const noNightlySchema = z.discriminatedUnion('kind', [
  /** No data branch is named, which would have the history. */
  z.strictObject({ kind: z.literal('no-data-branch') }),
  z.strictObject({ kind: z.literal('no-history'), branch: z.string() }),
  z.strictObject({ kind: z.literal('history-unreadable'), branch: z.string(), message }),
  /** The history has no nightly run of this model. */
  z.strictObject({ kind: z.literal('no-run') }),
  /** The last nightly run of this model tested another file. */
  z.strictObject({ kind: z.literal('other-file'), recordedAt, sha256 }),
  /** The last nightly run of this file is too old, or did not pass. */
  z.strictObject({ kind: z.literal('too-old'), recordedAt }),
  z.strictObject({ kind: z.literal('not-passed'), recordedAt, state: z.string() }),
  z.strictObject({ kind: z.literal('not-accepted'), recordedAt }),
]);

/** Why a release is not signed off. */
export const refusalSchema = z.discriminatedUnion('kind', [
  /** `why`: null where the release is the first one. */
  z.strictObject({ kind: z.literal('no-earlier-release'), why: releaseUnknownSchema.nullable() }),
  /** A record names the commit of its run. Null where the runner does not name it, or git cannot read it. */
  z.strictObject({
    kind: z.literal('other-commit'),
    expected: z.string().nullable(),
    got: z.string().nullable(),
  }),
  /** A file that judges the release is not the one of the commit. */
  z.strictObject({ kind: z.literal('file-not-of-commit'), path, is: z.enum(['changed', 'uncommitted']) }),
  /** Git cannot say whether it is. */
  z.strictObject({ kind: z.literal('file-unknown'), path, message }),
  /** No nightly run of the last `maxAgeMs` passed the model file with this digest. */
  z.strictObject({
    kind: z.literal('no-nightly'),
    model,
    path,
    sha256,
    maxAgeMs: z.number(),
    why: noNightlySchema,
  }),
  /** A repeat did not pass; counted from 1. */
  z.strictObject({
    kind: z.literal('repeat-not-passed'),
    model,
    repeat: z.int().positive(),
    of: z.int().positive(),
    state: z.string(),
  }),
]);

export type NoNightly = z.infer<typeof noNightlySchema>;
export type Refusal = z.infer<typeof refusalSchema>;
