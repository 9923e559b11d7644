import type { DetectionTask } from '../../policy/task/image-tasks.ts';

/** A box by its top left corner and its size, in pixels or in any unit that all boxes share. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box from four numbers. */
export function toBox(
  [a = 0, b = 0, c = 0, d = 0]: ArrayLike<number> & Iterable<number>,
  form: DetectionTask['box'],
): Box {
  switch (form) {
    case 'xyxy':
      return { x: a, y: b, width: c - a, height: d - b };
    case 'yxyx':
      return { x: b, y: a, width: d - b, height: c - a };
    case 'xywh':
      return { x: a, y: b, width: c, height: d };
    case 'cxcywh':
      return { x: a - c / 2, y: b - d / 2, width: c, height: d };
  }
}

export const areaOf = ({ width, height }: Box): number => width * height;

/**
 * Intersection over union; over the predicted box alone for a crowd, because a box may be part of it.
 *
 * @returns 0..1.
 */
export function overlap(predicted: Box, labelled: Box, isCrowd: boolean): number {
  const width =
    Math.min(predicted.x + predicted.width, labelled.x + labelled.width) - Math.max(predicted.x, labelled.x);
  const height =
    Math.min(predicted.y + predicted.height, labelled.y + labelled.height) -
    Math.max(predicted.y, labelled.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (isCrowd ? areaOf(predicted) : areaOf(predicted) + areaOf(labelled) - shared);
}
