/** What happened to the gate's comment. */
export type PublishedComment =
  /** `notHidden`: the gate's outdated comments that could not be hidden. */
  { readonly url: string; readonly notHidden?: readonly NotHidden[] } | { readonly skipped: NoComment };

/** Why there is no comment. `message`: from the client. */
export type NoComment =
  /** Deleted, or not visible to the token. */
  | { readonly kind: 'pull-request-gone' }
  /** A newer run has already commented; this is not an error. */
  | { readonly kind: 'overtaken'; readonly url: string }
  | { readonly kind: 'locked' }
  /** The token may not comment, as for pull requests from forks. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'failed'; readonly message: string };

/** An outdated comment that could not be hidden. `message`: from the client. */
export interface NotHidden {
  readonly url: string;
  readonly message: string;
}

/** How a pull request has changed since the judged commit. */
export type Staleness =
  /** `head` is null if the server's answer has no SHA. */
  | { readonly kind: 'newer-head'; readonly judged: string; readonly head: string | null }
  | { readonly kind: 'closed' | 'merged'; readonly judged: string };
