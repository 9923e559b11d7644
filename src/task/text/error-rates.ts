import { ifFinite, type Outcomes, type ScoreFormula, sumParts } from '../score/score-formula.ts';

/** Errors of all items ÷ units of all labels, as in jiwer. */
function errorsPerUnit(outcomes: Outcomes): number | string {
  const [errors = 0, length = 0] = sumParts(outcomes, 2);
  return length === 0 ? 'all labels are empty' : errors / length;
}

const errorRate = (name: string): ScoreFormula => ({
  name,
  better: 'lower',
  basis: 'set',
  compute: ifFinite(errorsPerUnit),
});

/** Word and character error rate. */
export const ERROR_RATES = {
  wer: errorRate('Word error rate'),
  cer: errorRate('Character error rate'),
} as const;
