import { mean, wilcoxonRankSum } from 'simple-statistics';
import type { StoredOutcome } from '../outcome-table.ts';

/**
 * F1 = 2·TP / (2·TP + FP + FN) of each class, averaged with equal weight over the classes that occur as label or as
 * prediction, as in scikit-learn's `f1_score(average="macro")`. An item without a prediction counts as a miss.
 *
 * @param outcomes - At least one.
 * @returns 0..1.
 * @see Opitz & Burst (2019), "Macro F1 and Macro F1", formula 1.
 */
export function macroF1(outcomes: Iterable<Pick<StoredOutcome, 'predicted' | 'actual'>>): number {
  const classes = new Map<number, { hits: number; named: number }>();
  const countOf = (index: number) => {
    const count = classes.get(index) ?? { hits: 0, named: 0 };
    classes.set(index, count);
    return count;
  };
  for (const { predicted, actual } of outcomes) {
    countOf(actual).named += 1;
    if (Number.isNaN(predicted)) continue;
    countOf(predicted).named += 1;
    if (predicted === actual) countOf(actual).hits += 1;
  }
  // `named` counts labels and predictions: TP + FN + TP + FP.
  return mean([...classes.values()].map(({ hits, named }) => (2 * hits) / named));
}

/**
 * Area under the ROC curve: the probability that a positive item scores higher than a negative one, where a tie
 * counts half. Computed as U / (n₁·n₀) from the rank sum of the positive items, with mid-ranks for ties.
 *
 * @param outcomes - `actual` is 1 for positive, 0 for negative items; `predicted` is the score, finite.
 * @returns 0..1, or the reason as text if one of the classes has no item.
 * @see Hanley & McNeil (1982), "The meaning and use of the area under a receiver operating characteristic (ROC)
 *   curve".
 * @see Mann & Whitney (1947), "On a test of whether one of two random variables is stochastically larger than the
 *   other".
 */
export function areaUnderCurve(
  outcomes: Iterable<Pick<StoredOutcome, 'predicted' | 'actual'>>,
): number | string {
  const positive: number[] = [];
  const negative: number[] = [];
  for (const { predicted, actual } of outcomes) (actual === 1 ? positive : negative).push(predicted);
  if (positive.length === 0) return 'AUC compares positive with negative items, and no item is positive';
  if (negative.length === 0) return 'AUC compares positive with negative items, and no item is negative';
  const u = wilcoxonRankSum(positive, negative) - (positive.length * (positive.length + 1)) / 2;
  return u / (positive.length * negative.length);
}
