const STEP = (0.95 - 0.5) / 9;

/** The thresholds of COCO: 0.50, 0.55 … 0.95, as numpy's `linspace` rounds them. */
export const THRESHOLDS: readonly number[] = Array.from({ length: 10 }, (_, index) =>
  index === 9 ? 0.95 : 0.5 + index * STEP,
);

/** A labelled object of one class in one image. */
export interface Target {
  /** Several predictions may match it, and it never counts as missed. */
  readonly isCrowd: boolean;
  /** Neither it nor what matches it counts. A crowd is always ignored. */
  readonly isIgnored: boolean;
}

/** At which thresholds a prediction matches an object, and at which it does not count; a bit for each, the lowest first. */
export interface Match {
  readonly matched: number;
  readonly ignored: number;
}

/**
 * Assigns predictions to labelled objects as COCO does: in order, each to the most similar object that is still free, and
 * to an ignored one only if no other is similar enough.
 *
 * @param similarity - Of each prediction, the best score first, with each object. 0..1.
 * @param isOutside - Whether a prediction does not count unless it is matched.
 * @see pycocotools, `COCOeval.evaluateImg`.
 */
export function matchObjects(
  similarity: readonly (readonly number[])[],
  objects: readonly Target[],
  isOutside: (prediction: number) => boolean,
): Match[] {
  // Ignored ones last, else in their order.
  const order = objects
    .map((_, index) => index)
    .sort((a, b) => Number(objects[a]?.isIgnored) - Number(objects[b]?.isIgnored));
  const matches = similarity.map(() => ({ matched: 0, ignored: 0 }));
  THRESHOLDS.forEach((threshold, bit) => {
    const taken = new Set<number>();
    similarity.forEach((row, prediction) => {
      const found = bestObject(row, { order, objects, taken, threshold });
      const match = matches[prediction];
      if (match === undefined) return;
      if (found === undefined) {
        if (isOutside(prediction)) match.ignored |= 1 << bit;
        return;
      }
      taken.add(found);
      match.matched |= 1 << bit;
      if (objects[found]?.isIgnored) match.ignored |= 1 << bit;
    });
  });
  return matches;
}

function bestObject(
  row: readonly number[],
  {
    order,
    objects,
    taken,
    threshold,
  }: {
    order: readonly number[];
    objects: readonly Target[];
    taken: ReadonlySet<number>;
    threshold: number;
  },
): number | undefined {
  let least = Math.min(threshold, 1 - 1e-10);
  let found: number | undefined;
  for (const index of order) {
    const object = objects[index];
    if (object === undefined || (taken.has(index) && !object.isCrowd)) continue;
    if (found !== undefined && !objects[found]?.isIgnored && object.isIgnored) break;
    const similar = row[index] ?? 0;
    if (similar < least) continue;
    least = similar;
    found = index;
  }
  return found;
}
