import type { EvidenceSource, EvidenceUnused } from '../../verdict/note.ts';

/** What the pull request's own run left for the merge queue: one text per job that measured, or why there is none. */
export type ReusedEvidence =
  | { readonly texts: readonly string[]; readonly source: EvidenceSource }
  | { readonly why: EvidenceUnused };
