/** What could not be read of the history on the data branch. `message`: as the parser or git gave it. */
export type HistoryNote =
  | { readonly kind: 'unreadable-line'; readonly message: string }
  | { readonly kind: 'more-unreadable-lines'; readonly lines: number }
  | { readonly kind: 'unreadable-history'; readonly branch: string; readonly message: string };
