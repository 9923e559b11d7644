/** What happened to the note. `message`: from the client. */
export type NoteOutcome =
  | { readonly kind: 'created' | 'edited' }
  /** The note of a newer pipeline is there already. */
  | { readonly kind: 'overtaken' }
  /** The token may not write notes. */
  | { readonly kind: 'forbidden'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };
