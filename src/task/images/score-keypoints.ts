import { tensorNumbers } from '../../dataset/element-codec.ts';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';
import { type KeypointsTask, labelMinScoreOf } from '../../policy/task/image-tasks.ts';
import { refuseReview } from '../needs-review.ts';
import { NOT_FINITE } from '../score/score-formula.ts';
import type { Scorer, ScorerOptions } from '../score/scorer.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import { areaOf, type Box } from './box.ts';
import { type BoxScale, boxScaleOf, UNSCALED } from './box-scale.ts';
import { certainObjects } from './certain-objects.ts';
import { packImage } from './coco-score.ts';
import { COCO_VARIANTS } from './coco-variants.ts';
import { matchImage, type Predicted } from './match-image.ts';
import { COCO_SIGMAS, objectSimilarity } from './object-similarity.ts';
import { type LabelledObject, readObjectsLabel } from './read-objects-label.ts';

interface Pose extends Predicted {
  /** x and y of each keypoint. */
  readonly points: readonly number[];
}

/** Box, score and class, in front of the keypoints of a row. */
const HEAD = 6;

/**
 * Scores keypoints of objects, one image per item. A row of the output is a box, its score and class, then x, y and a
 * confidence for each keypoint; only the score, the class, x and y are used. Objects without a labelled keypoint do
 * not count. The parts of an item are those of {@link packImage}.
 */
export function scoreKeypoints(options: ScorerOptions<KeypointsTask>): Scorer {
  const { task, place, outputs, review, classes } = options;
  refuseReview(review, place, 'keypoints');
  const { name } = selectOutput(task.output, outputs, place);
  const sigmas = task.sigmas ?? COCO_SIGMAS;
  const comparing = {
    similarity: ({ points }: Pose, object: LabelledObject) => objectSimilarity(points, object, sigmas),
    area: COCO_VARIANTS[task.metric].area,
    most: task['max-detections'],
    isIgnored: ({ isCrowd, keypoints }: LabelledObject) =>
      isCrowd || !keypoints.some((visible, index) => index % 3 === 2 && visible > 0),
  };
  return {
    outputNames: [name],
    score(values, item) {
      const { objects, size } = readObjectsLabel(item, classes);
      const scale = boxScaleOf(task.coordinates, size, item);
      const poses = readPoses(outputOf(values, name), { name, item, count: sigmas.length, scale });
      const wrong = objects.find(({ keypoints }) => keypoints.length !== 3 * sigmas.length);
      if (wrong !== undefined) throw wrongCount(item, wrong.keypoints.length, sigmas.length);
      if (poses === undefined) return NOT_FINITE;
      const usable = poses.filter(({ score }) => score >= task['min-score']);
      const parts = packImage(matchImage(usable, objects, comparing));
      return { ...NOT_FINITE, correct: undefined, finite: true, parts };
    },
    toLabel(values, item) {
      const poses = readPoses(outputOf(values, name), { name, item, count: sigmas.length, scale: UNSCALED });
      return poses && certainObjects(poses, { ...comparing, minScore: labelMinScoreOf(task) }).map(toJson);
    },
    finish() {},
  };
}

/** As a data set has it, with each keypoint visible and the size that pycocotools gives to predicted objects. */
function toJson({ index, area, points }: Pose): object {
  const { x, y, width, height } = boxAround(points);
  const keypoints = points.flatMap((value, at) => (at % 2 === 0 ? [value] : [value, 2]));
  return { class: index, xywh: [x, y, width, height], area, keypoints };
}

/** Undefined if the output is not finite. */
function readPoses(
  tensor: Tensor,
  { name, item, count, scale }: { name: string; item: RegressionItem; count: number; scale: BoxScale },
): readonly Pose[] | undefined {
  const width = HEAD + 3 * count;
  const { dtype, shape } = tensor;
  if (dtype === 'string' || shape.at(-1) !== width || !shape.slice(0, -2).every((size) => size === 1)) {
    throw new UserError(
      `${item.place}: expected rows of ${width} numbers from output ${JSON.stringify(name)}, got ${dtype}[${shape.join(', ')}].`,
      `A row is a box, its score and class, then x, y and confidence of ${count} keypoints. For other keypoints than COCO's, write "sigmas".`,
    );
  }
  const numbers = tensorNumbers(tensor);
  if (!numbers.every(Number.isFinite)) return undefined;
  return Array.from({ length: numbers.length / width }, (_, row) => {
    const own = numbers.subarray(row * width, (row + 1) * width);
    const points = Array.from({ length: count }, (__, index) => {
      const at = HEAD + 3 * index;
      return [scale.x * (own[at] ?? Number.NaN), scale.y * (own[at + 1] ?? Number.NaN)];
    }).flat();
    return {
      score: own[4] ?? Number.NaN,
      index: own[5] ?? Number.NaN,
      area: areaOf(boxAround(points)),
      points,
    };
  });
}

/** The smallest box around points. @param points - x and y of each. */
function boxAround(points: readonly number[]): Box {
  const [xs = [], ys = []] = [0, 1].map((axis) => points.filter((_, index) => index % 2 === axis));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function wrongCount({ place }: RegressionItem, numbers: number, keypoints: number): UserError {
  return new UserError(
    `${place}: expected ${3 * keypoints} numbers under "keypoints", x, y and visibility of each of ${keypoints}, got ${numbers}.`,
    'Write a visibility of 0 for a keypoint that is not labelled.',
  );
}
