/** A part of the data branch's history that could not be read. `message`: from the parser or git. */
export type HistoryNote =
  | { readonly kind: 'unreadable-line'; readonly message: string }
  | { readonly kind: 'more-unreadable-lines'; readonly lines: number }
  | { readonly kind: 'unreadable-history'; readonly branch: string; readonly message: string };
