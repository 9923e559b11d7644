/** What a run saves, and who accepts it. */
export interface Recording {
  /** Full SHA of the commit that is recorded; undefined outside a repository. */
  readonly commit: string | undefined;
  /** The person who accepts the commit whatever the result, and why. */
  readonly acceptedBy?: { readonly actor: string; readonly reason: string } | undefined;
}
