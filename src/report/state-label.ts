import type { Row, State } from '../verdict/verdict.ts';

/** How a state reads in a report. */
interface StateLabel {
  readonly icon: string;
  readonly word: string;
}

export const STATE_LABELS: Record<State, StateLabel> = {
  pass: { icon: '✅', word: 'Passed' },
  waived: { icon: '☑️', word: 'Waived' },
  inconclusive: { icon: '⚠️', word: 'Could not decide' },
  'no-baseline': { icon: '⚠️', word: 'No baseline' },
  incomparable: { icon: '⚠️', word: 'Not comparable' },
  fail: { icon: '❌', word: 'Blocked' },
  'no-provider': { icon: '🔌', word: 'No provider' },
  error: { icon: '💥', word: 'Error' },
};

export const ROW_LABELS: Record<Row['state'], StateLabel> = {
  pass: { icon: '✅', word: 'Passed' },
  waived: { icon: '☑️', word: 'Waived' },
  inconclusive: { icon: '⚠️', word: 'Could not decide' },
  fail: { icon: '❌', word: 'Failed' },
  shown: { icon: '', word: 'not judged' },
};
