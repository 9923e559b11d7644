import { mean } from 'simple-statistics';
import type { MultiLabelTask } from '../../policy/task/label-tasks.ts';
import { ifFinite, type Outcomes, type ScoreFormula } from '../score/score-formula.ts';
import { averagePrecision, type Ranked } from './average-precision.ts';

/** How a class of an item was predicted, as it is coded in the item's parts. */
export const HIT = { both: 0, predicted: 1, labelled: 2 } as const;

/** One part for each class that is labelled or predicted; a class that is neither has none. */
export const codeClass = (index: number, hit: (typeof HIT)[keyof typeof HIT]): number => 3 * index + hit;

interface Counts {
  both: number;
  predicted: number;
  labelled: number;
}

/** The score of a multi-label task. Items without a finite output count as if nothing were predicted for F1. */
export function multiLabelFormula({ metric }: MultiLabelTask): ScoreFormula {
  const shared = { better: 'higher', basis: 'set' } as const;
  switch (metric) {
    case 'micro-f1':
      return { ...shared, name: 'Micro F1', compute: ifFinite(microF1) };
    case 'macro-f1':
      return { ...shared, name: 'Macro F1', compute: ifFinite(macroF1) };
    case 'map':
      return { ...shared, name: 'mAP', compute: ifFinite(meanAveragePrecision) };
  }
}

const NO_CLASS = 'no class is labelled or predicted';

/** 2·TP ÷ (2·TP + FP + FN), summed over classes, as in scikit-learn's `f1_score(average="micro")`. */
function microF1(outcomes: Outcomes): number | string {
  const total: Counts = { both: 0, predicted: 0, labelled: 0 };
  for (const { parts = [] } of outcomes) for (const part of parts) count(total, part);
  return f1Of(total) ?? NO_CLASS;
}

/**
 * The mean of F1 over the classes that are labelled or predicted at all, as in scikit-learn's
 * `f1_score(average="macro", zero_division=np.nan)`.
 */
function macroF1(outcomes: Outcomes): number | string {
  const classes = new Map<number, Counts>();
  for (const { parts = [] } of outcomes) {
    for (const part of parts) {
      const index = Math.floor(part / 3);
      const counts = classes.get(index) ?? { both: 0, predicted: 0, labelled: 0 };
      count(counts, part);
      classes.set(index, counts);
    }
  }
  const scores = [...classes.values()].flatMap((counts) => f1Of(counts) ?? []);
  return scores.length === 0 ? NO_CLASS : mean(scores);
}

function count(counts: Counts, part: number): void {
  const hit = part % 3;
  if (hit === HIT.both) counts.both += 1;
  else if (hit === HIT.predicted) counts.predicted += 1;
  else counts.labelled += 1;
}

/** @returns Undefined if nothing is labelled or predicted. */
function f1Of({ both, predicted, labelled }: Counts): number | undefined {
  const all = 2 * both + predicted + labelled;
  return all === 0 ? undefined : (2 * both) / all;
}

/**
 * The mean, over the classes that are labelled at all, of the average precision of ranking all items by the class's
 * score, as in scikit-learn's `average_precision_score(average="macro")` over these classes.
 *
 * The parts are the number of classes, a score for each of them, and the classes that are labelled.
 */
function meanAveragePrecision(outcomes: Outcomes): number | string {
  const ranked: Ranked[][] = [];
  for (const { parts = [] } of outcomes) {
    const [classes = 0, ...numbers] = parts;
    const labelled = new Set(numbers.slice(classes));
    for (let index = 0; index < classes; index += 1) {
      const ranking = ranked[index] ?? [];
      ranking.push({ score: numbers[index] ?? Number.NaN, isPositive: labelled.has(index) });
      ranked[index] = ranking;
    }
  }
  const occurring = ranked.filter((each) => each.some(({ isPositive }) => isPositive));
  return occurring.length === 0 ? 'no class is labelled' : mean(occurring.map(averagePrecision));
}
