/** Verdict states, mildest first; `exit-code.ts` says what each means for the job. */
export const STATES = [
  'pass',
  'waived',
  'inconclusive',
  'no-baseline',
  'incomparable',
  'fail',
  'no-provider',
  'error',
] as const;

export type State = (typeof STATES)[number];
