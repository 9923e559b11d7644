import type { Contradiction } from '../../verdict/untrusted/find-contradiction.ts';
import type { State } from '../../verdict/verdict.ts';

/** Why a run has nothing to publish. */
export type NothingToPublish =
  /** It is not a run of a pull request. */
  | { readonly kind: 'other-event'; readonly event: string }
  | { readonly kind: 'not-ended' }
  /** It was cut off before it could judge. `conclusion`: in the server's word. */
  | { readonly kind: 'cut-off'; readonly conclusion: string }
  /** No open pull request has its commit as the head any more. */
  | { readonly kind: 'no-pull-request'; readonly commit: string }
  /** The pull request has got another head since. */
  | { readonly kind: 'moved-on'; readonly pullRequest: number; readonly commit: string }
  /** All of them have its commit as their head, so which one it was for is unknown. */
  | { readonly kind: 'several-pull-requests'; readonly pullRequests: readonly number[] };

/** Why a run has no verdict. */
export type NoVerdict =
  | { readonly kind: 'no-artifacts-api' }
  | { readonly kind: 'no-artifact'; readonly name: string }
  | { readonly kind: 'artifact-expired'; readonly name: string };

/** Why what a run left is not accepted as a verdict. */
export type RefusedVerdict =
  | { readonly kind: 'archive-too-large'; readonly bytes: number; readonly maxBytes: number }
  /** `message`: the error that unpacking ended in. */
  | { readonly kind: 'bad-archive'; readonly message: string }
  | { readonly kind: 'not-json' }
  /** `message`: the schema's, cut to a few words; `path` is empty where the whole is wrong. */
  | { readonly kind: 'not-a-verdict'; readonly path: string; readonly message: string }
  | { readonly kind: 'contradiction'; readonly contradiction: Contradiction };

/** Why the verdict of a run is not published. */
export type UnpublishedReason =
  | { readonly kind: 'no-verdict'; readonly why: NoVerdict }
  | { readonly kind: 'refused'; readonly why: RefusedVerdict }
  /** The verdict passes, and the run did not succeed. */
  | { readonly kind: 'unsuccessful-run'; readonly state: State };
