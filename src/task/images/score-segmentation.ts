import { mean } from 'simple-statistics';
import { dataError } from '../../dataset/data-error.ts';
import { tensorNumbers } from '../../dataset/element-codec.ts';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { SegmentationTask } from '../../policy/task/image-tasks.ts';
import { refuseReview } from '../needs-review.ts';
import { readTensorLabel } from '../read-label.ts';
import { ifFinite, NOT_FINITE, type Outcomes, type ScoreFormula } from '../score/score-formula.ts';
import type { Scorer, ScorerOptions } from '../score/scorer.ts';
import { outputOf, selectOutput } from '../select-output.ts';

/** Numbers per class in the parts of an item: the class, and the pixels that are both, predicted and labelled. */
const PER_CLASS = 4;

/** A mean over the classes that are predicted or labelled in any item, of the pixels of all items together. */
export function segmentationFormula({ metric }: SegmentationTask): ScoreFormula {
  const shared = { better: 'higher', basis: 'set' } as const;
  return metric === 'miou'
    ? { ...shared, name: 'mIoU', compute: ifFinite(meanOver(intersectionOverUnion)) }
    : { ...shared, name: 'Dice', compute: ifFinite(meanOver(dice)) };
}

interface Pixels {
  readonly both: number;
  readonly predicted: number;
  readonly labelled: number;
}

const intersectionOverUnion = ({ both, predicted, labelled }: Pixels): number =>
  both / (predicted + labelled - both);

const dice = ({ both, predicted, labelled }: Pixels): number => (2 * both) / (predicted + labelled);

function meanOver(rate: (pixels: Pixels) => number): (outcomes: Outcomes) => number | string {
  return (outcomes) => {
    const classes = new Map<number, Pixels>();
    for (const { parts = [] } of outcomes) {
      for (let start = 0; start < parts.length; start += PER_CLASS) {
        const [index = 0, both = 0, predicted = 0, labelled = 0] = parts.slice(start, start + PER_CLASS);
        const sum = classes.get(index) ?? { both: 0, predicted: 0, labelled: 0 };
        classes.set(index, {
          both: sum.both + both,
          predicted: sum.predicted + predicted,
          labelled: sum.labelled + labelled,
        });
      }
    }
    return classes.size === 0 ? 'no pixel counts' : mean([...classes.values()].map(rate));
  };
}

/**
 * Scores a class per pixel. The output has a score per pixel and class, one score per pixel, or the class as a whole
 * number; the label has the class of each pixel.
 */
export function scoreSegmentation(options: ScorerOptions<SegmentationTask>): Scorer {
  const { task, place, outputs, review } = options;
  refuseReview(review, place, 'a segmentation');
  const { name } = selectOutput(task.output, outputs, place);
  return {
    outputNames: [name],
    score(values, item) {
      const predicted = readPixels(outputOf(values, name), { task, name, item });
      const labels = readMask(item);
      if (labels.length !== predicted.count) throw wrongSize(item, predicted.count, labels.length);
      expectClasses(labels, { item, classes: predicted.classes, ignored: task['ignore-index'] });
      if (predicted.pixels === undefined) return NOT_FINITE;
      const parts = countPixels(predicted.pixels, labels, task['ignore-index']);
      return { ...NOT_FINITE, correct: undefined, finite: true, parts };
    },
    toLabel(values, item) {
      const { pixels } = readPixels(outputOf(values, name), { task, name, item });
      return pixels && toJson(pixels);
    },
    finish() {},
  };
}

/** As a data set has it, with 4 bytes per pixel. */
const toJson = (pixels: Float64Array) => ({
  dtype: 'int32',
  shape: [pixels.length],
  base64: Buffer.from(Int32Array.from(pixels).buffer).toString('base64'),
});

interface Predicted {
  readonly count: number;
  /** Number of classes; undefined if the output does not say. */
  readonly classes: number | undefined;
  /** The class of each pixel; undefined if the output is not finite. */
  readonly pixels: Float64Array | undefined;
}

