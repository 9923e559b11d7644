import { formatValue } from '../../figures/format-value.ts';
import type { ModelVerdict, Row } from '../../verdict/verdict.ts';
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
  return `${GUESSES[by]} A broken model would pass as well, so check that the labels fit the outputs: their order, \`classes\` and \`output\`.`;
}

const GUESSES: Readonly<Record<Guessing['by'], string>> = {
  'most-frequent': 'Chance is what a model scores that always names the most frequent labels.',
  'as-often': 'Chance is what a model scores that names each class at random, as often as it occurs.',
  shares: 'Chance is what a model scores that always says how often each class occurs.',
  'random-order': 'Chance is what a model scores that ranks the items at random.',
  'mean-label': 'Chance is what a model scores that always says the mean of the labels.',
  'median-label': 'Chance is what a model scores that always says the median of the labels.',
  'any-direction': 'Chance is what a model scores that points in any direction.',
  silence: 'Chance is what a model scores that always gives an empty answer.',
  nothing: 'No item is right.',
};
