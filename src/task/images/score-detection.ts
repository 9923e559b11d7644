import { tensorNumbers } from '../../dataset/element-codec.ts';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { DetectionTask } from '../../policy/task/image-tasks.ts';
import { refuseReview } from '../needs-review.ts';
import { ifFinite, NOT_FINITE, type ScoreFormula } from '../score/score-formula.ts';
import type { Scorer, ScorerOptions } from '../score/scorer.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import { areaOf, type Box, overlap, toBox } from './box.ts';
import { cocoPrecision, type ImageParts, packImage } from './coco-score.ts';
import { matchObjects, THRESHOLDS } from './match-objects.ts';
import { type LabelledObject, readObjectsLabel } from './read-objects-label.ts';

const ALL = THRESHOLDS.map((_, bit) => bit);

interface Variant {
  readonly name: string;
  /** Positions in `THRESHOLDS`. */
  readonly bits: readonly number[];
  /** Objects of other areas do not count. In the unit of the labels, squared. */
  readonly area: readonly [least: number, most: number];
}

const ANY_AREA = [0, 1e10] as const;
const [SMALL, MEDIUM] = [32 ** 2, 96 ** 2];

const VARIANTS: Readonly<Record<DetectionTask['metric'], Variant>> = {
  map: { name: 'mAP', bits: ALL, area: ANY_AREA },
  'map-50': { name: 'AP50', bits: [0], area: ANY_AREA },
  'map-75': { name: 'AP75', bits: [5], area: ANY_AREA },
  'map-small': { name: 'mAP of small objects', bits: ALL, area: [0, SMALL] },
  'map-medium': { name: 'mAP of medium objects', bits: ALL, area: [SMALL, MEDIUM] },
  'map-large': { name: 'mAP of large objects', bits: ALL, area: [MEDIUM, 1e10] },
};

/** COCO's average precision over the objects of all items. */
export function detectionFormula({ metric }: DetectionTask): ScoreFormula {
  const { name, bits } = VARIANTS[metric];
  const compute = ifFinite((outcomes) => cocoPrecision(outcomes, bits));
  return { name, better: 'higher', basis: 'set', compute };
}

interface Detected {
  readonly box: Box;
  readonly score: number;
  readonly index: number;
}

/** Scores boxes around objects, one image per item. The parts of an item are those of {@link packImage}. */
export function scoreDetection(options: ScorerOptions<DetectionTask>): Scorer {
  const { task, place, outputs, review, classes } = options;
  refuseReview(review, place, 'a detection');
  const names =
    task.outputs === undefined
      ? [selectOutput(task.output, outputs, place).name]
      : [task.outputs.boxes, task.outputs.scores, task.outputs.labels].map(
          (name) => selectOutput(name, outputs, place).name,
        );
  return {
    outputNames: names,
    score(values, item) {
      const tensors = names.map((name) => outputOf(values, name));
      const detected = readBoxes(tensors, { task, names, item });
      const objects = readObjectsLabel(item, classes);
      if (detected === undefined) return NOT_FINITE;
      return {
        ...NOT_FINITE,
        correct: undefined,
        finite: true,
        parts: packImage(matchImage(detected, objects, task)),
      };
    },
    finish() {},
  };
}

function matchImage(
  detected: readonly Detected[],
  objects: readonly LabelledObject[],
  task: DetectionTask,
): ImageParts {
  const [least, most] = VARIANTS[task.metric].area;
  const isOutside = (area: number): boolean => area < least || area > most;
  const indices = new Set([...objects, ...detected].map(({ index }) => index));
  const images = [...indices].map((index) => {
    const own = objects
      .filter((each) => each.index === index)
      .map((each) => ({ ...each, isIgnored: each.isCrowd || isOutside(each.area) }));
    const best = detected
      .filter((each) => each.index === index)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, task['max-detections']);
    const similarity = best.map(({ box }) => own.map((each) => overlap(box, each.box, each.isCrowd)));
    const matches = matchObjects(similarity, own, (position) => {
      const box = best[position]?.box;
      return box === undefined || isOutside(areaOf(box));
    });
    return {
      objects: [index, own.filter(({ isIgnored }) => !isIgnored).length] as const,
      predictions: best.flatMap(({ score }, position) => {
        const match = matches[position];
        return match === undefined ? [] : [{ index, score, ...match }];
      }),
    };
  });
  return {
    objects: new Map(images.map((each) => each.objects).filter(([, count]) => count > 0)),
    predictions: images.flatMap(({ predictions }) => predictions),
  };
}

/** The boxes of an image that count; undefined if an output is not finite. */
function readBoxes(
  tensors: readonly Tensor[],
  { task, names, item }: { task: DetectionTask; names: readonly string[]; item: RegressionItem },
): readonly Detected[] | undefined {
  const numbers = tensors.map((tensor) => (tensor.dtype === 'string' ? undefined : tensorNumbers(tensor)));
  const [boxes, scores, labels] = tensors.length === 1 ? splitRows(numbers[0]) : numbers;
  const isWhole = tensors.every(({ shape }, position) =>
    hasRows(shape, position === 0 ? (tensors.length === 1 ? 6 : 4) : 1),
  );
  const count = scores?.length ?? 0;
  if (!boxes || !scores || !labels || !isWhole || boxes.length !== 4 * count || labels.length !== count) {
    const got = tensors.map(({ dtype, shape }) => `${dtype}[${shape.join(', ')}]`).join(', ');
    throw new UserError(
      `${item.place}: expected ${tensors.length === 1 ? 'rows of 6 numbers' : 'boxes, scores and classes of equal number'} from ${names.map((name) => JSON.stringify(name)).join(', ')}, got ${got}.`,
      'Set "output" to one of shape [boxes, 6] with box, score and class in each row, or "outputs: { boxes, scores, labels }". Non-maximum suppression must be part of the model.',
    );
  }
  if (![boxes, scores, labels].every((each) => each.every(Number.isFinite))) return undefined;
  return Array.from(scores, (score, index) => ({
    box: toBox(boxes.slice(4 * index, 4 * index + 4), task.box),
    score,
    index: labels[index] ?? Number.NaN,
  })).filter(({ score }) => score >= task['min-score']);
}

/** Whether a tensor has rows of so many numbers, apart from axes of 1 in front. */
function hasRows(shape: readonly number[], width: number): boolean {
  if (width === 1) return shape.filter((size) => size !== 1).length <= 1;
  return shape.at(-1) === width && shape.slice(0, -2).every((size) => size === 1);
}

function splitRows(rows: Float64Array | undefined): readonly (Float64Array | undefined)[] {
  if (rows === undefined) return [];
  const count = Math.floor(rows.length / 6);
  const column = (first: number, width: number): Float64Array =>
    Float64Array.from({ length: count * width }, (_, at) => {
      const row = Math.floor(at / width);
      return rows[6 * row + first + (at % width)] ?? Number.NaN;
    });
  return [column(0, 4), column(4, 1), column(5, 1)];
}
