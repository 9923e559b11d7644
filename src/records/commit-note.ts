import { z } from 'zod';

/** Full SHA. */
const commit = z.string();
/** Text from git or the server: quoted, never parsed. */
const message = z.string();

/** Why the commit that is checked out does not name the base of a pull request. */
const noMergeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('other-checkout'), checkedOut: commit }),
  /** `checkedOut` is the commit of the run, but not the merge of `head` into its base. */
  z.strictObject({ kind: z.literal('not-the-merge'), checkedOut: commit, head: commit }),
  z.strictObject({ kind: z.literal('unreadable'), message }),
  /** `head` is checked out, and where it left the base branch is unknown; null if there is no common history or no token. */
  z.strictObject({ kind: z.literal('merge-base-unknown'), head: commit, message: message.nullable() }),
  /** `head` is checked out, and the base branch has another policy, waivers or data than where it left, at `since`. */
  z.strictObject({ kind: z.literal('rules-changed'), head: commit, since: commit }),
]);

/** Why the ancestors of a commit cannot be listed. */
const ancestorsUnknownSchema = z.discriminatedUnion('kind', [
  /** The checkout is shallow, and there is no token to ask the server with. */
  z.strictObject({ kind: z.literal('no-token') }),
  z.strictObject({ kind: z.literal('failed'), message }),
]);

/** Why the last release is unknown. */
export const releaseUnknownSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not-asked') }),
  z.strictObject({ kind: z.literal('no-token') }),
  z.strictObject({ kind: z.literal('shallow-clone') }),
  z.strictObject({ kind: z.literal('failed'), message }),
]);

/**
 * What a reader should know about how the commits of a run were found: the one under test, and the one to compare with.
 */
export const commitNoteSchema = z.discriminatedUnion('kind', [
  /** The baseline is the tip of the pull request's base branch when the event fired. */
  z.strictObject({ kind: z.literal('base-branch-tip'), commit, why: noMergeSchema }),
  /** The baseline is where the pull request left its base branch, because `head` itself is checked out. */
  z.strictObject({ kind: z.literal('fork-point'), commit, head: commit }),
  /** The baseline is the last release. */
  z.strictObject({ kind: z.literal('last-release'), tag: z.string(), commit }),
  z.strictObject({ kind: z.literal('no-earlier-release') }),
  z.strictObject({ kind: z.literal('release-unknown'), why: releaseUnknownSchema }),
  /** The baseline is where the branch under test left `branch`. */
  z.strictObject({ kind: z.literal('branch-point'), branch: z.string(), commit }),
  z.strictObject({ kind: z.literal('branch-point-unknown'), branch: z.string(), message }),
  /** The baseline is the first parent of `of`. */
  z.strictObject({ kind: z.literal('first-parent'), commit, of: commit }),
  /** `commit` has no parent, so there is no baseline. */
  z.strictObject({ kind: z.literal('no-parent'), commit }),
  z.strictObject({ kind: z.literal('head-unreadable'), message }),
  /** Only records of `commit` itself may be the baseline. */
  z.strictObject({ kind: z.literal('ancestors-unknown'), commit, why: ancestorsUnknownSchema }),
  z.strictObject({ kind: z.literal('commit-not-fetched'), commit, message }),
  /** Git could not confirm that the commit of the run is checked out. */
  z.strictObject({ kind: z.literal('checkout-unconfirmed'), commit, message }),
]);

export type CommitNote = z.infer<typeof commitNoteSchema>;
export type NoMerge = z.infer<typeof noMergeSchema>;
export type ReleaseUnknown = z.infer<typeof releaseUnknownSchema>;
