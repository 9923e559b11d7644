import type { EvidenceSource, EvidenceUnused } from '../../verdict/note.ts';

/** What the pull request's own run has left for the merge queue, one text per job that measured; or why there is nothing. */
export type ReusedEvidence =
  | { readonly texts: readonly string[]; readonly source: EvidenceSource }
  | { readonly why: EvidenceUnused };
