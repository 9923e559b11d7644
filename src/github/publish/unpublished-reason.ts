import type { State } from '../../verdict/state.ts';
import type { Contradiction } from '../../verdict/untrusted/contradiction.ts';

/** Why a run has nothing to publish. */
export type NothingToPublish =
  /** The run is not for a pull request. */
  | { readonly kind: 'other-event'; readonly event: string }
  | { readonly kind: 'not-ended' }
  /** The run was cut off before it could judge. `conclusion`: in the server's wording. */
  | { readonly kind: 'cut-off'; readonly conclusion: string }
  /** Its commit is no longer the head of an open pull request. */
  | { readonly kind: 'no-pull-request'; readonly commit: string }
  /** The pull request has a new head. */
  | { readonly kind: 'moved-on'; readonly pullRequest: number; readonly commit: string }
  /** Several have its commit as their head, so it is unknown which one the run was for. */
  | { readonly kind: 'several-pull-requests'; readonly pullRequests: readonly number[] };

/** Why a run has no verdict. */
export type NoVerdict =
  | { readonly kind: 'no-artifacts-api' }
  | { readonly kind: 'no-artifact'; readonly name: string }
  | { readonly kind: 'artifact-expired'; readonly name: string };

/** Why an artifact is not accepted as a verdict. */
export type RefusedVerdict =
  | { readonly kind: 'archive-too-large'; readonly bytes: number; readonly maxBytes: number }
  /** `message`: the unpacking error. */
  | { readonly kind: 'bad-archive'; readonly message: string }
  | { readonly kind: 'not-json' }
  /** `message`: the schema's, shortened. `path` is empty if the document as a whole is wrong. */
  | { readonly kind: 'not-a-verdict'; readonly path: string; readonly message: string }
  | { readonly kind: 'contradiction'; readonly contradiction: Contradiction };

/** Why the verdict of a run is not published. */
export type UnpublishedReason =
  | { readonly kind: 'no-verdict'; readonly why: NoVerdict }
  | { readonly kind: 'refused'; readonly why: RefusedVerdict }
  /** The verdict passes, but the run did not succeed. */
  | { readonly kind: 'unsuccessful-run'; readonly state: State };
