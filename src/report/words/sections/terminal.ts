/** Words of the terminal that the report has not. */
export const TERMINAL_LABELS = {
  candidate: 'Candidate',
  note: 'Note',
  verdict: 'Verdict',
  waiver: 'Waiver',
} as const;
