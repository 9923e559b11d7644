import type { CustomTask } from '../../policy/task/custom-task.ts';
import type { Population } from '../../stats/draw-resamples.ts';
import { ifFinite, meanValue, type Outcomes, type ScoreFormula } from '../score/score-formula.ts';

/** As many suffice for a standard error. */
const MAX_RESAMPLES = 200;
const MIN_RESAMPLES = 100;
/** Positions of all resamples together: some 60 MB for the program to read. */
const MAX_POSITIONS = 1e7;

/** How many resamples of the set a program scores besides the whole set. */
export const resamplesOf = ({ items }: Pick<Population, 'items'>): number =>
  Math.min(Math.max(Math.floor(MAX_POSITIONS / items), MIN_RESAMPLES), MAX_RESAMPLES);

/** What a program prints for a whole set. */
export interface SetScores {
  readonly score: number;
  /** Scores of the resamples, in the order in which they are drawn; empty if the program scores only the whole set. */
  readonly resamples: readonly number[];
}

/** The parts in which the first item of a table keeps the scores of all items. */
export const toParts = (items: number, { score, resamples }: SetScores): number[] => [
  items,
  score,
  ...resamples,
];

/** The inverse; undefined if the outcomes have none. */
export function readParts(outcomes: Outcomes): (SetScores & { readonly items: number }) | undefined {
  for (const { parts } of outcomes) {
    const [items, score, ...resamples] = parts ?? [];
    return items === undefined || score === undefined ? undefined : { items, score, resamples };
  }
  return undefined;
}

/** The mean of the program's numbers over items, or its number for the whole set. */
export function customFormula({ unit, 'higher-is-better': isHigher }: CustomTask): ScoreFormula {
  const shared = { name: 'Custom score', better: isHigher ? 'higher' : 'lower' } as const;
  return unit === 'item'
    ? { ...shared, basis: 'mean', compute: ifFinite(meanValue) }
    : { ...shared, basis: 'set', compute: ifFinite(scoreOfSet) };
}

function scoreOfSet(outcomes: Outcomes): number | string {
  const scores = readParts(outcomes);
  if (scores === undefined) return 'the program did not score these items together';
  let count = 0;
  for (const _ of outcomes) count += 1;
  return count === scores.items ? scores.score : 'the program scores only the whole set';
}
