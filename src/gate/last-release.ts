/** The release that drift limits are held against. That nobody can tell is never taken for "there is none". */
export type LastRelease =
  | { readonly state: 'found'; readonly tag: string /** Full SHA. */; readonly commit: string }
  | { readonly state: 'none' }
  | { readonly state: 'unknown'; readonly why: string };
