import type { Predicted } from './match-image.ts';

/**
 * The predicted objects of an image that are labels for another model: those with at least `minScore`, and of each class no more
 * than count, the best first.
 */
export function certainObjects<Prediction extends Predicted>(
  predictions: readonly Prediction[],
  { minScore, most }: { readonly minScore: number; readonly most: number },
): readonly Prediction[] {
  const taken = new Map<number, number>();
  return predictions
    .toSorted((a, b) => b.score - a.score)
    .filter(({ score, index }) => {
      const before = taken.get(index) ?? 0;
      const isTaken = score >= minScore && before < most;
      if (isTaken) taken.set(index, before + 1);
      return isTaken;
    });
}
