import type { LabelledObject } from './read-objects-label.ts';

/** Standard deviations of COCO's 17 keypoints of a person, relative to the object's size: nose, eyes, ears, shoulders … */
export const COCO_SIGMAS: readonly number[] = [
  0.026, 0.025, 0.025, 0.035, 0.035, 0.079, 0.079, 0.072, 0.072, 0.062, 0.062, 0.107, 0.107, 0.087, 0.087,
  0.089, 0.089,
];

/**
 * Object keypoint similarity: the mean of exp(−d² ÷ (2·area·(2σ)²)) over the labelled keypoints. If no keypoint of an object
 * is labelled, d is the distance to its box, made three times as large.
 *
 * @param points - x and y of each keypoint.
 * @returns 0..1.
 * @see pycocotools, `COCOeval.computeOks`.
 */
export function objectSimilarity(
  points: readonly number[],
  { box, area, keypoints }: LabelledObject,
  sigmas: readonly number[],
): number {
  const isLabelled = (index: number): boolean => (keypoints[3 * index + 2] ?? 0) > 0;
  const hasLabels = sigmas.some((_, index) => isLabelled(index));
  const [left, top] = [box.x - box.width, box.y - box.height];
  const [right, bottom] = [box.x + 2 * box.width, box.y + 2 * box.height];
  let [sum, count] = [0, 0];
  sigmas.forEach((sigma, index) => {
    if (hasLabels && !isLabelled(index)) return;
    const [x = Number.NaN, y = Number.NaN] = points.slice(2 * index, 2 * index + 2);
    const dx = hasLabels ? x - (keypoints[3 * index] ?? Number.NaN) : beyond(x, left, right);
    const dy = hasLabels ? y - (keypoints[3 * index + 1] ?? Number.NaN) : beyond(y, top, bottom);
    sum += Math.exp(-(dx ** 2 + dy ** 2) / (2 * sigma) ** 2 / (area + Number.EPSILON) / 2);
    count += 1;
  });
  return count === 0 ? 0 : sum / count;
}

/** How far a number is outside of a range. */
const beyond = (value: number, least: number, most: number): number =>
  Math.max(0, least - value) + Math.max(0, value - most);
