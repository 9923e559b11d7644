import type { ReleaseUnknown } from '../records/release-unknown.ts';

/** The release that drift limits are judged against. An unknown release never counts as "there is none". */
export type LastRelease =
  | { readonly state: 'found'; readonly tag: string /** Full SHA. */; readonly commit: string }
  | { readonly state: 'none' }
  | { readonly state: 'unknown'; readonly why: ReleaseUnknown };
