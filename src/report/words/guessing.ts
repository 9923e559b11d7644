import { formatValue } from '../../figures/format-value.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { scoreUnit } from './row/slices.ts';

type Guessing = NonNullable<ModelVerdict['guessing']>;

/** "the baseline is no better than guessing (10.00%, chance 10.00%)", for a headline. */
export function guessingTag({ arm, score, chance }: Guessing, rows: readonly Row[]): string {
  const unit = scoreUnit(rows);
  return `${SUBJECTS[arm]} is no better than guessing (${formatValue(score, unit)}, chance ${formatValue(chance, unit)})`;
}

const SUBJECTS: Readonly<Record<Guessing['arm'], string>> = {
  baseline: 'the baseline',
  candidate: 'this model',
};

/** What chance means here, and what to check: two sentences. */
export function guessingText({ by }: Guessing): string {
  return `${GUESSES[by]} A broken model would pass too, so check that the labels fit the outputs: their order, \`classes\` and \`output\`.`;
}

const GUESSES: Readonly<Record<Guessing['by'], string>> = {
  'most-frequent': 'Chance is the score of a model that always predicts the most frequent labels.',
  'as-often': 'Chance is the score of a model that picks classes at random, as often as each occurs.',
  shares: 'Chance is the score of a model that always predicts how often each class occurs.',
  'random-order': 'Chance is the score of a model that ranks the items at random.',
  'mean-label': 'Chance is the score of a model that always predicts the mean of the labels.',
  'median-label': 'Chance is the score of a model that always predicts the median of the labels.',
  'any-direction': 'Chance is the score of a model whose vectors point in random directions.',
  silence: 'Chance is the score of a model that always gives an empty answer.',
  nothing: 'No item is right.',
};
