import { mean, median } from 'simple-statistics';
import type { TaskPolicy } from '../policy/model-policy.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import { normalQuantile } from '../stats/normal.ts';
import { binomialLowerTail } from '../stats/proportion.ts';
import { scoreInterval } from './compare-scores.ts';
import { computeScore } from './compute-score.ts';
import type { OutcomeTable, StoredOutcome } from './outcome-table.ts';

/**
 * What a model that ignores its input can do: name the most frequent classes, name classes as often as they occur, say
 * their shares, rank at random, always say the mean or the median of the labels, point in any direction, say nothing, or
 * match nothing.
 */
export const GUESSES = [
  'most-frequent',
  'as-often',
  'shares',
  'random-order',
  'mean-label',
  'median-label',
  'any-direction',
  'silence',
  'nothing',
] as const;

/** A score, and that of a model that ignores its input. */
interface Guess {
  readonly score: number;
  readonly chance: number;
  readonly by: (typeof GUESSES)[number];
}

/** Probability that a model that only guesses is called better than guessing. */
const ERROR = 0.01;

/** With fewer items, an approximation by the normal distribution or Student's t is too rough. */
const MIN_ITEMS = 30;

/**
 * The score of a model that is not shown to be better than guessing, at one-sided 1%. A gate that compares with it lets
 * broken models pass. A score above chance on so few items that not even a perfect one could show anything is left
 * alone.
 *
 * @returns Undefined if the score is better than guessing, or if what guessing scores is unknown: there are no items,
 *   the score is undefined, all labels are equal, or they have several numbers.
 */
export function findGuess(task: TaskPolicy, table: OutcomeTable): Guess | undefined {
  const { value: score } = computeScore(task, table);
  if (score === null) return undefined;
  const chance = chanceOf(
    task,
    Array.from({ length: table.count }, (_, item) => table.outcomeAt(item)),
    {
      score,
      table,
    },
  );
  return chance === undefined || chance.isBeaten ? undefined : { score, chance: chance.at, by: chance.by };
}

interface Chance extends Pick<Guess, 'by'> {
  readonly at: number;
  /** Whether the score is better by more than noise. */
  readonly isBeaten: boolean;
}

type Outcomes = readonly StoredOutcome[];

function chanceOf(
  task: TaskPolicy,
  outcomes: Outcomes,
  scored: { readonly score: number; readonly table: OutcomeTable },
): Chance | undefined {
  switch (task.kind) {
    case 'classification':
      if (task.metric === 'macro-f1') return beforeClasses(task, outcomes, scored);
      if (task.metric === 'log-loss') return beforeShares(outcomes);
      return beforeFrequent(outcomes, task.metric === 'top-k' ? task.k : 1);
    case 'binary':
      return task.metric === 'auc' ? beforeOrder(outcomes, scored.score) : beforeFrequent(outcomes, 1);
    case 'regression':
      return beforeConstant(outcomes, task.metric);
    case 'embedding': {
      const cosines = outcomes.map(({ value }) => value);
      return { at: 0, by: 'any-direction', isBeaten: isAboveZero(cosines) };
    }
    case 'output-match':
      return { at: 0, by: 'nothing', isBeaten: scored.score > 0 };
    case 'anomaly':
      return task.metric === 'pr-auc'
        ? beforeShareOfPositives(task, outcomes, scored)
        : above(0, scored.score);
    case 'similarity':
      return beforeAnyOrder(task, scored);
    case 'probability':
      return task.metric === 'brier' ? beforeConstantProbability(outcomes, scored.score) : undefined;
    case 'forecast':
    case 'custom':
      return undefined;
    case 'segmentation':
    case 'detection':
    case 'keypoints':
    case 'multi-label':
    case 'token-classification':
    case 'ranking':
    case 'retrieval':
      return above(0, scored.score);
    case 'speech':
    case 'ocr':
      return beforeSilence(scored.score);
    case 'text':
      if (task.score === 'wer' || task.score === 'cer') return beforeSilence(scored.score);
      if (task.score.endsWith('-match') && task.score !== 'regex-match') return beforeFrequent(outcomes, 1);
      return { at: 0, by: 'nothing', isBeaten: scored.score > 0 };
  }
}

/**
 * The share of the items whose label is one of the `named` most frequent ones. If there are no more labels than that,
 * the set does not show what else could be named, and only a score of 0 is no better than guessing.
 */
function beforeFrequent(outcomes: Outcomes, named: number): Chance {
  const counts = [...countLabels(outcomes).values()].sort((a, b) => b - a);
  const items = outcomes.length;
  const correct = outcomes.filter((outcome) => outcome.correct === true).length;
  if (counts.length <= named) return { at: 0, by: 'nothing', isBeaten: correct > 0 };
  const at = counts.slice(0, named).reduce((sum, count) => sum + count, 0) / items;
  return { at, by: 'most-frequent', isBeaten: isShareAbove(at, { correct, items }) };
}

/** One-sided binomial test. */
function isShareAbove(chance: number, { correct, items }: { correct: number; items: number }): boolean {
  if (!(correct > chance * items)) return false;
  const atLeast = (count: number): number =>
    1 - binomialLowerTail(count - 1, { trials: items, probability: chance });
  return atLeast(correct) <= ERROR || atLeast(items) > ERROR;
}

