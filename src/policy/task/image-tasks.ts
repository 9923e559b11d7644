import { z } from 'zod';
import { quotedJson } from '../../errors/plain-text.ts';
import { fraction } from '../limits.ts';
import { label, output, path } from './task-keys.ts';

/** A class for each pixel. */
export const segmentationSchema = z.strictObject({
  kind: z.literal('segmentation'),
  label,
  output,
  classes: path.optional(),
  /** Order of the axes of scores. */
  layout: z.enum(['chw', 'hwc']).default('chw'),
  /** Only for one score per pixel: it is class 1 from here on, else class 0. In the output's own unit. */
  threshold: z.number().default(0.5),
  /** Label of pixels that do not count. */
  'ignore-index': z.int().default(255),
  metric: z.enum(['miou', 'dice']).default('miou'),
});

export type SegmentationTask = z.output<typeof segmentationSchema>;

const isOnce = (part: string, parts: readonly string[]): boolean =>
  parts.filter((each) => each === part).length === 1;

/** With `label: baseline`: objects that the baseline gives at least this score are the labels. */
const labelMinScore = fraction.optional();

/** Default of `label-min-score`: objects of the baseline with at least this score become labels. */
const LABEL_MIN_SCORE = 0.5;

interface ObjectsTask {
  readonly label?: 'baseline' | undefined;
  readonly 'label-min-score'?: number | undefined;
  readonly 'min-score': number;
}

/** Least score of an object of the baseline that is a label. */
export const labelMinScoreOf = (task: ObjectsTask): number =>
  task['label-min-score'] ?? Math.max(LABEL_MIN_SCORE, task['min-score']);

function checkLabelMinScore(task: ObjectsTask, context: z.RefinementCtx): void {
  const { 'label-min-score': least, 'min-score': counted } = task;
  const add = (message: string): void =>
    context.addIssue({ code: 'custom', path: ['label-min-score'], message });
  if (least === undefined) return;
  if (task.label === undefined) add('expected "label: baseline" with this key, got no such label');
  if (least < counted)
    add(`expected at least "min-score" (${counted}), below which no object counts, got ${least}`);
}

const pixels = z
  .number()
  .positive({ error: (issue) => `expected pixels above 0, got ${quotedJson(issue.input)}` });

/**
 * What the output measures positions in: pixels of the labelled image, fractions of its width and height, or pixels of an image
 * that was resized to `[height, width]`. Pixels if absent.
 */
const coordinates = z
  .union([z.enum(['pixels', 'normalized']), z.tuple([pixels, pixels])], {
    error: (issue) =>
      `expected pixels, normalized (0 to 1), or the [height, width] that the image was resized to, got ${quotedJson(issue.input)}`,
  })
  .optional();

export type Coordinates = NonNullable<z.output<typeof coordinates>>;

/** The size of an image is part of a label, which `label: baseline` does not read. */
function checkCoordinates(
  {
    label: labelled,
    coordinates: measured,
  }: { label?: 'baseline' | undefined; coordinates?: Coordinates | undefined },
  context: z.RefinementCtx,
): void {
  if (labelled === undefined || measured === undefined) return;
  const message = `expected no such key with "label: baseline" (the positions of both models are compared as they are), got ${quotedJson(measured)}`;
  context.addIssue({ code: 'custom', path: ['coordinates'], message });
}

/** Boxes around objects. */
export const detectionSchema = z
  .strictObject({
    kind: z.literal('detection'),
    label,
    'label-min-score': labelMinScore,
    /** An output with a row for each box: four numbers, the score, the class, or as `row` says. */
    output,
    /** Three outputs instead of one. */
    outputs: z.strictObject({ boxes: z.string(), scores: z.string(), labels: z.string() }).optional(),
    /** What the four numbers of a box are: corners, with x or y first, corner and size, or center and size. */
    box: z.enum(['xyxy', 'yxyx', 'xywh', 'cxcywh']).default('xyxy'),
    coordinates,
    /** What a row of the single output is made of; box, score and class if absent. `skip` is a number that is not used. */
    row: z
      .array(z.enum(['box', 'score', 'class', 'skip']))
      .max(64)
      .refine((parts) => ['box', 'score', 'class'].every((part) => isOnce(part, parts)), {
        error: 'expected "box", "score" and "class" once each, and "skip" for other numbers',
      })
      .optional(),
    classes: path.optional(),
    metric: z.enum(['map', 'map-50', 'map-75', 'map-small', 'map-medium', 'map-large']).default('map'),
    /** Boxes with a lower score do not count. */
    'min-score': fraction.default(0),
    /** How many boxes of an image and a class count, the best first. */
    'max-detections': z.int().min(1).max(10_000).default(100),
  })
  .superRefine(checkLabelMinScore)
  .superRefine(checkCoordinates)
  .superRefine(({ output: single, outputs, row }, context) => {
    const add = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message });
    if (outputs === undefined) return;
    if (single !== undefined) add('outputs', 'expected either "output" or "outputs", got both');
    if (row !== undefined) add('row', 'expected "row" only for a single output, got it with "outputs"');
  });

export type DetectionTask = z.output<typeof detectionSchema>;

/** Fewer may all be on one line, and then the box around them has no size. */
const MIN_LABELLED_KEYPOINTS = 3;

/** Keypoints of objects, such as the joints of a person. */
export const keypointsSchema = z
  .strictObject({
    kind: z.literal('keypoints'),
    label,
    'label-min-score': labelMinScore,
    /** An output with a row for each object: box, score, class, then x, y and confidence of each keypoint. */
    output,
    coordinates,
    classes: path.optional(),
    /** How exactly people place each keypoint; those of COCO's 17 if absent. */
    sigmas: z.array(z.number().positive()).min(1).max(1000).optional(),
    metric: z.enum(['map', 'map-50', 'map-75', 'map-medium', 'map-large']).default('map'),
    /** Objects with a lower score do not count. */
    'min-score': fraction.default(0),
    /** How many objects of an image and a class count, the best first. */
    'max-detections': z.int().min(1).max(10_000).default(20),
  })
  .superRefine(checkLabelMinScore)
  .superRefine(checkCoordinates)
  .superRefine(({ label: labelled, sigmas }, context) => {
    if (labelled === undefined || sigmas === undefined || sigmas.length >= MIN_LABELLED_KEYPOINTS) return;
    const message = `expected at least ${MIN_LABELLED_KEYPOINTS} keypoints with "label: baseline" (the box around them is the size of an object), got ${sigmas.length}`;
    context.addIssue({ code: 'custom', path: ['sigmas'], message });
  });

export type KeypointsTask = z.output<typeof keypointsSchema>;
