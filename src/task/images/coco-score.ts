import { mean } from 'simple-statistics';
import type { Outcomes } from '../score/score-formula.ts';
import { type Match, THRESHOLDS } from './match-objects.ts';

/** What an image adds to COCO's average precision. */
export interface ImageParts {
  /** Labelled objects that count, by class. */
  readonly objects: ReadonlyMap<number, number>;
  readonly predictions: readonly (Match & { readonly index: number; readonly score: number })[];
}

const MASKS = 2 ** THRESHOLDS.length;

/**
 * The parts of an item: how many classes are labelled; each with its number of objects; and each prediction with its class,
 * its score, and both bit sets in one number. An image with neither has a single 0.
 */
export const packImage = ({ objects, predictions }: ImageParts): number[] => [
  objects.size,
  ...[...objects].flat(),
  ...predictions.flatMap(({ index, score, matched, ignored }) => [index, score, matched + MASKS * ignored]),
];

interface Predicted {
  readonly score: number;
  readonly masks: number;
}

/** Recall is looked at in steps of 0.01, as numpy's `linspace` has them. */
const RECALLS = Array.from({ length: 101 }, (_, index) => (index === 100 ? 1 : index * 0.01));

/**
 * COCO's average precision: at each threshold and for each class with labelled objects, the mean over 101 recalls of the
 * best precision at that recall or more; then the mean over all of these.
 *
 * @param bits - Positions in `THRESHOLDS` of those that count.
 * @returns 0..1, or text if no object is labelled.
 * @see Lin et al. (2014), "Microsoft COCO: Common Objects in Context"; pycocotools, `COCOeval.accumulate`.
 */
export function cocoPrecision(outcomes: Outcomes, bits: readonly number[]): number | string {
  const objects = new Map<number, number>();
  const predictions = new Map<number, Predicted[]>();
  for (const { parts = [] } of outcomes) {
    const start = 1 + 2 * (parts[0] ?? 0);
    for (let at = 1; at < start; at += 2) {
      const index = parts[at] ?? 0;
      objects.set(index, (objects.get(index) ?? 0) + (parts[at + 1] ?? 0));
    }
    for (let at = start; at < parts.length; at += 3) {
      const index = parts[at] ?? 0;
      const known = predictions.get(index) ?? [];
      known.push({ score: parts[at + 1] ?? Number.NaN, masks: parts[at + 2] ?? 0 });
      predictions.set(index, known);
    }
  }
  const classes = [...objects].filter(([, count]) => count > 0);
  if (classes.length === 0) return 'no object is labelled';
  return mean(
    classes.flatMap(([index, count]) => {
      const ranked = (predictions.get(index) ?? []).toSorted((a, b) => b.score - a.score);
      return bits.map((bit) => precisionAt(ranked, { bit, count }));
    }),
  );
}

function precisionAt(
  ranked: readonly Predicted[],
  { bit, count }: { readonly bit: number; readonly count: number },
): number {
  const recalls: number[] = [];
  const precisions: number[] = [];
  let [right, wrong] = [0, 0];
  for (const { masks } of ranked) {
    const isIgnored = ((Math.floor(masks / MASKS) >> bit) & 1) === 1;
    const isMatched = ((masks >> bit) & 1) === 1;
    if (!isIgnored && isMatched) right += 1;
    if (!isIgnored && !isMatched) wrong += 1;
    recalls.push(right / count);
    precisions.push(right / (right + wrong + Number.EPSILON));
  }
  for (let index = precisions.length - 2; index >= 0; index -= 1) {
    precisions[index] = Math.max(precisions[index] ?? 0, precisions[index + 1] ?? 0);
  }
  let at = 0;
  return mean(
    RECALLS.map((recall) => {
      while (at < recalls.length && (recalls[at] ?? 0) < recall) at += 1;
      return precisions[at] ?? 0;
    }),
  );
}
