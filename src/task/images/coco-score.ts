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

/** Objects and predictions of one class, by the position of their item. */
interface ClassParts {
  readonly objects: { readonly item: number; readonly count: number }[];
  readonly predictions: { readonly item: number; readonly score: number; readonly masks: number }[];
}

/** Recall is looked at in steps of 0.01, as numpy's `linspace` has them. */
const RECALLS = Array.from({ length: 101 }, (_, index) => (index === 100 ? 1 : index * 0.01));

/** How often an item counts. */
type Weight = (item: number) => number;

/**
 * COCO's average precision: at each threshold and for each class with labelled objects, the mean over 101 recalls of the
 * best precision at that recall or more; then the mean over all of these.
 *
 * @param bits - Positions in `THRESHOLDS` of those that count.
 * @returns The score of any resample of the items, 0..1, or text if no object is labelled. The items are ranked only once.
 * @see Lin et al. (2014), "Microsoft COCO: Common Objects in Context"; pycocotools, `COCOeval.accumulate`.
 */
export function cocoPrecision(
  outcomes: Outcomes,
  bits: readonly number[],
): (weight: Weight) => number | string {
  const classes = collectClasses(outcomes);
  for (const { predictions } of classes) predictions.sort((a, b) => b.score - a.score);
  return (weight) => {
    const scores = classes.flatMap((each) => {
      const count = each.objects.reduce((sum, { item, count: own }) => sum + own * weight(item), 0);
      return count === 0 ? [] : bits.map((bit) => precisionAt(each, { bit, count, weight }));
    });
    return scores.length === 0 ? 'no object is labelled' : mean(scores);
  };
}

function collectClasses(outcomes: Outcomes): readonly ClassParts[] {
  const classes = new Map<number, ClassParts>();
  const classOf = (index: number): ClassParts => {
    const known = classes.get(index) ?? { objects: [], predictions: [] };
    classes.set(index, known);
    return known;
  };
  let item = 0;
  for (const { parts = [] } of outcomes) {
    const start = 1 + 2 * (parts[0] ?? 0);
    for (let at = 1; at < start; at += 2)
      classOf(parts[at] ?? 0).objects.push({ item, count: parts[at + 1] ?? 0 });
    for (let at = start; at < parts.length; at += 3) {
      const [score = Number.NaN, masks = 0] = [parts[at + 1], parts[at + 2]];
      classOf(parts[at] ?? 0).predictions.push({ item, score, masks });
    }
    item += 1;
  }
  return [...classes.values()];
}

function precisionAt(
  { predictions }: ClassParts,
  { bit, count, weight }: { readonly bit: number; readonly count: number; readonly weight: Weight },
): number {
  const recalls = new Float64Array(predictions.length);
  const precisions = new Float64Array(predictions.length);
  let [right, wrong, points] = [0, 0, 0];
  for (const { item, masks } of predictions) {
    const times = weight(item);
    if (times === 0) continue;
    const isIgnored = ((Math.floor(masks / MASKS) >> bit) & 1) === 1;
    const isMatched = ((masks >> bit) & 1) === 1;
    if (!isIgnored && isMatched) right += times;
    if (!isIgnored && !isMatched) wrong += times;
    recalls[points] = right / count;
    precisions[points] = right / (right + wrong + Number.EPSILON);
    points += 1;
  }
  for (let index = points - 2; index >= 0; index -= 1) {
    precisions[index] = Math.max(precisions[index] ?? 0, precisions[index + 1] ?? 0);
  }
  let [at, sum] = [0, 0];
  for (const recall of RECALLS) {
    while (at < points && (recalls[at] ?? 0) < recall) at += 1;
    if (at < points) sum += precisions[at] ?? 0;
  }
  return sum / RECALLS.length;
}