function readPixels(
  tensor: Tensor,
  { task, name, item }: { task: SegmentationTask; name: string; item: RegressionItem },
): Predicted {
  const shape = dropBatch(tensor.shape);
  if (tensor.dtype === 'string' || shape.length > 3 || shape.length < 2) {
    throw new UserError(
      `${item.place}: expected a score or a class for each pixel from output ${JSON.stringify(name)}, got ${tensor.dtype}[${tensor.shape.join(', ')}].`,
      'Set "output" to one of shape [classes, height, width], with "layout: hwc" [height, width, classes], or [height, width].',
    );
  }
  const numbers = tensorNumbers(tensor);
  const isFirst = task.layout === 'chw';
  const channels = shape.length === 2 ? 1 : ((isFirst ? shape[0] : shape[2]) ?? 1);
  if (!tensor.dtype.startsWith('float') && channels === 1)
    return { count: numbers.length, classes: undefined, pixels: numbers };
  const count = channels === 0 ? 0 : numbers.length / channels;
  const classes = Math.max(channels, 2);
  if (!numbers.every(Number.isFinite)) return { count, classes, pixels: undefined };
  if (channels === 1)
    return { count, classes, pixels: numbers.map((score) => (score >= task.threshold ? 1 : 0)) };
  const [pixelStep, classStep] = isFirst ? [1, count] : [channels, 1];
  const pixels = new Float64Array(count);
  for (let pixel = 0; pixel < count; pixel += 1) {
    let best = 0;
    for (let index = 1; index < channels; index += 1) {
      const score = numbers[pixel * pixelStep + index * classStep] ?? Number.NaN;
      if (score > (numbers[pixel * pixelStep + best * classStep] ?? Number.NaN)) best = index;
    }
    pixels[pixel] = best;
  }
  return { count, classes, pixels };
}

const dropBatch = (shape: readonly number[]): readonly number[] =>
  shape.length > 3 && shape[0] === 1 ? dropBatch(shape.slice(1)) : shape;

function readMask(item: RegressionItem): Float64Array {
  const tensor = readTensorLabel(item.label, 'int32', { place: item.place, name: 'the label' });
  if (tensor.dtype !== 'string') return tensorNumbers(tensor);
  throw dataError(
    { place: item.place, name: 'the label' },
    { expected: 'a class for each pixel', got: 'texts', hint: 'Write the classes as whole numbers.' },
  );
}

function expectClasses(
  labels: Float64Array,
  { item, classes, ignored }: { item: RegressionItem; classes: number | undefined; ignored: number },
): void {
  const most = classes ?? Number.POSITIVE_INFINITY;
  const wrong = labels.find(
    (label) => label !== ignored && !(Number.isInteger(label) && label >= 0 && label < most),
  );
  if (wrong === undefined) return;
  throw dataError(
    { place: item.place, name: 'the label' },
    {
      expected: classes === undefined ? 'classes' : `classes below ${classes}, as many as the output has,`,
      got: String(wrong),
      hint: `Pixels that do not count are labelled ${ignored}; set "ignore-index" if it is another number.`,
    },
  );
}

function countPixels(pixels: Float64Array, labels: Float64Array, ignored: number): number[] {
  const counts = new Map<number, { both: number; predicted: number; labelled: number }>();
  const countOf = (index: number) => {
    const known = counts.get(index) ?? { both: 0, predicted: 0, labelled: 0 };
    counts.set(index, known);
    return known;
  };
  labels.forEach((label, pixel) => {
    if (label === ignored) return;
    const given = pixels[pixel] ?? Number.NaN;
    countOf(label).labelled += 1;
    countOf(given).predicted += 1;
    if (given === label) countOf(label).both += 1;
  });
  return [...counts].flatMap(([index, { both, predicted, labelled }]) => [index, both, predicted, labelled]);
}

function wrongSize({ place }: RegressionItem, pixels: number, labels: number): UserError {
  return new UserError(
    `${place}: expected a label with ${pixels} pixels, as many as the output has, got ${labels}.`,
    'Scale the mask to the size of the output, without blending classes. With "layout: hwc", classes are the last axis.',
  );
}
