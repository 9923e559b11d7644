import { dataError, show } from '../../dataset/data-error.ts';
import { parseStructure } from '../../dataset/parse-array.ts';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import type { UserError } from '../../errors/errors.ts';
import { isTensor, readClassLabel } from '../read-label.ts';
import { areaOf, type Box, toBox } from './box.ts';

/** A labelled object of an image. */
export interface LabelledObject {
  readonly index: number;
  readonly box: Box;
  /** Of the object; that of its box if the label does not say. */
  readonly area: number;
  readonly isCrowd: boolean;
  /** x, y and visibility of each keypoint; empty if the label has none. */
  readonly keypoints: readonly number[];
}

/** Of an image, in pixels. */
export interface ImageSize {
  readonly height: number;
  readonly width: number;
}

/** The label of an image. */
interface LabelledImage {
  readonly objects: readonly LabelledObject[];
  /** Undefined if the label does not say. */
  readonly size: ImageSize | undefined;
}

const KEYS = ['class', 'xyxy', 'xywh', 'area', 'crowd', 'keypoints'];

/**
 * The objects of an image, and its size if the label is `{ size: [height, width], objects }`: an array of `{ class, xyxy: [x, y, x, y] }` or `{ class, xywh: [x, y, width, height] }`, each with
 * `area`, `crowd` and `keypoints` as COCO has them, if given. The class may be absent if there is only one. A field of a .csv
 * file has the same as text.
 *
 * @throws {UserError} If the label is anything else.
 */
export function readObjectsLabel(
  item: RegressionItem,
  classes: readonly string[] | undefined,
): LabelledImage {
  const label = typeof item.label === 'string' ? (parseStructure(item.label) ?? item.label) : item.label;
  const { objects, size } = splitLabel(label);
  if (!Array.isArray(objects)) throw wrongLabel(item, label);
  return {
    objects: objects.map((each: unknown) => readObject(each, item, classes)),
    size: size === undefined ? undefined : readSize(size, item),
  };
}

function splitLabel(label: unknown): { readonly objects: unknown; readonly size?: unknown } {
  if (typeof label !== 'object' || label === null || Array.isArray(label) || isTensor(label))
    return { objects: label };
  const { objects, size, ...others } = label as Readonly<Record<string, unknown>>;
  return size === undefined || Object.keys(others).length > 0 ? { objects: undefined } : { objects, size };
}

function readSize(value: unknown, { place }: RegressionItem): ImageSize {
  const [height, width, ...more] = isNumbers(value) ? value : [];
  if (height !== undefined && width !== undefined && more.length === 0 && height > 0 && width > 0)
    return { height, width };
  throw dataError(
    { place, name: '"size" of the label' },
    {
      expected: 'the height and the width of the image in pixels',
      got: show(value),
      hint: 'Write "size": [480, 640].',
    },
  );
}

function readObject(
  value: unknown,
  item: RegressionItem,
  classes: readonly string[] | undefined,
): LabelledObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isTensor(value))
    throw wrongLabel(item, value);
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const { class: name = 0, xyxy, xywh, area, crowd = false, keypoints = [] } = fields;
  const form = xyxy === undefined ? 'xywh' : 'xyxy';
  const numbers = xyxy ?? xywh;
  const isValid =
    Object.keys(fields).every((key) => KEYS.includes(key)) &&
    (xyxy === undefined) !== (xywh === undefined) &&
    isNumbers(numbers) &&
    numbers.length === 4 &&
    (area === undefined || (typeof area === 'number' && area >= 0)) &&
    isTruth(crowd) &&
    isNumbers(keypoints) &&
    keypoints.length % 3 === 0;
  if (!isValid) throw wrongLabel(item, value);
  const box = toBox(numbers, form);
  if (!(box.width >= 0 && box.height >= 0)) throw wrongLabel(item, `a box of ${box.width} × ${box.height}`);
  return {
    index: readClassLabel({ ...item, label: name }, classes),
    box,
    area: typeof area === 'number' ? area : areaOf(box),
    isCrowd: Boolean(crowd),
    keypoints,
  };
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'number' && Number.isFinite(each));

const isTruth = (value: unknown): boolean => typeof value === 'boolean' || value === 0 || value === 1;

function wrongLabel({ place }: RegressionItem, got: unknown): UserError {
  return dataError(
    { place, name: 'the label' },
    {
      expected: 'an array of objects with a class and a box',
      got: show(got),
      hint: 'Write [{"class": "cat", "xywh": [x, y, width, height]}], or "xyxy" with two corners, and [] for none; "area", "crowd" and "keypoints" as in COCO. With the size of the image: {"size": [height, width], "objects": […]}.',
    },
  );
}