const above = (at: number, score: number): Chance => ({ at, by: 'nothing', isBeaten: score > at });

/** An empty answer has one error for each unit of the label. */
const beforeSilence = (score: number): Chance => ({ at: 1, by: 'silence', isBeaten: score < 1 });

/** Ranking at random, each share of the ranking has as many positives as all, so their share is the precision. */
function beforeShareOfPositives(
  task: TaskPolicy,
  outcomes: Outcomes,
  { score, table }: { readonly score: number; readonly table: OutcomeTable },
): Chance {
  const at = outcomes.filter(({ actual }) => actual === 1).length / outcomes.length;
  // If all are positive, every ranking is perfect.
  if (at === 1) return above(0, score);
  const low = scoreInterval(task, table, { low: ERROR, high: ERROR })?.low ?? score;
  return { at, by: 'random-order', isBeaten: score > at && low > at };
}

/** Zero: a random order is correlated with nothing. */
function beforeAnyOrder(
  task: TaskPolicy,
  { score, table }: { readonly score: number; readonly table: OutcomeTable },
): Chance {
  const low = scoreInterval(task, table, { low: ERROR, high: ERROR })?.low ?? score;
  return { at: 0, by: 'random-order', isBeaten: score > 0 && low > 0 };
}

/** Share · (1 − share): what always saying the share of the positive class scores. Unknown for more than two classes. */
function beforeConstantProbability(outcomes: Outcomes, score: number): Chance | undefined {
  const isBinary = outcomes.every(({ predicted, actual, value }) => value === (predicted - actual) ** 2);
  const share = mean(outcomes.map(({ actual }) => actual));
  if (!isBinary || share === 0 || share === 1) return undefined;
  const errors = outcomes.map(({ actual }) => (share - actual) ** 2);
  return { at: mean(errors), by: 'shares', isBeaten: score < mean(errors) && isLess(outcomes, errors) };
}

/** The F1 of naming each class as often as it occurs is its share, so their mean is one over the number of classes. */
function beforeClasses(
  task: TaskPolicy,
  outcomes: Outcomes,
  { score, table }: { readonly score: number; readonly table: OutcomeTable },
): Chance {
  const classes = countLabels(outcomes).size;
  if (classes < 2) return { at: 0, by: 'nothing', isBeaten: score > 0 };
  const at = 1 / classes;
  const low = scoreInterval(task, table, { low: ERROR, high: ERROR })?.low ?? score;
  return { at, by: 'as-often', isBeaten: score > at && low > at };
}

/** The entropy of the labels: the log loss of giving each class its share as probability. */
function beforeShares(outcomes: Outcomes): Chance | undefined {
  const counts = countLabels(outcomes);
  if (counts.size < 2) return undefined;
  const losses = outcomes.map(({ actual }) => -Math.log((counts.get(actual) ?? 0) / outcomes.length));
  return { at: mean(losses), by: 'shares', isBeaten: isLess(outcomes, losses) };
}

/**
 * One half. The rank sum of items in random order is close to normal, and its variance gives
 * σ² = (n₁ + n₀ + 1) / (12·n₁·n₀).
 *
 * @see Mann & Whitney (1947), "On a test of whether one of two random variables is stochastically larger than the
 *   other".
 */
function beforeOrder(outcomes: Outcomes, score: number): Chance {
  const positive = outcomes.filter(({ actual }) => actual === 1).length;
  const negative = outcomes.length - positive;
  const deviation = Math.sqrt((outcomes.length + 1) / (12 * positive * negative));
  const needed = 0.5 + normalQuantile(ERROR) * deviation;
  return { at: 0.5, by: 'random-order', isBeaten: score > 0.5 && (score > needed || needed >= 1) };
}

/** The error of the best constant: the mean of the labels for squared errors, their median for absolute ones. */
function beforeConstant(outcomes: Outcomes, metric: 'rmse' | 'mae' | 'r2'): Chance | undefined {
  const labels = outcomes.map(({ actual }) => actual);
  if (labels.some(Number.isNaN) || labels.every((label) => label === labels[0])) return undefined;
  const isAbsolute = metric === 'mae';
  const constant = isAbsolute ? median(labels) : mean(labels);
  const errors = labels.map((label) => Math.abs(label - constant) ** (isAbsolute ? 1 : 2));
  const at = { rmse: Math.sqrt(mean(errors)), mae: mean(errors), r2: 0 }[metric];
  return { at, by: isAbsolute ? 'median-label' : 'mean-label', isBeaten: isLess(outcomes, errors) };
}

/** Whether the items' own errors are smaller on average, paired by item. */
const isLess = (outcomes: Outcomes, guessed: readonly number[]): boolean =>
  isAboveZero(outcomes.map(({ value }, item) => (guessed[item] ?? Number.NaN) - value));

/** Whether the mean is above zero: by more than noise, if there are enough values for a test. */
function isAboveZero(values: readonly number[]): boolean {
  const tails = { low: ERROR, high: ERROR };
  const low = values.length < MIN_ITEMS ? undefined : meanInterval(values, tails)?.low;
  return (low ?? mean([...values])) > 0;
}

/** Items by label. A label that no model can give is NaN and no class. */
function countLabels(outcomes: Outcomes): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { actual } of outcomes) {
    if (!Number.isNaN(actual)) counts.set(actual, (counts.get(actual) ?? 0) + 1);
  }
  return counts;
}
