/** Words that only the terminal uses. */
export const TERMINAL_LABELS = {
  candidate: 'Candidate',
  note: 'Note',
  verdict: 'Verdict',
  waiver: 'Waiver',
} as const;
