import { mean } from 'simple-statistics';
import type { StoredOutcome } from './outcome-table.ts';

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
