import type { ImageParts } from './coco-score.ts';
import { matchObjects } from './match-objects.ts';
import type { LabelledObject } from './read-objects-label.ts';

/** A predicted object of an image. */
export interface Predicted {
  readonly index: number;
  readonly score: number;
  readonly area: number;
}

/** How the objects of an image are compared. */
interface Comparing<Prediction extends Predicted> {
  /** 0..1. */
  readonly similarity: (predicted: Prediction, labelled: LabelledObject) => number;
  /** Objects of other areas do not count, nor do unmatched predictions. */
  readonly area: readonly [least: number, most: number];
  /** How many predictions of a class count, the best first. */
  readonly most: number;
  /** Objects that do not count for another reason. */
  readonly isIgnored: (labelled: LabelledObject) => boolean;
}

/** Matches what is predicted in an image with its labels, class by class. */
export function matchImage<Prediction extends Predicted>(
  predictions: readonly Prediction[],
  labels: readonly LabelledObject[],
  { similarity, area: [least, most], most: count, isIgnored }: Comparing<Prediction>,
): ImageParts {
  const isOutside = (area: number): boolean => area < least || area > most;
  const indices = new Set([...labels, ...predictions].map(({ index }) => index));
  const classes = [...indices].map((index) => {
    const objects = labels
      .filter((each) => each.index === index)
      .map((each) => ({ ...each, isIgnored: isIgnored(each) || isOutside(each.area) }));
    const best = predictions
      .filter((each) => each.index === index)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, count);
    const rows = best.map((each) => objects.map((object) => similarity(each, object)));
    const matches = matchObjects(rows, objects, (position) => isOutside(best[position]?.area ?? Number.NaN));
    return {
      objects: [index, objects.filter((each) => !each.isIgnored).length] as const,
      predictions: best.flatMap(({ score }, position) => {
        const match = matches[position];
        return match === undefined ? [] : [{ index, score, ...match }];
      }),
    };
  });
  return {
    objects: new Map(classes.map((each) => each.objects).filter(([, number]) => number > 0)),
    predictions: classes.flatMap((each) => each.predictions),
  };
}
