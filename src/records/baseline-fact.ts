import { z } from 'zod';
import { gitProblemSchema } from '../git/git-artifact.ts';
import { storeNameSchema, storeProblemSchema } from './store-fact.ts';

/** Full SHA. */
const commit = z.string();

/** By how many commits a commit precedes another; absent if it is that commit itself. */
const before = z.strictObject({ commits: z.int().positive(), of: commit });

/** Where the baseline's model or figures came from. */
export const baselineSourceSchema = z.discriminatedUnion('kind', [
  /** The model file of a commit, from git. */
  z.strictObject({ kind: z.literal('git'), commit, before: before.optional() }),
  z.strictObject({
    kind: z.literal('record'),
    commit: commit.nullable(),
    recordedAt: z.string(),
    store: storeNameSchema,
    before: before.optional(),
  }),
  /** A file that the user named: a model, or a record of a commit. */
  z.strictObject({ kind: z.literal('named'), path: z.string(), recordOf: commit.nullable().optional() }),
  /** Calibration compares a model with itself. */
  z.strictObject({ kind: z.literal('same-model') }),
  /** From an untrusted verdict. */
  z.strictObject({ kind: z.literal('untrusted') }),
]);

export type BaselineSource = z.infer<typeof baselineSourceSchema>;

/** Why there is nothing to compare with. */
export const noBaselineSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('measured-alone') }),
  /**
   * The model is new, so the base commit does not have it. `commit`: null if the commit under test is the repository's
   * first.
   */
  z.strictObject({ kind: z.literal('new-model'), commit: commit.nullable() }),
  /** No ancestor is accepted. `state`: verdict state under which `commit` was recorded. */
  z.strictObject({
    kind: z.literal('none-accepted'),
    commit,
    state: z.string(),
    ancestors: z.int().nonnegative(),
    from: commit,
  }),
  /** No record in the stores, and no commit that could have the model. */
  z.strictObject({ kind: z.literal('no-commit') }),
  /** Git cannot give the model at the reference commit, and no store has a record. */
  z.strictObject({ kind: z.literal('git-failed'), commit, problem: gitProblemSchema }),
  /** `commit` does not have the model, but it was recorded before, on another machine or with other settings. */
  z.strictObject({ kind: z.literal('recorded-elsewhere'), commit }),
  /** No record in the stores, and the model is not in git, so whether it is new is unknown. */
  z.strictObject({ kind: z.literal('not-in-git'), path: z.string() }),
  z.strictObject({ kind: z.literal('untrusted') }),
]);

export type NoBaseline = z.infer<typeof noBaselineSchema>;

/** Why a stored record is not used. */
const unusedRecordSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('of-another'),
    modelId: z.string(),
    commit: commit.nullable(),
    wantedModelId: z.string(),
    wantedCommit: commit.nullable(),
  }),
  z.strictObject({ kind: z.literal('not-accepted') }),
  z.strictObject({ kind: z.literal('not-measured') }),
  z.strictObject({ kind: z.literal('unreadable'), message: z.string() }),
  z.strictObject({ kind: z.literal('store'), problem: storeProblemSchema }),
]);

export type UnusedRecord = z.infer<typeof unusedRecordSchema>;

/** Notes on the chosen commit, and on places that had no answer. */
export const baselineNoteSchema = z.discriminatedUnion('kind', [
  /** `refused` is not accepted, so an earlier commit is the reference. */
  z.strictObject({
    kind: z.literal('earlier-reference'),
    refused: commit,
    state: z.string(),
    reference: commit,
    before,
  }),
  z.strictObject({
    kind: z.literal('store-unavailable'),
    store: storeNameSchema,
    problem: storeProblemSchema,
  }),
  /**
   * `isReferenceUnsure`: no other store knows of an accepted commit either, so the base commit is the reference although
   * it may have been refused.
   */
  z.strictObject({
    kind: z.literal('acceptance-unknown'),
    store: storeNameSchema,
    problem: storeProblemSchema,
    isReferenceUnsure: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('record-unused'), store: storeNameSchema, why: unusedRecordSchema }),
  /** The record of `recorded` has another model file than git has at `commit`, the reference. */
  z.strictObject({
    kind: z.literal('record-of-another-file'),
    store: storeNameSchema,
    recorded: commit.nullable(),
    commit,
  }),
  z.strictObject({ kind: z.literal('commit-not-fetched'), commit, message: z.string() }),
  /** The settings that the reference ran with are unknown, so it runs with today's. */
  z.strictObject({ kind: z.literal('settings-unknown'), commit, message: z.string() }),
]);

export type BaselineNote = z.infer<typeof baselineNoteSchema>;
