import { isAdvisory } from '../../verdict/row/advise-only.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { State } from '../../verdict/state.ts';

/** A state as a report shows it. */
interface StateLabel {
  readonly icon: string;
  readonly word: string;
}

/** Of a model, and of a verdict on several. */
export const STATE_LABELS: Readonly<Record<State, StateLabel>> = {
  pass: { icon: '✅', word: 'Passed' },
  waived: { icon: '☑️', word: 'Waived' },
  inconclusive: { icon: '⚠️', word: 'Could not decide' },
  'no-baseline': { icon: '⚠️', word: 'No baseline' },
  incomparable: { icon: '⚠️', word: 'Not comparable' },
  fail: { icon: '❌', word: 'Blocked' },
  'no-provider': { icon: '🔌', word: 'No provider' },
  error: { icon: '💥', word: 'Error' },
};

const ROW_LABELS: Readonly<Record<Row['state'], StateLabel>> = {
  pass: { icon: '✅', word: 'Passed' },
  waived: { icon: '☑️', word: 'Waived' },
  inconclusive: { icon: '⚠️', word: 'Could not decide' },
  fail: { icon: '❌', word: 'Failed' },
  shown: { icon: '', word: 'Not judged' },
};

const ADVISORY: StateLabel = { icon: 'ℹ️', word: 'Does not block' };

/** Of a row. One without a limit has no icon. */
export const rowLabel = (row: Row): StateLabel => (isAdvisory(row) ? ADVISORY : ROW_LABELS[row.state]);

/** "✅ Passed". */
export function stateText(state: State): string {
  const { icon, word } = STATE_LABELS[state];
  return `${icon} ${word}`;
}

/** The program's name, as people see it. */
export const GATE_NAME = 'Model Regression Gate';
