/** What happened to the gate's comment. */
export type PublishedComment =
  /** `notHidden`: outdated comments of the gate that are still shown as they were. */
  { readonly url: string; readonly notHidden?: readonly NotHidden[] } | { readonly skipped: NoComment };

/** Why there is no comment. `message`: as the client gave it. */
export type NoComment =
  /** Deleted, or out of the token's sight. */
  | { readonly kind: 'pull-request-gone' }
  /** A newer run has commented already, as it should. */
  | { readonly kind: 'overtaken'; readonly url: string }
  | { readonly kind: 'locked' }
  /** The token may not comment, as for pull requests from forks. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'failed'; readonly message: string };

/** An outdated comment that could not be hidden. `message`: as the client gave it. */
export interface NotHidden {
  readonly url: string;
  readonly message: string;
}

/** How a pull request has changed since the commit that was judged. */
export type Staleness =
  /** `head` is null where the server does not answer with a SHA. */
  | { readonly kind: 'newer-head'; readonly judged: string; readonly head: string | null }
  | { readonly kind: 'closed' | 'merged'; readonly judged: string };
