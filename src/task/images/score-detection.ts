import { tensorNumbers } from '../../dataset/element-codec.ts';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';
import { type DetectionTask, labelMinScoreOf } from '../../policy/task/image-tasks.ts';
import { refuseReview } from '../needs-review.ts';
import { NOT_FINITE } from '../score/score-formula.ts';
import type { Scorer, ScorerOptions } from '../score/scorer.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import { areaOf, type Box, overlap, toBox } from './box.ts';
import { type BoxScale, boxScaleOf, scaleBox, UNSCALED } from './box-scale.ts';
import { certainObjects } from './certain-objects.ts';
import { packImage } from './coco-score.ts';
import { COCO_VARIANTS } from './coco-variants.ts';
import { matchImage, type Predicted } from './match-image.ts';
import { type LabelledObject, readObjectsLabel } from './read-objects-label.ts';

interface Detected extends Predicted {
  readonly box: Box;
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
  const comparing = {
    similarity: ({ box }: Detected, object: LabelledObject) =>
      task.label === 'baseline' && isSame(box, object.box) ? 1 : overlap(box, object.box, object.isCrowd),
    area: COCO_VARIANTS[task.metric].area,
    most: task['max-detections'],
    isIgnored: ({ isCrowd }: LabelledObject) => isCrowd,
  };
  const detect = (values: ReadonlyMap<string, Tensor>, item: RegressionItem, scale: BoxScale) => {
    const tensors = names.map((name) => outputOf(values, name));
    return readBoxes(tensors, { task, names, item, scale });
  };
  return {
    outputNames: names,
    score(values, item) {
      const { objects, size } = readObjectsLabel(item, classes);
      const detected = detect(values, item, boxScaleOf(task.coordinates, size, item));
      if (detected === undefined) return NOT_FINITE;
      return {
        ...NOT_FINITE,
        correct: undefined,
        finite: true,
        parts: packImage(matchImage(detected, objects, comparing)),
      };
    },
    toLabel(values, item) {
      const detected = detect(values, item, UNSCALED);
      const minScore = labelMinScoreOf(task);
      return (
        detected && certainObjects(detected, { ...comparing, minScore }).map((each) => toLabel(each, item))
      );
    },
    finish() {},
  };
}

/** As a data set has it. */
function toLabel({ index, box: { x, y, width, height } }: Detected, { place }: RegressionItem): object {
  if (width >= 0 && height >= 0) return { class: index, xywh: [x, y, width, height] };
  throw new UserError(
    `${place}: expected boxes of the baseline that are at least 0 wide and high, got one of ${width} × ${height}.`,
    'Set "box" to what the four numbers of a box are: xyxy, yxyx, xywh or cxcywh.',
  );
}

/** A box without an area overlaps nothing, not even itself. */
const isSame = (one: Box, other: Box): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;

/** The boxes of an image that count; undefined if an output is not finite. */
function readBoxes(
  tensors: readonly Tensor[],
  {
    task,
    names,
    item,
    scale,
  }: { task: DetectionTask; names: readonly string[]; item: RegressionItem; scale: BoxScale },
): readonly Detected[] | undefined {
  const numbers = tensors.map((tensor) => (tensor.dtype === 'string' ? undefined : tensorNumbers(tensor)));
  const isSingle = tensors.length === 1;
  const width = rowWidth(task);
  const [boxes, scores, labels] = isSingle ? splitRows(numbers[0], task) : numbers;
  const isWhole = tensors.every(({ shape }, position) =>
    hasRows(shape, position === 0 ? (isSingle ? width : 4) : 1),
  );
  const count = scores?.length ?? 0;
  if (!boxes || !scores || !labels || !isWhole || boxes.length !== 4 * count || labels.length !== count) {
    const got = tensors.map(({ dtype, shape }) => `${dtype}[${shape.join(', ')}]`).join(', ');
    throw new UserError(
      `${item.place}: expected ${isSingle ? `rows of ${width} numbers` : 'boxes, scores and classes of equal number'} from ${names.map((name) => JSON.stringify(name)).join(', ')}, got ${got}.`,
      'Set "output" to one of shape [boxes, 6] with box, score and class in each row, another order with "row", or "outputs: { boxes, scores, labels }". Non-maximum suppression must be part of the model.',
    );
  }
  if (![boxes, scores, labels].every((each) => each.every(Number.isFinite))) return undefined;
  return Array.from(scores, (score, index) => {
    const box = scaleBox(toBox(boxes.slice(4 * index, 4 * index + 4), task.box), scale);
    return { box, score, index: labels[index] ?? Number.NaN, area: areaOf(box) };
  }).filter(({ score }) => score >= task['min-score']);
}

/** Whether a tensor has rows of so many numbers, apart from axes of 1 in front. */
function hasRows(shape: readonly number[], width: number): boolean {
  if (width === 1) return shape.filter((size) => size !== 1).length <= 1;
  return shape.at(-1) === width && shape.slice(0, -2).every((size) => size === 1);
}

type RowPart = NonNullable<DetectionTask['row']>[number];

const ROW: RowPart[] = ['box', 'score', 'class'];

const partWidth = (part: RowPart): number => (part === 'box' ? 4 : 1);

/** Numbers in a row, up to a part, or in all. */
function rowWidth({ row = ROW }: DetectionTask, until?: RowPart): number {
  const end = until === undefined ? row.length : row.indexOf(until);
  return row.slice(0, end).reduce((sum, part) => sum + partWidth(part), 0);
}

function splitRows(
  rows: Float64Array | undefined,
  task: DetectionTask,
): readonly (Float64Array | undefined)[] {
  if (rows === undefined) return [];
  const all = rowWidth(task);
  const count = Math.floor(rows.length / all);
  return (['box', 'score', 'class'] as const).map((part) => {
    const [first, width] = [rowWidth(task, part), partWidth(part)];
    return Float64Array.from({ length: count * width }, (_, at) => {
      const row = Math.floor(at / width);
      return rows[all * row + first + (at % width)] ?? Number.NaN;
    });
  });
}
