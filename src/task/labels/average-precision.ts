/** An item that is ranked by its score. */
export interface Ranked {
  /** Finite. Higher means more likely positive. */
  readonly score: number;
  readonly isPositive: boolean;
}

/** Precision and recall if every item with at least some score is called positive. */
interface Point {
  readonly precision: number;
  readonly recall: number;
}

/**
 * Precision and recall at every score that occurs, the highest first. Items of equal score are called positive together.
 *
 * @param ranked - At least one positive.
 */
export function precisionRecall(ranked: readonly Ranked[]): Point[] {
  const sorted = ranked.toSorted((a, b) => b.score - a.score);
  const positives = sorted.filter(({ isPositive }) => isPositive).length;
  const points: Point[] = [];
  let hits = 0;
  sorted.forEach(({ score, isPositive }, index) => {
    if (isPositive) hits += 1;
    if (sorted[index + 1]?.score === score) return;
    points.push({ precision: hits / (index + 1), recall: hits / positives });
  });
  return points;
}

/**
 * Average precision, Σ (Rₙ − Rₙ₋₁)·Pₙ over the scores that occur: the area under the precision-recall curve, without
 * interpolation, as in scikit-learn's `average_precision_score`.
 *
 * @param ranked - At least one positive.
 * @returns 0..1.
 */
export function averagePrecision(ranked: readonly Ranked[]): number {
  let sum = 0;
  let before = 0;
  for (const { precision, recall } of precisionRecall(ranked)) {
    sum += (recall - before) * precision;
    before = recall;
  }
  return sum;
}
