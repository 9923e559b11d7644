import { mean, wilcoxonRankSum } from 'simple-statistics';
import type { StoredOutcome } from '../outcome-table.ts';

/**
 * F1 = 2·TP / (2·TP + FP + FN) of each class, averaged over the classes that occur as label or as prediction, each with
 * equal weight, as scikit-learn's `f1_score(average="macro")` does. An item without prediction counts as missed.
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
 * Area under the ROC curve: the probability that a positive item scores higher than a negative one, a tie counting half.
 * From the rank sum of the positive items with mid-ranks for ties, as U / (n₁·n₀).
 *
 * @param outcomes - `actual` 1 is positive, 0 negative; `predicted` is the score, finite.
 * @returns 0..1; or text when one of the classes has no item.
 * @see Hanley & McNeil (1982), "The meaning and use of the area under a receiver operating characteristic (ROC) curve".
 * @see Mann & Whitney (1947), "On a test of whether one of two random variables is stochastically larger than the other".
 */
export function areaUnderCurve(
  outcomes: Iterable<Pick<StoredOutcome, 'predicted' | 'actual'>>,
): number | string {
  const positive: number[] = [];
  const negative: number[] = [];
  for (const { predicted, actual } of outcomes) (actual === 1 ? positive : negative).push(predicted);
  if (positive.length === 0) return 'no item is positive, and the AUC compares positive with negative ones';
  if (negative.length === 0) return 'no item is negative, and the AUC compares positive with negative ones';
  const u = wilcoxonRankSum(positive, negative) - (positive.length * (positive.length + 1)) / 2;
  return u / (positive.length * negative.length);
}
