import { z } from 'zod';
import { releaseUnknownSchema } from './commit-note.ts';

const model = z.string();
/** ISO 8601. */
const recordedAt = z.string();
const path = z.string();
const sha256 = z.string();
/** Text from git, the server or the operating system: quoted, never parsed. */
const message = z.string();

/** Why no nightly run has tested a model file. */
const noNightlySchema = z.discriminatedUnion('kind', [
  /** No data branch is named, so there is no history. */
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
  /** `why`: null if the release is the first one. */
  z.strictObject({ kind: z.literal('no-earlier-release'), why: releaseUnknownSchema.nullable() }),
  /**
   * The checkout is at `got`, not at the commit of the run. `expected`: null if the runner does not name it; `got`: null if git cannot read it.
   */
  z.strictObject({
    kind: z.literal('other-commit'),
    expected: z.string().nullable(),
    got: z.string().nullable(),
  }),
  /** A file that judges the release differs from the commit's version. */
  z.strictObject({ kind: z.literal('file-not-of-commit'), path, is: z.enum(['changed', 'uncommitted']) }),
  /** Git cannot say whether it differs. */
  z.strictObject({ kind: z.literal('file-unknown'), path, message }),
  /** No nightly run within `maxAgeMs` passed the model file with this digest. */
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
